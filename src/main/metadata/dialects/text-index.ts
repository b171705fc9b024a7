/** The texts of a picture, asked for by what they are. */
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

  /** The first text of this name; null when there is none. */
  named(...names: string[]): string | null {
    for (const name of names) {
      const found = this.texts.find((text) => text.name === name)
      if (found !== undefined) return found.text
    }
    return null
  }

  /** The text as JSON, when it is an object. */
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
   * Where programs put the one text that says everything: PNG `parameters`, and in files that have no named texts the
   * comments. In the order in which they are believed.
   */
  statements(): readonly string[] {
    this.said ??= this.findStatements()
    return this.said
  }

  /** PNG `parameters`: of this name alone it is certain that its words are a prompt, whatever follows them. */
  parametersText(): string | null {
    return (
      this.texts.find(({ place, name }) => place === 'PNG text' && name.toLowerCase() === 'parameters')?.text ?? null
    )
  }

  xmp(property: string): string | null {
    for (const { place, text } of this.texts) {
      const value = place === 'XMP' ? xmpValue(text, property) : null
      if (value !== null) return value
    }
    return null
  }

  private findStatements(): string[] {
    const inXmp = this.texts
      .filter(({ place }) => place === 'XMP')
      .flatMap(({ text }) => xmpValue(text, 'exif:UserComment') ?? xmpValue(text, 'dc:description') ?? [])
    const comments = this.texts.filter(
      ({ place, name }) =>
        (place === 'EXIF' && (name === 'UserComment' || name === 'XPComment')) || place === 'JPEG comment'
    )
    const descriptions = this.texts.filter(({ place, name }) => place === 'EXIF' && name === 'ImageDescription')
    const own = this.texts.filter(({ place, name }) => place === 'PNG text' && name.toLowerCase() === 'parameters')
    return [...[...own, ...comments, ...descriptions].map(({ text }) => text), ...inXmp]
  }
}
