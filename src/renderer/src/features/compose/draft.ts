/** The form of each model, and how it changes when another model, a preset or a picture's recipe replaces it. */

import type { ChoiceField, Field, SizeField } from '../../../../shared/domain/field.ts'
import { defaultsOf, namesOf, pickParameters, problemsOf } from '../../../../shared/domain/field.ts'
import { type ParameterName, type Parameters, parametersSchema } from '../../../../shared/domain/parameters.ts'
import type { OperationInfo, ProviderInfo } from '../../../../shared/domain/provider.ts'
import type { Draft, SeedMode } from '../../../../shared/domain/settings.ts'
import { t } from '../../../../shared/messages/t.ts'
import type { OperationPlace } from '../../data/providers-store.ts'
import { ratioForSize, sizeForRatio } from '../../ui/form/size-choices.ts'
import { inWords, parameterLabel } from './parameter-labels.ts'

export interface Mapped {
  /** Complete: the operation's defaults, overridden by everything that fits. */
  parameters: Parameters
  /** Names that have no place in the operation, or whose value it does not accept. */
  dropped: ParameterName[]
}

const sizeFieldOf = (fields: readonly Field[]): SizeField | undefined => fields.find((field) => field.kind === 'size')

const ratioFieldOf = (fields: readonly Field[]): ChoiceField | undefined =>
  fields.find((field): field is ChoiceField => field.kind === 'choice' && field.name === 'aspectRatio')

/** Converts a size to the nearest ratio, or a ratio to the nearest size, if the other form only has that. */
function translateSize(fields: readonly Field[], parameters: Partial<Parameters>): Partial<Parameters> {
  const size = sizeFieldOf(fields)
  const ratio = ratioFieldOf(fields)
  const { width, height, aspectRatio, ...rest } = parameters
  if (!size && ratio && width !== undefined && height !== undefined) {
    const nearest = ratioForSize(ratio, { width, height })
    return nearest === null ? parameters : { ...rest, aspectRatio: aspectRatio ?? nearest }
  }
  if (size && !ratio && aspectRatio !== undefined) {
    const own = width !== undefined && height !== undefined ? { width, height } : sizeForRatio(size, aspectRatio)
    return own === null ? parameters : { ...rest, ...own }
  }
  return parameters
}

/** Replaces a size beyond what this model is documented for with its own size of the nearest shape. */
export function withFittingSize(fields: readonly Field[], parameters: Partial<Parameters>): Partial<Parameters> {
  const size = sizeFieldOf(fields)
  const { width, height } = parameters
  if (!size || width === undefined || height === undefined) return parameters
  const beyond = (side: number): boolean => side > (size.advisedMax ?? size.max) || side < (size.advisedMin ?? size.min)
  if (!beyond(width) && !beyond(height)) return parameters
  return { ...parameters, ...sizeForRatio(size, `${width}:${height}`) }
}

/** Removes what the fields refuse. A size is refused as a whole: half of one is useless. */
function withoutProblems(
  fields: readonly Field[],
  parameters: Partial<Parameters>
): { kept: Partial<Parameters>; refused: ParameterName[] } {
  const problems = problemsOf(fields, { prompt: '', ...parameters })
  const refused: ParameterName[] = []
  const kept: Partial<Parameters> = { ...parameters }
  for (const field of fields) {
    if (field.name === 'prompt') continue
    const names = namesOf(field)
    if (!names.some((name) => problems[name] !== undefined && parameters[name] !== undefined)) continue
    for (const name of names) {
      delete kept[name]
      refused.push(name)
    }
  }
  return { kept, refused }
}

/**
 * Parameters from anywhere, as far as an operation takes them.
 * @param base what applies where `incoming` says nothing; the operation's own defaults if omitted
 */
export function mapParameters(
  operation: OperationInfo,
  incoming: Partial<Parameters>,
  base: Partial<Parameters> = {}
): Mapped {
  const translated = translateSize(operation.fields, incoming)
  const { parameters, dropped } = pickParameters(operation.fields, translated as Parameters)
  const { kept, refused } = withoutProblems(operation.fields, parameters)
  return { parameters: { ...defaultsOf(operation.fields), ...base, ...kept }, dropped: [...dropped, ...refused] }
}

/** The form of an operation as it was left, checked against what the operation currently takes. */
export function formOf(draft: Draft, operation: OperationInfo): Parameters {
  const stored = draft.parameters[operation.id]
  if (!stored) return defaultsOf(operation.fields)
  const { parameters } = pickParameters(operation.fields, stored as Parameters)
  // A field that the user emptied is absent from the draft and stays empty; only what is missing from the current form
  // is dropped.
  return { ...parameters, prompt: stored.prompt ?? '' }
}

/** True for a value that the user would miss: neither empty nor the form's default. */
function matters(fields: readonly Field[], name: ParameterName, value: unknown): boolean {
  return value !== undefined && value !== '' && value !== defaultsOf(fields)[name]
}

