/** Scripts that put no spaces between words: each of their characters is a word of the index, so that any part of a text is found. */
const unspaced =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Bopomofo}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}\p{Script=Tibetan}]/u
const each = new RegExp(unspaced.source, 'gu')

/** The text with a space on both sides of each such character; most texts come back as they are. */
export function spaceOut(text: string): string {
  return unspaced.test(text) ? text.replaceAll(each, ' $& ') : text
}
