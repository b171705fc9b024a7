/** Changes to the user's own presets; each can be undone for a while. */

import type { Parameters } from '../../../../shared/domain/parameters.ts'
import type { Preset } from '../../../../shared/domain/preset.ts'
import { t } from '../../../../shared/messages/t.ts'
import { offerUndo } from '../../actions/offer-undo.ts'
import { api } from '../../data/client.ts'
import { usePresets } from '../../data/presets-store.ts'
import { attempt } from '../../data/report.ts'

const { presetSaved, presetRemoved } = usePresets.getState()

/** Replaces a preset's values. @throws AppError not-found | disk-full | storage */
export async function updatePreset(preset: Preset, parameters: Partial<Parameters>): Promise<void> {
  presetSaved(await api.presets.update({ id: preset.id, parameters }))
  offerUndo('preset', t('presets.presetChanges.updated', { name: preset.name }), () =>
    attempt(api.presets.update({ id: preset.id, parameters: preset.parameters }).then(presetSaved))
  )
}

/** @throws AppError disk-full | storage */
export async function deletePreset(preset: Preset): Promise<void> {
  await api.presets.remove({ id: preset.id })
  presetRemoved(preset.id)
  offerUndo('preset', t('presets.presetChanges.deleted', { name: preset.name }), () => attempt(restorePreset(preset)))
}

/** Restores a deleted preset. @throws AppError invalid-input (its name was taken meanwhile) | disk-full | storage */
export async function restorePreset({ name, operationId, parameters }: Preset): Promise<void> {
  presetSaved(await api.presets.save({ name, operationId, parameters }))
}