/** What the user has set in a form, and would expect in the next one. A seed that was only drawn does not count. */
function setByUser({ fields }: OperationInfo, form: Parameters, seedMode: SeedMode): Partial<Parameters> {
  const sizeChanged = (['width', 'height', 'aspectRatio'] as const).some((name) => matters(fields, name, form[name]))
  const isSet = ([name, value]: [string, unknown]): boolean => {
    if (name === 'seed') return value !== undefined && seedMode !== 'random'
    if (name === 'width' || name === 'height') return sizeChanged
    return matters(fields, name as ParameterName, value)
  }
  return Object.fromEntries(Object.entries(form).filter(isSet))
}

/** A mapping to another model, with what that model's own form replaces of the user's values. */
export interface Switched extends Mapped {
  replaced: ParameterName[]
}

/**
 * The form after the user has chosen another model. The prompt and a fixed seed are taken along; the rest is the new
 * model's own draft if it has one, and otherwise whatever of the old form fits. Everything that the user had set and
 * that was not taken along is named.
 */
export function switchOperation(
  draft: Draft,
  from: OperationInfo | null,
  to: OperationInfo,
  current: Parameters
): Switched {
  if (!from || from.id === to.id) return { parameters: formOf(draft, to), dropped: [], replaced: [] }
  const set = setByUser(from, current, draft.seedMode)
  const { negativePrompt, seed } = set
  const carried: Partial<Parameters> = {
    prompt: current.prompt,
    ...(negativePrompt ? { negativePrompt } : {}),
    ...(seed === undefined ? {} : { seed })
  }
  const mapped = draft.parameters[to.id]
    ? mapParameters(to, carried, formOf(draft, to))
    : mapParameters(
        to,
        withFittingSize(to.fields, draft.seedMode === 'random' ? { ...current, seed: undefined } : current)
      )
  const wished = translateSize(to.fields, set)
  const { dropped: homeless } = pickParameters(to.fields, wished as Parameters)
  const dropped = [...homeless, ...mapped.dropped.filter((name) => name in wished && !homeless.includes(name))]
  const differs = (name: ParameterName): boolean =>
    name !== 'prompt' && !dropped.includes(name) && mapped.parameters[name] !== wished[name]
  return { parameters: mapped.parameters, dropped, replaced: (Object.keys(wished) as ParameterName[]).filter(differs) }
}

/**
 * "SD3 does not support Seed: left out." or null if nothing was lost.
 * @param replaced what the model’s own form overrides
 */
export function droppedSentence(
  operation: OperationInfo,
  dropped: readonly ParameterName[],
  replaced: readonly ParameterName[] = []
): string | null {
  if (dropped.length + replaced.length === 0) return null
  const known = new Set<ParameterName>(operation.fields.flatMap(namesOf))
  const missing = dropped.filter((name) => !known.has(name)).map((name) => parameterLabel(name))
  const refused = dropped.filter((name) => known.has(name)).map((name) => parameterLabel(name, operation.fields))
  const sentences: string[] = []
  if (missing.length > 0)
    sentences.push(t('compose.draft.unsupported', { label: operation.label, settings: inWords(missing) }))
  if (refused.length > 0)
    sentences.push(t('compose.draft.refused', { label: operation.label, settings: inWords(refused) }))
  if (replaced.length > 0)
    sentences.push(
      t('compose.draft.reset', {
        label: operation.label,
        settings: inWords(replaced.map((name) => parameterLabel(name, operation.fields)))
      })
    )
  return sentences.join(' ')
}

/** The operations offered by the compose form, the demo's first. Inpainting starts from a picture, not from here. */
export function composeOperations(providers: readonly ProviderInfo[]): OperationPlace[] {
  return [...providers]
    .sort((a, b) => Number(b.demo) - Number(a.demo))
    .flatMap((provider) =>
      provider.operations
        .filter((operation) => operation.kind === 'text-to-image')
        .map((operation) => ({ provider, operation }))
    )
}

/**
 * The operation for a recipe: its own, or else the nearest one that can do the same. Nearest: the current one if it
 * does the task, then one of the same service, then the first.
 * @param recipeId may name an operation that is gone, or one (inpainting) that this form does not offer
 */
export function operationForRecipe(
  places: readonly OperationPlace[],
  recipeId: string | null,
  currentId: string | null
): OperationPlace | null {
  const byId = (id: string | null): OperationPlace | undefined => places.find((place) => place.operation.id === id)
  const service = recipeId?.split('/')[0]
  return byId(recipeId) ?? byId(currentId) ?? places.find((place) => place.provider.id === service) ?? places[0] ?? null
}

/** The draft with the form of one operation stored in it. */
export function storeForm(draft: Draft, operationId: string, parameters: Parameters): Draft {
  return { ...draft, operationId, parameters: { ...draft.parameters, [operationId]: storable(parameters) } }
}

/**
 * What the settings file can store: a half-typed number that violates the schema is left out, or nothing would be
 * stored at all.
 */
function storable(parameters: Parameters): Partial<Parameters> {
  const fits = ([name, value]: [string, unknown]): boolean =>
    value !== undefined && parametersSchema.shape[name as ParameterName].safeParse(value).success
  return Object.fromEntries(Object.entries(parameters).filter(fits))
}
