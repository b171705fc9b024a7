import { describe, expect, it } from 'vitest'
import { listedSlides, nextSlide, shuffledSlides } from './slides.ts'

const none: ReadonlySet<string> = new Set()
const ids = ['a', 'b', 'c', 'd', 'e']

/** Numbers that repeat. */
function numbers(...values: number[]): () => number {
  let at = 0
  return () => values[at++ % values.length]!
}

describe('the order of a slideshow', () => {
  it('is the list’s, from the current picture', () => {
    expect(listedSlides(ids, 'c')).toEqual({ ids, at: 2 })
    expect(listedSlides(ids, null).at).toBe(0)
    expect(listedSlides(ids, 'gone').at).toBe(0)
  })

  it('is shuffled with every picture once, and starts at the current one', () => {
    const slides = shuffledSlides(ids, 'c', numbers(0.1, 0.9, 0.4, 0.7))
    expect(slides.at).toBe(0)
    expect(slides.ids[0]).toBe('c')
    expect(slides.ids.toSorted()).toEqual(ids)
    expect(slides.ids).not.toEqual(ids)
    expect(shuffledSlides(ids, null, numbers(0, 0.99)).ids.toSorted()).toEqual(ids)
    expect(shuffledSlides([], null, numbers(0))).toEqual({ ids: [], at: 0 })
  })

  it('gives every picture the same chance of every position', () => {
    const seen = new Map<string, number>()
    for (let run = 0; run < 10; run += 1) {
      const second = shuffledSlides(['x', 'a', 'b'], 'x', () => run / 10).ids[1]!
      seen.set(second, (seen.get(second) ?? 0) + 1)
    }
    expect([...seen.values()]).toEqual([5, 5])
  })

  it('ends, or starts over', () => {
    expect(nextSlide({ ids, at: 4 }, 1, false, none)).toBeNull()
    expect(nextSlide({ ids, at: 4 }, 1, true, none)).toBe(0)
    expect(nextSlide({ ids, at: 0 }, -1, true, none)).toBe(4)
    expect(nextSlide({ ids, at: 0 }, -1, false, none)).toBeNull()
  })

  it('skips pictures without a file, and knows when nothing is left', () => {
    expect(nextSlide({ ids, at: 0 }, 1, false, new Set(['b', 'c']))).toBe(3)
    expect(nextSlide({ ids, at: 3 }, 1, false, new Set(['e']))).toBeNull()
    expect(nextSlide({ ids, at: 0 }, 1, true, new Set(ids))).toBeNull()
    // The only one left follows itself.
    expect(nextSlide({ ids, at: 0 }, 1, true, new Set(['b', 'c', 'd', 'e']))).toBe(0)
  })
})
