/** A field of an operation's form, as data: form, validation and help are all generated from it. */

import { z } from 'zod'
import { AppError } from '../errors.ts'
import { t } from '../messages/t.ts'
import type { ParameterName, ParameterOfType, Parameters } from './parameters.ts'

interface FieldBase {
  label: string
  help?: string | undefined
  /** Required on the wire; an optional field may be left empty. */
  required?: boolean
  /** Shown under "More", not in the first view. */
  advanced?: boolean
}

export interface TextField extends FieldBase {
  kind: 'text'
  name: 'prompt' | 'negativePrompt' | 'modelId'
  multiline: boolean
  default?: string
  /** The document's limit or what the model reads at once, in CLIP tokens. */
  tokens?: number | undefined
  /** `tokens` is the document's limit: a longer text is refused before it is sent. */
  strict?: true
}

export interface NumberField extends FieldBase {
  kind: 'number'
  name: Exclude<ParameterOfType<number>, 'width' | 'height' | 'seed'>
  integer: boolean
  /** The document's limits: beyond them the request is refused before it is sent. */
  min: number
  max: number
  /** Limits of the model behind it: beyond them the form warns but still sends. */
  advisedMin?: number
  advisedMax?: number
  step: number
  default?: number
}

export interface SizeField extends FieldBase {
  kind: 'size'
  /** Always represents `width` and `height` together. */
  name: 'size'
  choices: { width: number; height: number; label: string }[]
  /** False: only the listed choices are sent. */
  custom: boolean
  min: number
  max: number
  advisedMin?: number
  advisedMax?: number
  multipleOf: number
  default: { width: number; height: number }
}

export interface ChoiceField extends FieldBase {
  kind: 'choice'
  name: Exclude<ParameterOfType<string>, TextField['name']>
  choices: { value: string; label: string }[]
  default: string
}

export interface SwitchField extends FieldBase {
  kind: 'switch'
  name: ParameterOfType<boolean>
  default: boolean
}

export interface SeedField extends FieldBase {
  kind: 'seed'
  name: 'seed'
}

export type Field = TextField | NumberField | SizeField | ChoiceField | SwitchField | SeedField

/** The parameter names that a field represents. */
export function namesOf(field: Field): ParameterName[] {
  return field.kind === 'size' ? ['width', 'height'] : [field.name]
}

/** The fields' own defaults as parameters; the prompt is empty and the seed is left out. */
export function defaultsOf(fields: readonly Field[]): Parameters {
  const values: Record<string, unknown> = { prompt: '' }
  for (const field of fields) {
    if (field.kind === 'size') Object.assign(values, field.default)
    else if (field.kind !== 'seed' && field.default !== undefined) values[field.name] = field.default
  }
  return values as Parameters
}

/**
 * A number that may be large: zod's own `int` reports one beyond 2^53 as no integer, which hides that it is too large.
 */
const numeric = (label: string, whole: string | null): z.ZodNumber => {
  const any = z.number(t('domain.field.notANumber', { label }))
  return whole === null ? any : any.refine((value) => Number.isInteger(value), whole)
}

const number = (field: NumberField): z.ZodType =>
  numeric(field.label, field.integer ? t('domain.field.notWhole', { label: field.label }) : null)
    .min(field.min, t('domain.field.tooSmall', { label: field.label, min: field.min }))
    .max(field.max, t('domain.field.tooLarge', { label: field.label, max: field.max }))

/** Created once for each field: creating one takes longer than the check. */
const schemas = new WeakMap<Field, [string, z.ZodType][]>()

function schemaOf(field: Field): [string, z.ZodType][] {
  const known = schemas.get(field) ?? newSchemaOf(field)
  schemas.set(field, known)
  return known
}

function newSchemaOf(field: Field): [string, z.ZodType][] {
  switch (field.kind) {
    case 'text': {
      const text = z.string().max(100_000, t('domain.field.tooLong', { label: field.label }))
      return [
        [
          field.name,
          field.required
            ? text.refine((value) => value.trim() !== '', t('domain.field.isEmpty', { label: field.label }))
            : text
        ]
      ]
    }
    case 'number':
      return [[field.name, number(field)]]
    case 'size': {
      const side = (label: string): z.ZodType =>
        numeric(label, t('domain.field.notWholePixels', { label }))
          .min(field.min, t('domain.field.tooSmall', { label, min: field.min }))
          .max(field.max, t('domain.field.tooLarge', { label, max: field.max }))
          .multipleOf(field.multipleOf, t('domain.field.notMultiple', { label, multipleOf: field.multipleOf }))
      return [
        ['width', side(sideLabels.width)],
        ['height', side(sideLabels.height)]
      ]
    }
    case 'choice':
      return [
        [
          field.name,
          z.enum(
            field.choices.map((choice) => choice.value) as [string, ...string[]],
            t('domain.field.notAChoice', { label: field.label })
          )
        ]
      ]
    case 'switch':
      return [[field.name, z.boolean()]]
    case 'seed':
      return [
        [
          field.name,
          numeric(t('domain.field.seed'), t('domain.field.notWhole', { label: t('domain.field.seed') }))
            .min(0, t('domain.field.tooSmall', { label: t('domain.field.seed'), min: 0 }))
            .max(Number.MAX_SAFE_INTEGER, t('domain.field.seedIsTooLarge'))
        ]
      ]
  }
}

