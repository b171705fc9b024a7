/**
 * Where a search matches in a text, by the rules of the index that found it (SQLite's unicode61 without diacritics):
 * what is marked is what was found. A test compares this with the real index.
 */

import { parseSearch, type SearchTerm } from './search-words.ts'
import { unspacedScript } from './unspaced-script.ts'

/** A part of a text: from `start` to before `end`, in UTF-16 units. */
export interface Range {
  start: number
  end: number
}

const letter = '[\\p{L}\\p{N}\\p{Co}]'
/** The combining marks that the index drops; all others separate words. */
const dropped = '[\\u0300-\\u0304\\u0306-\\u030c\\u030f\\u0311\\u031b\\u0323-\\u0328\\u032d\\u032e\\u0330\\u0331]'
const word = new RegExp(
  `(?=${unspacedScript})${letter}|(?!${unspacedScript})${letter}(?:(?!${unspacedScript})${letter}|${dropped})*`,
  'gu'
)
const isDropped = new RegExp(`^${dropped}$`, 'u')
/** Scripts that got capital letters after the index's tables were made: it does not know these. */
const withoutCase = /^[\p{Script=Cherokee}\p{Script=Georgian}]$/u
const latinWithMarks = /^[a-z]\p{M}+$/u

interface Word {
  start: number
  /** As the index compares it. */
  folded: string
  /** By code point of `folded`: where it ends in the text, with the marks on it. */
  ends: number[]
}

/** One character without case and, if it is a Latin letter, without its marks. */
function fold(character: string): string {
  if (withoutCase.test(character)) return character
  // Via the capital letter: ς and σ are one letter, and so are ſ and s.
  const upper = character.toUpperCase()
  const lower = (upper.length === character.length && character !== 'ı' ? upper : character).toLowerCase()
  const parts = lower.normalize('NFD')
  if (latinWithMarks.test(parts)) return parts[0]!
  return Array.from(lower).length === 1 ? lower : character
}

function wordsOf(text: string): Word[] {
  return Array.from(text.matchAll(word), ({ 0: found, index }) => {
    const result: Word = { start: index, folded: '', ends: [] }
    let at = index
    for (const character of found) {
      at += character.length
      if (isDropped.test(character)) {
        result.ends[result.ends.length - 1] = at
      } else {
        result.folded += fold(character)
        result.ends.push(at)
      }
    }
    return result
  })
}

interface Wanted {
  words: string[]
  /** The last word is a prefix. */
  beginning: boolean
}

const wantedOf = ({ text, phrase }: SearchTerm): Wanted => ({
  words: wordsOf(text).map(({ folded }) => folded),
  beginning: !phrase
})

/** The range of a match that begins at this word; null if none does. */
function matchAt(words: readonly Word[], at: number, { words: wanted, beginning }: Wanted): Range | null {
  if (wanted.length === 0 || at + wanted.length > words.length) return null
  const last = wanted.length - 1
  for (let i = 0; i < last; i += 1) if (words[at + i]!.folded !== wanted[i]) return null
  const { folded, ends } = words[at + last]!
  if (beginning ? !folded.startsWith(wanted[last]!) : folded !== wanted[last]) return null
  return { start: words[at]!.start, end: ends[Array.from(wanted[last]!).length - 1]! }
}

/** What a minus excludes is not marked. @returns ranges in order, not touching each other */
export function hits(text: string, search: string): Range[] {
  const terms = parseSearch(search)
    .filter(({ not }) => !not)
    .map(wantedOf)
  if (terms.length === 0) return []
  const words = wordsOf(text)
  const found = words.flatMap((_, at) => terms.flatMap((term) => matchAt(words, at, term) ?? []))
  return joined(found.toSorted((a, b) => a.start - b.start))
}

function joined(ranges: readonly Range[]): Range[] {
  const result: Range[] = []
  for (const { start, end } of ranges) {
    const last = result.at(-1)
    if (last && start <= last.end) last.end = Math.max(last.end, end)
    else result.push({ start, end })
  }
  return result
}

export interface Excerpt {
  text: string
  hits: Range[]
}

/**
 * The part of a text around its first hit, for one line.
 * @param length maximum characters of the text
 */
export function excerpt(text: string, found: readonly Range[], length: number): Excerpt {
  const first = found[0]
  if (text.length <= length || first === undefined) return cut(text, found, 0, length)
  const before = Math.max(0, Math.min(first.start - Math.floor(length / 4), text.length - length))
  // From the beginning of a word, if one is near.
  const space = text.lastIndexOf(' ', before)
  return cut(text, found, before === 0 || before - space > 24 ? before : space + 1, length)
}

function cut(text: string, found: readonly Range[], from: number, length: number): Excerpt {
  const to = Math.min(text.length, from + length)
  const lead = from > 0 ? '…' : ''
  const shift = lead.length - from
  const inside = found.filter(({ start, end }) => start >= from && end <= to)
  // One line, of the same length: the positions of the hits stay valid.
  const part = text.slice(from, to).replaceAll(/[\n\r\t]/g, ' ')
  return {
    text: `${lead}${part}${to < text.length ? '…' : ''}`,
    hits: inside.map(({ start, end }) => ({ start: start + shift, end: end + shift }))
  }
}
