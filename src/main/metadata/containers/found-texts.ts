/** The texts in a picture, collected within the limits. */
import type { TextPlace } from '../../../shared/domain/embedded-texts.ts'
import { t } from '../../../shared/messages/t.ts'
import type { ReadingBudget } from '../reading-budget.ts'

/** Maximum bytes of one text after inflation; a longer one is left out. */
const maxTextBytes = 1024 * 1024
/** Maximum number of texts in one picture. */
const maxTexts = 200

export interface FoundText {
  place: TextPlace
  /** Keyword of the chunk or name of the tag. */
  name: string
  text: string
}

export class FoundTexts {
  readonly texts: FoundText[] = []
  readonly budget: ReadingBudget
  private readonly leftOut: string[] = []
  private crowded = false

  constructor(budget: ReadingBudget) {
    this.budget = budget
  }

  /** Nothing more is accepted: whoever looks for texts can stop. */
  get full(): boolean {
    return this.crowded || this.budget.spent
  }

  /** What was left out and why, in plain words. */
  get warnings(): string[] {
    return this.full ? [...this.leftOut, t('metadata.foundTexts.tooMuchText')] : this.leftOut
  }

  /**
   * @param bytes of the text, after inflation
   * @param decode is not called for a text that is not accepted
   */
  add(place: TextPlace, name: string, bytes: number, decode: () => string): void {
    if (this.mayLookInto(name, bytes) && this.budget.take('textBytes', bytes)) this.keep(place, name, decode())
  }

  /**
   * A compressed text.
   * @param inflate throws with the code ERR_BUFFER_TOO_LARGE if it inflates to more than the given size
   */
  addPacked(
    place: TextPlace,
    name: string,
    packed: number,
    inflate: (mostBytes: number) => Uint8Array,
    decode: (bytes: Uint8Array) => string
  ): void {
    // No text worth compressing is shorter than its compressed form; this bounds the input, too.
    if (!this.mayLookInto(name, packed)) return
    const most = Math.min(maxTextBytes, this.budget.left('textBytes'))
    if (most === 0) return void this.budget.take('textBytes')
    try {
      const bytes = inflate(most)
      this.budget.take('textBytes', Math.min(most, Math.max(bytes.length, packed)))
      this.keep(place, name, decode(bytes))
    } catch (error) {
      // However far it got, the full amount is charged.
      this.budget.take('textBytes', most)
      const tooLong = error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE'
      if (tooLong && most < maxTextBytes) this.budget.take('textBytes')
      else this.leaveOut(name, tooLong ? 'tooLong' : 'damaged')
    }
  }

  leaveOut(name: string, why: 'damaged' | 'tooLong' | 'noName' | 'checksum'): void {
    if (this.leftOut.length < maxTexts)
      this.leftOut.push(t(`metadata.foundTexts.leftOut.${why}`, { name: shown(name) }))
  }

  private mayLookInto(name: string, bytes: number): boolean {
    if (this.full || !this.budget.take('texts')) return false
    if (this.texts.length >= maxTexts) {
      this.crowded = true
      return false
    }
    if (bytes > maxTextBytes) this.leaveOut(name, 'tooLong')
    return bytes <= maxTextBytes
  }

  private keep(place: TextPlace, name: string, text: string): void {
    if (text !== '') this.texts.push({ place, name, text })
  }
}

const shown = (name: string): string => (name.length > 40 ? `${name.slice(0, 40)}…` : name)
