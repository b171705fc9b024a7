import { describe, expect, it } from 'vitest'
import { chosen, letterOf, nextInList, replaced, swapped, without } from './panes.ts'

describe('the panes of a comparison', () => {
  it('are two to four different pictures', () => {
    expect(chosen(['a', 'b', 'a'])).toEqual({ ids: ['a', 'b'], active: 1, against: 1 })
    expect(chosen(['a', 'b', 'c', 'd', 'e']).ids).toEqual(['a', 'b', 'c', 'd'])
    expect(chosen(['a'])).toEqual({ ids: ['a'], active: 0, against: 1 })
  })

  it('take another picture, or swap with the pane that has it', () => {
    expect(replaced(chosen(['a', 'b', 'c']), 2, 'x')).toEqual({ ids: ['a', 'b', 'x'], active: 2, against: 1 })
    expect(replaced(chosen(['a', 'b', 'c']), 2, 'a').ids).toEqual(['c', 'b', 'a'])
    expect(swapped(chosen(['a', 'b']), 0, 5).ids).toEqual(['a', 'b'])
  })

  it('close up when one is removed, and refer to existing panes', () => {
    const three = { ...chosen(['a', 'b', 'c']), active: 2, against: 2 }
    expect(without(three, (id) => id === 'b')).toEqual({ ids: ['a', 'c'], active: 1, against: 1 })
    expect(without(three, (id) => id === 'x')).toBe(three)
    expect(without(three, () => true)).toEqual({ ids: [], active: 0, against: 1 })
  })

  it('step through the list, skipping what the other panes show', () => {
    const list = ['a', 'b', 'c', 'd']
    expect(nextInList(chosen(['a', 'b']), list, 0, 1)).toBe('c')
    expect(nextInList(chosen(['a', 'c', 'd']), list, 2, 1)).toBeUndefined()
    expect(nextInList(chosen(['a', 'c']), list, 2, -1)).toBe('b')
    expect(nextInList(chosen(['x', 'a']), list, -1, 1)).toBeUndefined()
  })

  it('are named by letters', () => {
    expect([0, 1, 2, 3].map(letterOf)).toEqual(['A', 'B', 'C', 'D'])
  })
})
