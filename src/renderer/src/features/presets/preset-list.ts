/** The presets of one model, and the effect of each. Pure. */

import type { ParameterName, Parameters } from '../../../../shared/domain/parameters.ts'
import type { Preset } from '../../../../shared/domain/preset.ts'
import type { OperationInfo, ProviderInfo } from '../../../../shared/domain/provider.ts'
import type { SeedMode } from '../../../../shared/domain/settings.ts'
import { t } from '../../../../shared/messages/t.ts'

export interface Chip {
  id: string
  label: string
  own: boolean
  parameters: Partial<Parameters>
  /** The form already matches all of it. */
  applied: boolean
}

/** Whether a form already has all values that a preset sets. An empty text and an absent one are the same. */
export function isApplied(form: Parameters, preset: Partial<Parameters>): boolean {
  const entries = Object.entries(preset) as [ParameterName, unknown][]
  return entries.length > 0 && entries.every(([name, value]) => value === undefined || (form[name] ?? '') === value)
}

/** The chips of a model: built-in ones, then the user's own by name. */
export function chipsOf(operation: OperationInfo, own: readonly Preset[], form: Parameters): Chip[] {
  const builtIn = operation.presets.map((preset) => ({ ...preset, own: false }))
  const saved = own
    .filter((preset) => preset.operationId === operation.id)
    .sort((a, b) => a.name.localeCompare(b.name))
    .map((preset) => ({ id: preset.id, label: preset.name, own: true, parameters: preset.parameters }))
  return [...builtIn, ...saved].map((chip) => ({ ...chip, applied: isApplied(form, chip.parameters) }))
}

const shapes: readonly string[] = ['width', 'height', 'aspectRatio']

/** The chips of the bar: a preset with only a size or ratio is already among the size's own chips. */
export function barChips(chips: readonly Chip[]): Chip[] {
  return chips.filter((chip) => chip.own || Object.keys(chip.parameters).some((name) => !shapes.includes(name)))
}

/** The user's presets for other models, with the model's name: applying one maps what fits. */
export function otherPresets(
  operation: OperationInfo,
  own: readonly Preset[],
  providers: readonly ProviderInfo[]
): { preset: Preset; model: string }[] {
  const names = new Map(
    providers.flatMap((provider) =>
      provider.operations.map((each) => [each.id, `${provider.label} · ${each.label}`] as const)
    )
  )
  return own
    .filter((preset) => preset.operationId !== operation.id)
    .map((preset) => ({ preset, model: names.get(preset.operationId) ?? preset.operationId }))
}

/** What is saved: every parameter of the form; the prompt only if requested, and never a seed that was only drawn. */
export function presetParameters(form: Parameters, options: { prompt: boolean; seed: boolean }): Partial<Parameters> {
  const { prompt, negativePrompt, seed, ...rest } = form
  const kept: Partial<Parameters> = { ...rest }
  if (options.prompt) {
    kept.prompt = prompt
    if (negativePrompt) kept.negativePrompt = negativePrompt
  }
  if (options.seed && seed !== undefined) kept.seed = seed
  return Object.fromEntries(Object.entries(kept).filter(([, value]) => value !== undefined))
}

/** What the names of a model's presets must differ from: its own, and those of the user. */
interface Taken {
  operationId: string
  /** The model's built-in presets; none if the model is gone. */
  builtIn: readonly { label: string }[]
  own: readonly Preset[]
  /** Id of the preset being renamed, or replaced. */
  except?: string | undefined
}

const same = (a: string, b: string): boolean => a.trim().toLowerCase() === b.trim().toLowerCase()

/** What is wrong with a name; null if nothing is. */
export function nameProblem(name: string, { operationId, builtIn, own, except }: Taken): string | null {
  const trimmed = name.trim()
  if (trimmed === '') return t('presets.presetList.givePresetName')
  if (trimmed.length > 80) return t('presets.presetList.tooLong', { count: trimmed.length })
  if (builtIn.some((preset) => same(preset.label, trimmed))) return t('presets.presetList.builtInExists')
  const taken = presetNamed(trimmed, operationId, own)
  return taken && taken.id !== except ? t('presets.presetList.exists') : null
}

/** The user's preset for a model with this name, ignoring case. */
export function presetNamed(name: string, operationId: string, own: readonly Preset[]): Preset | undefined {
  return own.find((preset) => preset.operationId === operationId && same(preset.name, name))
}

/** The new content of an updated preset: the form, with the prompt and the seed only if it had them. */
export function updatedParameters(form: Parameters, { parameters }: Preset, seedMode: SeedMode): Partial<Parameters> {
  return presetParameters(form, {
    prompt: parameters.prompt !== undefined,
    seed: parameters.seed !== undefined && seedMode !== 'random'
  })
}
