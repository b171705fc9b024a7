/** Finds the texts of a picture by what they are. */
import type { FoundText } from '../containers/found-texts.ts'
import { xmpValue } from '../containers/xmp.ts'
import type { ReadingBudget } from '../reading-budget.ts'
import type { JsonObject } from './loose-json.ts'
import { asObject, looseJson } from './loose-json.ts'

export class TextIndex {
  readonly budget: ReadingBudget
  private readonly texts: readonly FoundText[]
  /** Several readers look at the same text: it is parsed once. */
  private readonly objects = new Map<string, JsonObject | null>()
  private said: string[] | null = null

  constructor(texts: readonly FoundText[], budget: ReadingBudget) {
    this.texts = texts
    this.budget = budget
  }

  /** The first text with one of these names; null if there is none. */
  named(...names: string[]): string | null {
    for (const name of names) {
      const found = this.texts.find((text) => text.name === name)
      if (found !== undefined) return found.text
    }
    return null
  }

  /** The text as JSON, if it is an object. */
  object(text: string | null): JsonObject | null {
    if (text === null || !text.trimStart().startsWith('{')) return null
    let object = this.objects.get(text)
    if (object === undefined) {
      object = asObject(looseJson(text, this.budget))
      this.objects.set(text, object)
    }
    return object
  }

  /**
   * Where programs write one text that says everything: PNG `parameters`, or the comments in files without named texts.
   * In order of precedence.
   */
  statements(): readonly string[] {
    this.said ??= this.findStatements()
    return this.said
  }

  /** PNG `parameters`: only under this name is the text certain to be a prompt, whatever follows it. */
  parametersText(): string | null {
    return (
      this.texts.find(({ place, name }) => place === 'png-text' && name.toLowerCase() === 'parameters')?.text ?? null
    )
  }

  xmp(property: string): string | null {
    for (const { place, text } of this.texts) {
      const value = place === 'xmp' ? xmpValue(text, property) : null
      if (value !== null) return value
    }
    return null
  }

  private findStatements(): string[] {
    const inXmp = this.texts
      .filter(({ place }) => place === 'xmp')
      .flatMap(({ text }) => xmpValue(text, 'exif:UserComment') ?? xmpValue(text, 'dc:description') ?? [])
    const comments = this.texts.filter(
      ({ place, name }) =>
        (place === 'exif' && (name === 'UserComment' || name === 'XPComment')) || place === 'jpeg-comment'
    )
    const descriptions = this.texts.filter(({ place, name }) => place === 'exif' && name === 'ImageDescription')
    const own = this.texts.filter(({ place, name }) => place === 'png-text' && name.toLowerCase() === 'parameters')
    return [...[...own, ...comments, ...descriptions].map(({ text }) => text), ...inXmp]
  }
}
