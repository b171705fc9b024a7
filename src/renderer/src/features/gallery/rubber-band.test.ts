import { describe, expect, it } from 'vitest'
import { layoutRows } from './layout-rows.ts'
import { boxBetween, edgeScroll, framedItems, isDragged } from './rubber-band.ts'

describe('the selection frame', () => {
  it('is the same in whichever direction the mouse moved', () => {
    const box = { left: 10, top: 20, right: 101, bottom: 201 }
    expect(boxBetween({ x: 10, y: 20 }, { x: 100, y: 200 })).toEqual(box)
    expect(boxBetween({ x: 100, y: 20 }, { x: 10, y: 200 })).toEqual(box)
    expect(boxBetween({ x: 100, y: 200 }, { x: 10, y: 20 })).toEqual(box)
  })

  it('begins only after a few pixels, so that a click stays a click', () => {
    expect(isDragged({ x: 5, y: 5 }, { x: 8, y: 8 })).toBe(false)
    expect(isDragged({ x: 5, y: 5 }, { x: 5, y: 0 })).toBe(true)
  })

  it('scrolls at the edges, faster the farther out, and never in the middle', () => {
    expect([edgeScroll(400, 800), edgeScroll(36, 800), edgeScroll(764, 800)]).toEqual([0, 0, 0])
    expect(edgeScroll(30, 800)).toBe(-3)
    expect(edgeScroll(770, 800)).toBe(3)
    expect(edgeScroll(-40, 800)).toBeLessThan(edgeScroll(10, 800))
    expect(edgeScroll(5000, 800)).toBe(60)
  })

  it('excludes the jobs before the pictures', () => {
    const rows = layoutRows({
      shape: 'square',
      count: 20,
      aspect: () => 1,
      group: null,
      width: 524,
      rowHeight: 100,
      gap: 6,
      headerHeight: 0
    })
    expect(framedItems(rows, { left: 0, top: 0, right: 524, bottom: 150 }, () => 1, 2)).toEqual([
      2, 3, 4, 5, 6, 7, 8, 9
    ])
  })
})
