/**
 * What is typed into the search field, as words. Words match as beginnings ("mount" finds "mountains"), "quoted words"
 * as a phrase, -word leaves out; all of them must be there. Nothing else is special: operators, brackets and lone
 * quotes are plain text.
 */

/** What the full-text index keeps of a text: its letters and digits (and private characters), nothing else. */
const kept = /[\p{L}\p{N}\p{Co}]/u
const maxLength = 1000
const maxTerms = 32
const term = /(-?)(?:"([^"]*)(?:"|$)|([^\s"]+))/gu

export interface SearchTerm {
  text: string
  /** Whole words side by side; otherwise the last word is the beginning of one. */
  phrase: boolean
  /** Leaves out what has it. */
  not: boolean
}

/** False for a text that no search can find anything by: "*", a lone quote, an emoji. */
export function hasSearchableWord(text: string): boolean {
  return kept.test(text)
}

/** What has no letter and no digit is passed over; only the first 1,000 characters and 32 terms count. */
export function parseSearch(input: string): SearchTerm[] {
  const terms: SearchTerm[] = []
  for (const [, minus, phrase, word] of input.slice(0, maxLength).replaceAll('\0', ' ').matchAll(term)) {
    const text = phrase ?? word ?? ''
    if (!hasSearchableWord(text)) continue
    terms.push({ text, phrase: phrase !== undefined, not: minus === '-' })
    if (terms.length >= maxTerms) break
  }
  return terms
}
