/**
 * The text of the search field, as words. Words match as prefixes ("mount" finds "mountains"), "quoted words" as a
 * phrase, -word excludes; all must occur. Nothing else is special: operators, brackets and single quotes are plain
 * text.
 */

/** What the full-text index keeps of a text: letters and digits (and private characters), nothing else. */
const kept = /[\p{L}\p{N}\p{Co}]/u
const maxLength = 1000
const maxTerms = 32
const term = /(-?)(?:"([^"]*)(?:"|$)|([^\s"]+))/gu

export interface SearchTerm {
  text: string
  /** Whole words side by side; otherwise the last word is a prefix. */
  phrase: boolean
  /** Excludes what matches. */
  not: boolean
}

/** False for a text by which no search can find anything: "*", a single quote, an emoji. */
export function hasSearchableWord(text: string): boolean {
  return kept.test(text)
}

/** Terms without letters and digits are skipped; only the first 1,000 characters and 32 terms count. */
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
