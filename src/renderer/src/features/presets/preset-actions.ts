import type { OperationInfo } from '../../../../shared/domain/provider.ts'
import { t } from '../../../../shared/messages/t.ts'
import type { Action } from '../../actions/action.ts'
import { commands } from '../../actions/commands.ts'
import { createSlot } from '../../actions/slot.ts'
import { usePresets } from '../../data/presets-store.ts'

/** The model chosen in the form. */
export const chosenOperation = createSlot<OperationInfo>()

const preset = (id: string, label: string, description: string): Action => ({
  id: `preset.${id}`,
  label,
  where: ['window'],
  palette: { group: 'presets', description, keywords: t('presets.presetActions.keywords') },
  run: () => commands.run('applyPreset', { presetId: id })
})

/** Those of the chosen model, and the user's own. */
export function presetActions(): Action[] {
  const operation = chosenOperation.now()
  if (!operation) return []
  return [
    ...operation.presets.map(({ id, label }) => preset(id, label, operation.label)),
    ...usePresets.getState().presets.map(({ id, name }) => preset(id, name, t('presets.presetActions.yourOwn')))
  ]
}
