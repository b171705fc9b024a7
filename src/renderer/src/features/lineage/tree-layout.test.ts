import { describe, expect, it } from 'vitest'
import { familyStep } from './__fixtures__/family.ts'
import { box, columnWidth, fitted, layoutTree, pathTo, rowHeight, stepsIn, trunksIn } from './tree-layout.ts'

const places = (layout: ReturnType<typeof layoutTree>): Record<string, [number, number]> =>
  Object.fromEntries(layout.placed.map(({ node, x, y }) => [node.id, [x, y]]))

describe('layoutTree', () => {
  it('puts generations in columns, and a parent in the middle of its children', () => {
    const layout = layoutTree([
      familyStep('root'),
      familyStep('a', 'root'),
      familyStep('b', 'root'),
      familyStep('aa', 'a'),
      familyStep('ab', 'a')
    ])
    const at = places(layout)
    expect(at['root']![0]).toBe(0)
    expect([at['a']![0], at['b']![0], at['aa']![0]]).toEqual([columnWidth, columnWidth, 2 * columnWidth])
    expect(at['a']![1]).toBe((at['aa']![1] + at['ab']![1]) / 2)
    expect(Math.abs(at['root']![1] - (at['a']![1] + at['b']![1]) / 2)).toBeLessThanOrEqual(1)
    expect(layout.placed.map(({ node }) => node.id)).toEqual(['root', 'a', 'aa', 'ab', 'b'])
    expect(layout.width).toBe(2 * columnWidth + box.width)
    expect(Math.min(...layout.placed.map(({ y }) => y))).toBe(0)
    expect(layout.height).toBe(Math.max(...layout.placed.map(({ y }) => y)) + box.height)
  })

  it('joins what one click made at the root', () => {
    const layout = layoutTree([familyStep('a'), familyStep('b'), familyStep('c'), familyStep('bb', 'b')])
    expect(layout.together?.count).toBe(3)
    expect(layout.placed.map(({ node, depth }) => [node.id, depth])).toEqual([
      ['a', 0],
      ['b', 0],
      ['bb', 1],
      ['c', 0]
    ])
    expect(layoutTree([familyStep('a')]).together).toBeNull()
  })

  it('never lets two boxes overlap, in a family of five hundred', () => {
    const nodes = [familyStep('0')]
    for (let number = 1; number < 500; number += 1)
      nodes.push(familyStep(String(number), String(Math.floor((number * 7919) % Math.max(1, Math.ceil(number / 1.5))))))
    const layout = layoutTree(nodes)
    const columns = new Map<number, number[]>()
    for (const { depth, y } of layout.placed) columns.set(depth, [...(columns.get(depth) ?? []), y])
    for (const column of columns.values()) {
      const sorted = column.toSorted((a, b) => a - b)
      for (let at = 1; at < sorted.length; at += 1)
        expect(sorted[at]! - sorted[at - 1]!).toBeGreaterThanOrEqual(rowHeight - 1)
    }
    expect(layout.placed).toHaveLength(500)
  })

  it('is empty without steps', () => {
    expect(layoutTree([])).toMatchObject({ placed: [], width: 0, height: 0, together: null })
  })
})

describe('the visible part', () => {
  const layout = layoutTree([
    familyStep('root'),
    ...Array.from({ length: 100 }, (_, at) => familyStep(`c${at}`, 'root'))
  ])
  const far = layout.byId.get('c99')!

  it('contains what is in view', () => {
    const part = { left: far.x - 10, right: far.x + 500, top: far.y - 120, bottom: far.y + 200 }
    expect(stepsIn(layout, part).map(({ node }) => node.id)).toEqual(['c98', 'c99'])
    expect(trunksIn(layout, part).map(({ node }) => node.id)).toEqual(['root'])
    expect(trunksIn(layout, { left: far.x - 100, right: far.x + 500, top: 0, bottom: 100 })).toHaveLength(1)
    expect(trunksIn(layout, { left: far.x + 1000, right: far.x + 1500, top: 0, bottom: 100 })).toEqual([])
  })

  it('has the path from the root', () => {
    expect(pathTo(layout, 'c3').map(({ node }) => node.id)).toEqual(['root', 'c3'])
    expect(pathTo(layout, 'nobody')).toEqual([])
  })

  it('keeps every picture in its own shape', () => {
    expect(fitted({ width: 1024, height: 1024 })).toEqual({ width: 96, height: 96 })
    expect(fitted({ width: 2048, height: 1024 })).toEqual({ width: 112, height: 56 })
    expect(fitted({ width: 100, height: 10_000 })).toEqual({ width: 8, height: 96 })
  })
})
