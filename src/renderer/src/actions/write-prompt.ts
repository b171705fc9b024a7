/** Requests to the form from elsewhere. */
import { t } from '../../../shared/messages/t.ts'
import type { Action } from './action.ts'
import { commands } from './commands.ts'

export const writePrompt: Action = {
  id: 'compose.prompt',
  label: t('actions.compose.writePrompt'),
  keys: ['Ctrl+L'],
  inText: true,
  where: ['window'],
  palette: { group: 'make' },
  run: () => commands.run('focusPrompt')
}
