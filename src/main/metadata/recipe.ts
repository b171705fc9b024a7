/** What a picture says about how it was made, whichever program wrote it. */

import type { ParameterName, ParameterOfType, Parameters } from '../../shared/domain/parameters.ts'
import { parametersSchema } from '../../shared/domain/parameters.ts'
import { t } from '../../shared/messages/t.ts'

export interface Recipe {
  /** The program that made it, by its own name: "AUTOMATIC1111", "ComfyUI". */
  software: string
  model: string | null
  /** What the app has names for. Null if the file only names its program. */
  parameters: Parameters | null
  /** Everything else that was given, in the program's own words; no name or value is empty. */
  extra: Record<string, string>
  /** What could not be used, in plain sentences. */
  warnings: string[]
  /** When it was made, epoch milliseconds, if the file says so. */
  madeAt: number | null
}

export const maxExtras = 200
export const maxExtraName = 100
/** Characters; a longer one is truncated, and the file still has it. */
export const maxExtraValue = 4000
const maxWarnings = 50

/** One line that any list can show: no control characters, no split surrogate pairs. */
const nameOf = (text: string): string =>
  text
    .toWellFormed()
    .replaceAll(/\p{Cc}+/gu, ' ')
    .trim()

/** "negative prompt", "steps"; a size has two, which are distinguished. */
const inSentence = (name: ParameterName): string => t(`domain.parameterInSentence.${name}`)

/**
 * Collects a recipe. Values are checked one by one: what the app cannot represent is dropped and named, never all of
 * it.
 */
export class RecipeDraft {
  private readonly parameters: Partial<Record<ParameterName, unknown>> = {}
  private readonly extra = new Map<string, string>()
  readonly warnings: string[] = []
  software: string
  model: string | null = null
  madeAt: number | null = null

  constructor(software: string) {
    this.software = software
  }

  warn(sentence: string): void {
    if (this.warnings.length < maxWarnings && !this.warnings.includes(sentence)) this.warnings.push(sentence)
  }

  /** One of the prompts. Ignored if it is not text. */
  prompt(name: 'prompt' | 'negativePrompt', value: unknown): void {
    if (typeof value !== 'string') return
    const text = value.trim()
    if (text === '' && name === 'negativePrompt') return
    if (text.length > 100_000) this.warn(t('metadata.recipe.tooLong', { name: inSentence(name) }))
    this.parameters[name] = text.slice(0, 100_000)
  }

  /** A number, as such or as text. If invalid or out of range, it is named and kept among the extras. */
  number(name: ParameterOfType<number>, value: unknown, least?: number, most?: number): void {
    if (value === undefined || value === null || value === '') return
    const number = typeof value === 'number' ? value : typeof value === 'string' ? Number(value) : Number.NaN
    const schema = parametersSchema.shape[name]
    const fits =
      schema.safeParse(number).success &&
      number >= (least ?? Number.NEGATIVE_INFINITY) &&
      number <= (most ?? Number.POSITIVE_INFINITY)
    if (fits) {
      this.parameters[name] = number
      return
    }
    const shown = (typeof value === 'string' ? value : JSON.stringify(value)).slice(0, 60)
    this.warn(t('metadata.recipe.notAValue', { name: inSentence(name), value: shown }))
    this.add(t('metadata.recipe.asWritten', { name: inSentence(name) }), shown)
  }

  /** A name within the schema's length limit; a longer one goes to the extras. */
  name(name: 'modelId' | 'scheduler', value: unknown): void {
    if (typeof value !== 'string' || value.trim() === '') return
    if (parametersSchema.shape[name].safeParse(value.trim()).success) this.parameters[name] = value.trim()
    else this.add(inSentence(name), value)
  }

  /** The model, as a display name and as the parameter. */
  setModel(value: unknown): void {
    if (typeof value !== 'string' || value.trim() === '') return
    this.model = value.trim().slice(0, 200)
    this.name('modelId', value)
  }

  /** "512x768" and similar. */
  size(text: string): void {
    const [, width, height] = /^\s*(\d{1,9})\s*[x×*,]\s*(\d{1,9})\s*$/i.exec(text) ?? []
    if (width === undefined) return this.add('Size', text)
    this.number('width', width)
    this.number('height', height)
  }

  /** Something the app has no name for. Objects are written as JSON. */
  add(name: string, value: unknown): void {
    if (value === undefined || value === null || this.extra.size >= maxExtras) return
    const text = (typeof value === 'string' ? value : JSON.stringify(value)).trim()
    const key = name.trim().slice(0, maxExtraName)
    if (text === '' || key === '' || key === '__proto__' || this.extra.has(key)) return
    this.extra.set(key, text.length > maxExtraValue ? `${text.slice(0, maxExtraValue)}…` : text)
  }

  has(name: ParameterName): boolean {
    return this.parameters[name] !== undefined
  }

  finish(): Recipe {
    const any = Object.keys(this.parameters).length > 0
    const parameters = any ? parametersSchema.parse({ prompt: '', ...this.parameters }) : null
    return {
      software: nameOf(this.software),
      model: this.model === null ? null : nameOf(this.model),
      parameters,
      extra: Object.fromEntries(this.extra),
      warnings: this.warnings,
      madeAt: this.madeAt
    }
  }
}
