import { describe, expect, it } from 'vitest'
import { nothingSelected, type RangeOf, type Selection, select, selectForMenu, withoutGone } from './selection.ts'

const order = ['a', 'b', 'c', 'd', 'e']
const rangeOf: RangeOf = (from, to) => {
  const [low, high] = [order.indexOf(from), order.indexOf(to)].sort((a, b) => a - b) as [number, number]
  return order.slice(low, high + 1)
}
const plain = { toggle: false, extend: false }
const ctrl = { toggle: true, extend: false }
const shift = { toggle: false, extend: true }
const after = (...steps: [string, typeof plain][]): Selection =>
  steps.reduce<Selection>((state, [id, how]) => select(state, id, how, rangeOf), nothingSelected)
const ids = (selection: Selection): string => [...selection.selected].sort().join('')

describe('selecting', () => {
  it('selects one with a click', () => {
    expect(ids(after(['a', plain], ['c', plain]))).toBe('c')
  })

  it('adds and removes with Ctrl', () => {
    expect(ids(after(['a', plain], ['c', ctrl], ['e', ctrl], ['c', ctrl]))).toBe('ae')
  })

  it('selects a range with Shift, and pivots it around its start', () => {
    expect(ids(after(['c', plain], ['e', shift]))).toBe('cde')
    expect(ids(after(['c', plain], ['e', shift], ['a', shift]))).toBe('abc')
  })

  it('adds a range with Ctrl and Shift', () => {
    expect(ids(after(['a', plain], ['c', ctrl], ['e', { toggle: true, extend: true }]))).toBe('acde')
  })

  it('selects one with Shift if there is no start', () => {
    expect(ids(after(['d', shift]))).toBe('d')
  })

  it('keeps a selection that is right-clicked, and no other', () => {
    const two = after(['a', plain], ['b', ctrl])
    expect(ids(selectForMenu(two, 'a'))).toBe('ab')
    expect(ids(selectForMenu(two, 'e'))).toBe('e')
  })

  it('selects the neighbour if all that was selected is gone', () => {
    expect(withoutGone(after(['b', plain]), new Set(['b']), 'c')).toMatchObject({
      selected: new Set(['c']),
      cursor: 'c'
    })
    expect(withoutGone(after(['b', plain]), new Set(['b']), null)).toMatchObject({ selected: new Set(), cursor: null })
  })

  it('keeps the rest if a part is gone, and stays the same if nothing is', () => {
    const two = after(['a', plain], ['b', ctrl])
    expect(ids(withoutGone(two, new Set(['b']), 'c'))).toBe('a')
    expect(withoutGone(two, new Set(['x']), 'c')).toBe(two)
  })
})
