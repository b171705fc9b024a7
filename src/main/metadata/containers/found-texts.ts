/** The texts that a picture carries, gathered under the limits. */
import { maxAllTextBytes, maxTextBytes, maxTexts } from './limits.ts'

/** Where in the file a text stood. */
export type TextPlace = 'PNG text' | 'EXIF' | 'XMP' | 'JPEG comment'

export interface FoundText {
  place: TextPlace
  /** Keyword of the chunk or name of the tag. */
  name: string
  text: string
}

export class FoundTexts {
  readonly texts: FoundText[] = []
  /** What was left out and why, in plain words. */
  readonly warnings: string[] = []
  private bytes = 0
  private full = false

  /** @param bytes of the text as it stood in the file, after inflation */
  add(place: TextPlace, name: string, text: string, bytes: number): void {
    if (text === '') return
    if (bytes > maxTextBytes) return this.leaveOut(name, 'it is longer than 1 MB')
    if (this.texts.length >= maxTexts || this.bytes + bytes > maxAllTextBytes) {
      if (!this.full) this.warnings.push('The file holds more text than is read; the rest was left out.')
      this.full = true
      return
    }
    this.bytes += bytes
    this.texts.push({ place, name, text })
  }

  leaveOut(name: string, why: string): void {
    if (this.warnings.length < maxTexts) this.warnings.push(`The embedded text “${shown(name)}” was left out: ${why}.`)
  }
}

const shown = (name: string): string => (name.length > 40 ? `${name.slice(0, 40)}…` : name)