const sideLabels = { width: t('domain.field.width'), height: t('domain.field.height') }

/** Problems by field name (`width` and `height` for a size); empty if the parameters can be sent. */
export function problemsOf(fields: readonly Field[], parameters: Parameters): Partial<Record<ParameterName, string>> {
  const problems: Partial<Record<ParameterName, string>> = {}
  for (const field of fields) {
    for (const [name, schema] of schemaOf(field)) {
      const value = parameters[name as ParameterName]
      if (value === undefined && !field.required) continue
      const result = schema.safeParse(value)
      if (!result.success)
        problems[name as ParameterName] =
          value === undefined
            ? t('domain.field.isMissing', {
                label: field.kind === 'size' ? sideLabels[name as 'width' | 'height'] : field.label
              })
            : (result.error.issues[0]?.message ?? t('domain.field.notValid'))
    }
    if (field.kind === 'size') Object.assign(problems, missingSide(parameters))
  }
  return problems
}

/**
 * Problems by field name for texts longer than their document allows.
 * @param count tokens of a text; null while they cannot be counted yet
 */
export function tokenProblemsOf(
  fields: readonly Field[],
  parameters: Parameters,
  count: (text: string) => number | null
): Partial<Record<ParameterName, string>> {
  const problems: Partial<Record<ParameterName, string>> = {}
  for (const field of fields) {
    if (field.kind !== 'text' || field.strict !== true || field.tokens === undefined) continue
    const tokens = count(parameters[field.name] ?? '') ?? 0
    if (tokens > field.tokens)
      problems[field.name] = t('domain.field.tooManyTokens', {
        label: field.label,
        tokens,
        limit: field.tokens
      })
  }
  return problems
}

/** True if a text must be counted before it is sent. */
export const countsTokens = (fields: readonly Field[]): boolean =>
  fields.some((field) => field.kind === 'text' && field.strict === true)

/** A service that gets only one side makes up the other: none of the size, or all of it. */
function missingSide({ width, height }: Parameters): { width?: string; height?: string } {
  if ((width === undefined) === (height === undefined)) return {}
  return width === undefined
    ? { width: t('domain.field.isMissing', { label: sideLabels.width }) }
    : { height: t('domain.field.isMissing', { label: sideLabels.height }) }
}

/** Sentences about values that the documents allow but the model behind them may not take. They never block. */
export function warningsOf(fields: readonly Field[], parameters: Parameters): string[] {
  const warnings: string[] = []
  for (const field of fields) {
    if (field.kind !== 'number' && field.kind !== 'size') continue
    for (const name of namesOf(field)) {
      const value = parameters[name]
      if (typeof value !== 'number') continue
      const label = field.kind === 'size' ? sideLabels[name as 'width' | 'height'] : field.label
      if (field.advisedMax !== undefined && value > field.advisedMax)
        warnings.push(t('domain.field.aboveAdvised', { label, value, advisedMax: field.advisedMax }))
      if (field.advisedMin !== undefined && value < field.advisedMin)
        warnings.push(t('domain.field.belowAdvised', { label, value, advisedMin: field.advisedMin }))
    }
  }
  return warnings
}

/**
 * The parameters that an operation takes, and no others.
 * @returns the kept parameters, and the names of those that were given but have no place in this operation.
 */
export function pickParameters(
  fields: readonly Field[],
  parameters: Parameters
): { parameters: Parameters; dropped: ParameterName[] } {
  const known = new Set<ParameterName>(['prompt', ...fields.flatMap(namesOf)])
  const kept: Record<string, unknown> = {}
  const dropped: ParameterName[] = []
  for (const [name, value] of Object.entries(parameters) as [ParameterName, unknown][]) {
    if (value === undefined) continue
    if (known.has(name)) kept[name] = value
    else dropped.push(name)
  }
  return { parameters: kept as Parameters, dropped }
}

/** @throws AppError `invalid-input` naming each field that cannot be sent. */
export function assertSendable(fields: readonly Field[], parameters: Parameters): void {
  const problems = problemsOf(fields, parameters)
  const sentences = Object.values(problems)
  if (sentences.length === 0) return
  throw new AppError('invalid-input', `${sentences.join('. ')}.`, {
    fields: problems,
    nextStep: t('domain.field.correctAndRetry'),
    action: 'edit-request'
  })
}
