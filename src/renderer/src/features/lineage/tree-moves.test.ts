import { describe, expect, it } from 'vitest'
import { familyStep } from './__fixtures__/family.ts'
import { layoutTree } from './tree-layout.ts'
import { moveIn } from './tree-moves.ts'

const layout = layoutTree([
  familyStep('root'),
  familyStep('a', 'root'),
  familyStep('b', 'root'),
  familyStep('aa', 'a'),
  familyStep('ba', 'b'),
  familyStep('bb', 'b')
])
const none = new Map<string, string>()

describe('moveIn', () => {
  it('moves to the parent, to a child, and to the neighbours in the column', () => {
    expect(moveIn(layout, 'root', 'child', none)).toBe('a')
    expect(moveIn(layout, 'a', 'parent', none)).toBe('root')
    expect(moveIn(layout, 'a', 'after', none)).toBe('b')
    expect(moveIn(layout, 'aa', 'after', none)).toBe('ba')
    expect(moveIn(layout, 'ba', 'before', none)).toBe('aa')
    expect(moveIn(layout, 'aa', 'first', none)).toBe('root')
    expect(moveIn(layout, 'root', 'last', none)).toBe('bb')
  })

  it('returns to the child from which it came', () => {
    expect(moveIn(layout, 'root', 'child', new Map([['root', 'b']]))).toBe('b')
  })

  it('stays if there is nothing further', () => {
    expect(moveIn(layout, 'root', 'parent', none)).toBe('root')
    expect(moveIn(layout, 'root', 'before', none)).toBe('root')
    expect(moveIn(layout, 'bb', 'child', none)).toBe('bb')
    expect(moveIn(layout, 'bb', 'after', none)).toBe('bb')
  })

  it('starts at the root if the step no longer exists', () => {
    expect(moveIn(layout, 'gone', 'child', none)).toBe('root')
  })
})
