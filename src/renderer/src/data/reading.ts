/** The direction in which the language is read, for everything that style sheets do not mirror. */
import { language } from '../../../shared/messages/language.ts'

/** Whether it is read from right to left. */
export const mirrored = language.direction === 'rtl'

/** The sign of a move to the right: 1 if that is forward, -1 if it is back. */
export const onward = mirrored ? -1 : 1

/** The arrow keys for back and forward, as actions name them. */
export const backKey = mirrored ? 'Right' : 'Left'
export const onKey = mirrored ? 'Left' : 'Right'

const turned: Record<string, string> = { ArrowLeft: 'ArrowRight', ArrowRight: 'ArrowLeft' }

/** The key with the same meaning in a window that is not mirrored: there the left and right arrows are swapped. */
export function readingKey(key: string, isMirrored = mirrored): string {
  return isMirrored ? (turned[key] ?? key) : key
}
