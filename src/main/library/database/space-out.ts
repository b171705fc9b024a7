/** Texts prepared for the full-text index. */
import { unspacedScript } from '../../../shared/domain/unspaced-script.ts'

const unspaced = new RegExp(unspacedScript, 'u')
const each = new RegExp(unspacedScript, 'gu')

// oxlint-disable-next-line no-control-regex
const beyondAscii = /[^\u0000-\u007f]/
/**
 * The index's tables predate most emoji: it would take them for letters, and "fox🦊" for a different word than "fox".
 */
const signs = /[\p{S}\p{P}\p{Cn}]/gu

/**
 * The text with spaces around each character of a script without spaces, and in place of every symbol; most texts are
 * unchanged.
 */
export function spaceOut(text: string): string {
  if (!beyondAscii.test(text)) return text
  const words = text.replaceAll(signs, ' ')
  return unspaced.test(words) ? words.replaceAll(each, ' $& ') : words
}
