/** Texts as the full-text index takes them. */
import { unspacedScript } from '../../../shared/domain/unspaced-script.ts'

const unspaced = new RegExp(unspacedScript, 'u')
const each = new RegExp(unspacedScript, 'gu')

// oxlint-disable-next-line no-control-regex
const beyondAscii = /[^\u0000-\u007f]/
/**
 * The index's tables are older than most emoji: it would take them for letters, and "fox🦊" for another word than
 * "fox".
 */
const signs = /[\p{S}\p{P}\p{Cn}]/gu

/**
 * The text with a space on both sides of each character of a script without spaces, and in place of every sign; most
 * texts come back as they are.
 */
export function spaceOut(text: string): string {
  if (!beyondAscii.test(text)) return text
  const words = text.replaceAll(signs, ' ')
  return unspaced.test(words) ? words.replaceAll(each, ' $& ') : words
}
