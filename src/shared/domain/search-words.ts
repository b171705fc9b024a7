/** What the full-text index keeps of a text: its letters and digits (and private characters), nothing else. */
const kept = /[\p{L}\p{N}\p{Co}]/u

/** False for a text that no search can find anything by: "*", a lone quote, an emoji. */
export function hasSearchableWord(text: string): boolean {
  return kept.test(text)
}
