import { t } from '../../../../shared/messages/t.ts'
import type { Action } from '../../actions/action.ts'
import { commands } from '../../actions/commands.ts'
import { useProviders } from '../../data/providers-store.ts'
import { composeOperations } from './draft.ts'

/** An action for every model. */
export function modelActions(): Action[] {
  return composeOperations(useProviders.getState().providers).map(({ provider, operation }) => ({
    id: `compose.model.${operation.id}`,
    label: `${provider.demo ? t('compose.composeActions.demo') : provider.label} · ${operation.label}`,
    where: ['window'],
    palette: { group: 'models', description: operation.summary },
    run: () => commands.run('chooseOperation', { operationId: operation.id })
  }))
}
