import * as fc from 'fast-check'
import { ulid } from 'ulid'
import { describe, expect } from 'vitest'
import { it } from './__fixtures__/it.ts'
import {
  emptyTrash,
  everything,
  generated,
  paint,
  prompting,
  searching,
  TestClock
} from './__fixtures__/test-library.ts'

describe('the list', () => {
  it('returns every picture once, newest first, whatever the page size and the changes meanwhile', async ({
    imaging,
    library
  }) => {
    const ids: string[] = []
    for (let number = 0; number < 40; number += 1)
      ids.unshift((await library.add(generated(await paint(imaging, number % 3)))).id)
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.integer({ min: 1, max: 17 }), { minLength: 1, maxLength: 5 }),
        fc.uniqueArray(fc.nat(39), { maxLength: 20 }),
        async (sizes, trashed) => {
          await library.restore(ids)
          const gone = trashed.map((at) => ids[at]!)
          const seen: string[] = []
          let after: string | null = null
          for (let page = 0; ; page += 1) {
            if (page === 1) await library.trash(gone)
            const { stubs, total } = library.index(after, sizes[page % sizes.length]!, searching())
            expect(total).toBe(page === 0 ? 40 : null)
            if (stubs.length === 0) break
            seen.push(...stubs.map(([id]) => id))
            after = seen.at(-1)!
          }
          const firstPage = new Set(ids.slice(0, sizes[0]))
          expect(seen).toEqual(ids.filter((id) => firstPage.has(id) || !gone.includes(id)))
        }
      ),
      { numRuns: 30 }
    )
  })

  it('continues after a picture that was deleted for good', async ({ imaging, open, library }) => {
    const clock = new TestClock()
    await library.close()
    library = await open({ clock, newId: () => ulid(clock.time) })
    const ids: string[] = []
    for (let number = 0; number < 5; number += 1) {
      clock.time += 1000
      ids.unshift((await library.add(generated(await paint(imaging, number)))).id)
    }
    await library.trash([ids[2]!])
    await emptyTrash(library)
    expect(library.index(ids[2]!, 10, searching()).stubs.map(([id]) => id)).toEqual(ids.slice(3))
  })
})

describe('the search', () => {
  const prompts = [
    'A lighthouse at dusk, oil painting',
    'Café crème on a marble table',
    'mountain lake, misty morning',
    'mountains of the moon',
    'lake at dusk "after rain"'
  ]

  it.beforeEach(async ({ imaging, library }) => {
    for (const [at, prompt] of prompts.entries())
      await library.add(generated(await paint(imaging, at), prompting(prompt, at === 0 ? 'watermark' : undefined)))
  })

  it.for([
    ['lighthouse', [0]],
    ['light', [0]],
    ['MOUNT', [3, 2]],
    ['cafe creme', [1]],
    ['dusk lake', [4]],
    ['"lake at"', [4]],
    ['"misty lake"', []],
    ['"mountain lake', [2]],
    ['dusk -oil', [4]],
    ['-dusk', [3, 2, 1]],
    ['-"of the" -dusk', [2, 1]],
    ['watermark', [0]],
    ['after', [4]],
    ['lake OR cafe', []],
    ['NOT', []],
    ['', [4, 3, 2, 1, 0]],
    ['   ', [4, 3, 2, 1, 0]],
    ['"', []],
    ['-', []],
    ['***', []],
    ['🌊', []],
    ['🌊 lake', [4, 2]],
    ['* -dusk', [3, 2, 1]]
  ] as const)('for %j finds %j', ([search, expected], { library }) => {
    expect(everything(library, search).map((picture) => prompts.indexOf(picture.parameters!.prompt))).toEqual(expected)
    expect(library.index(null, 1, searching(search)).total).toBe(expected.length)
  })

  it.for([
    `"' OR 1=1 --`,
    'prompt:x',
    '^a',
    'a NEAR(b, 2)',
    '((((',
    '{prompt}: x',
    'a*b*',
    '\0',
    '\ud800',
    '"""',
    '-"',
    '+ +',
    'a'.repeat(100_000),
    '"a" '.repeat(25_000),
    '-a '.repeat(30_000)
  ])('takes hostile text as text: %#', (search, { library }) => {
    expect(() => library.index(null, 10, searching(search))).not.toThrow()
  })

  it('never throws', ({ library }) => {
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.string({
        unit: fc.constantFrom(
          '"',
          '-',
          '*',
          ' ',
          'a',
          'AND',
          'OR',
          'NOT',
          'NEAR',
          '(',
          ')',
          ':',
          '^',
          '\0',
          '\ud800',
          '+'
        )
      })
    )
    fc.assert(
      fc.property(text, (search) => {
        const { stubs, total } = library.index(null, 10, searching(search))
        expect(stubs.length).toBe(Math.min(10, total!))
      }),
      { numRuns: 300 }
    )
  })
})
