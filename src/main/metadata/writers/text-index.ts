/** The texts of a picture, asked for by what they are. */
import type { FoundText } from '../containers/found-texts.ts'
import { xmpValue } from '../containers/xmp.ts'

export class TextIndex {
  private readonly texts: readonly FoundText[]

  constructor(texts: readonly FoundText[]) {
    this.texts = texts
  }

  /** The first text of this name; null when there is none. */
  named(...names: string[]): string | null {
    for (const name of names) {
      const found = this.texts.find((text) => text.name === name)
      if (found !== undefined) return found.text
    }
    return null
  }

  /**
   * Where programs put the one text that says everything: PNG `parameters`, and in files that have no named texts the
   * comments. In the order in which they are believed.
   */
  statements(): string[] {
    const inXmp = this.texts
      .filter(({ place }) => place === 'XMP')
      .flatMap(({ text }) => xmpValue(text, 'exif:UserComment') ?? xmpValue(text, 'dc:description') ?? [])
    const comments = this.texts.filter(({ place, name }) => (place === 'EXIF' && (name === 'UserComment' || name === 'XPComment')) || place === 'JPEG comment')
    const descriptions = this.texts.filter(({ place, name }) => place === 'EXIF' && name === 'ImageDescription')
    const own = this.texts.filter(({ place, name }) => place === 'PNG text' && name.toLowerCase() === 'parameters')
    return [...[...own, ...comments, ...descriptions].map(({ text }) => text), ...inXmp]
  }

  /** PNG `parameters`: of this name alone it is certain that its words are a prompt, whatever follows them. */
  parametersText(): string | null {
    return this.texts.find(({ place, name }) => place === 'PNG text' && name.toLowerCase() === 'parameters')?.text ?? null
  }

  xmp(property: string): string | null {
    for (const { place, text } of this.texts) {
      const value = place === 'XMP' ? xmpValue(text, property) : null
      if (value !== null) return value
    }
    return null
  }
}
