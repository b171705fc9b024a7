/** The marked hits are those that the index finds: compared with SQLite's own. */
import { DatabaseSync } from 'node:sqlite'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { excerpt, hits } from '../../../shared/domain/search-hits.ts'
import { spaceOut } from '../database/space-out.ts'
import { searchQuery } from './search-query.ts'

const marked = (text: string, search: string): string => {
  let result = ''
  let at = 0
  for (const { start, end } of hits(text, search)) {
    result += `${text.slice(at, start)}[${text.slice(start, end)}]`
    at = end
  }
  return result + text.slice(at)
}

/** An index of one text, set up like the library's. */
function createIndex(): { finds: (text: string, search: string) => boolean; words: (text: string) => string[] } {
  const database = new DatabaseSync(':memory:')
  database.exec("CREATE VIRTUAL TABLE words USING fts5(text, tokenize='unicode61 remove_diacritics 2')")
  database.exec("CREATE VIRTUAL TABLE vocabulary USING fts5vocab(words, 'instance')")
  const put = (text: string): void => {
    database.exec('DELETE FROM words')
    database.prepare('INSERT INTO words(rowid, text) VALUES (1, ?)').run(spaceOut(text))
  }
  return {
    finds: (text, search) => {
      put(text)
      const { wanted } = searchQuery(search)
      return wanted.some((term) => database.prepare('SELECT 1 FROM words WHERE words MATCH ?').get(term) !== undefined)
    },
    words: (text) => {
      put(text)
      return database
        .prepare('SELECT term FROM vocabulary ORDER BY offset')
        .all()
        .map((row) => String(row['term']))
    }
  }
}

describe('hits', () => {
  it('marks prefixes, phrases and every occurrence, and not what is excluded', () => {
    expect(marked('A lighthouse in light fog', 'light -fog')).toBe('A [light]house in [light] fog')
    expect(marked('at dusk, dusk at sea', '"dusk at"')).toBe('at dusk, [dusk at] sea')
    expect(marked('at dusky sea', '"at dusk"')).toBe('at dusky sea')
    expect(marked('at dusky sea', 'dusk')).toBe('at [dusk]y sea')
    expect(marked('sea-side, seaside', 'sea-si')).toBe('[sea-si]de, seaside')
  })
  it('ignores case and diacritics', () => {
    expect(marked('Café CAFÉ cafe\u0301s', 'cafe')).toBe('[Café] [CAFÉ] [cafe\u0301]s')
    expect(marked('Der Fluß', 'FLU')).toBe('Der [Flu]ß')
    expect(marked('ΟΔΟΣ οδός', 'οδος')).toBe('[ΟΔΟΣ] οδός')
  })
  it('marks parts of scripts without spaces', () => {
    expect(marked('夜の灯台と海', '灯台')).toBe('夜の[灯台]と海')
    expect(marked('夜の灯台と海', '"台と"')).toBe('夜の灯[台と]海')
  })
  it('marks nothing for what cannot be searched for', () => {
    expect(marked('a * b', '* "" - 🦊')).toBe('a * b')
  })
  it('folds the letters of living scripts as the index does', () => {
    const index = createIndex()
    const living = ['Latin', 'Greek', 'Cyrillic', 'Armenian', 'Hebrew', 'Arabic', 'Devanagari', 'Hangul']
    const scripts = new RegExp(`^[${living.map((name) => `\\p{Script=${name}}`).join('')}\\p{Nd}]$`, 'u')
    const letters: string[] = []
    // Up to Extended Greek: the common blocks.
    for (let code = 0x30; code < 0x1fff; code += 1) {
      const character = String.fromCodePoint(code)
      if (/[\p{L}\p{N}]/u.test(character) && scripts.test(character)) letters.push(character)
    }
    const differing = letters.filter((character) => {
      const [indexed] = index.words(character)
      return indexed === undefined || hits(indexed, character).length === 0
    })
    expect(differing.join('')).toBe('')
  })
  it('marks a text exactly where the index finds it', () => {
    const index = createIndex()
    const piece = fc.constantFrom(
      ...Array.from('aAäÄeéİıßøςσΣйЙёאبकि灯の台กำ가1½ⅷ'),
      'e\u0301',
      'o\u0308',
      'light',
      'LIGHT',
      'Straße',
      ' ',
      ' ',
      '-',
      '.',
      '"',
      '*',
      '🦊',
      '\u{1F3FD}',
      '❤\uFE0F',
      '…',
      "'",
      '_'
    )
    const text = fc.array(piece, { maxLength: 14 }).map((pieces) => pieces.join(''))
    fc.assert(
      fc.property(text, text, (content, search) => {
        expect(hits(content, search).length > 0).toBe(index.finds(content, search))
      }),
      { numRuns: 1500 }
    )
  })
  it('returns ranges in order that do not touch', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (text, search) => {
        let last = -1
        for (const { start, end } of hits(text, search)) {
          expect(start).toBeGreaterThan(last)
          expect(end).toBeGreaterThan(start)
          last = end
        }
        expect(last).toBeLessThanOrEqual(text.length)
      })
    )
  })
})

describe('an excerpt', () => {
  it('is the text itself if that is short', () => {
    expect(excerpt('a lighthouse', hits('a lighthouse', 'light'), 40)).toEqual({
      text: 'a lighthouse',
      hits: [{ start: 2, end: 7 }]
    })
  })
  it('starts near the first hit, at the beginning of a word', () => {
    const text = `${'far away '.repeat(30)}stands a lighthouse at the sea ${'and more '.repeat(30)}`
    const part = excerpt(text, hits(text, 'lighthouse'), 60)
    expect(part.text).toMatch(/^…\w.*lighthouse.*…$/)
    expect(part.hits.map(({ start, end }) => part.text.slice(start, end))).toEqual(['lighthouse'])
  })
})
