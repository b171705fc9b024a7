/** What is typed into the search field, as a question to SQLite's full-text index. */
import { hasSearchableWord } from '../../shared/domain/search-words.ts'

export interface SearchQuery {
  /** FTS5 expression that a picture must match; null when there is none. */
  match: string | null
  /** FTS5 expression that it must not match, where nothing else is asked for; null when there is none. */
  exclude: string | null
}

const maxLength = 1000
const maxTerms = 32
const term = /(-?)(?:"([^"]*)(?:"|$)|([^\s"]+))/gu
/** A phrase without a word: FTS5 finds it nowhere. */
const nowhere = '""'

/**
 * Words match as beginnings ("mount" finds "mountains"), "quoted words" as a phrase, -word leaves out. All words must be
 * there. Nothing else is special: operators, brackets and lone quotes are plain text. What has no letter and no digit is
 * passed over, and a search of nothing else finds nothing; only the first 1,000 characters and 32 terms count.
 */
export function parseSearch(input: string): SearchQuery {
  const wanted: string[] = []
  const unwanted: string[] = []
  for (const [, minus, phrase, word] of input.slice(0, maxLength).replaceAll('\0', ' ').matchAll(term)) {
    const text = phrase ?? word ?? ''
    if (!hasSearchableWord(text)) continue
    const quoted = `"${text.replaceAll('"', '""')}"`
    const list = minus === '-' ? unwanted : wanted
    list.push(phrase === undefined ? `${quoted} *` : quoted)
    if (wanted.length + unwanted.length >= maxTerms) break
  }
  const none = unwanted.length === 0 ? null : unwanted.join(' OR ')
  if (wanted.length === 0) return { match: none === null && input.trim() !== '' ? nowhere : null, exclude: none }
  const all = wanted.join(' AND ')
  return { match: none === null ? all : `(${all}) NOT (${none})`, exclude: null }
}
