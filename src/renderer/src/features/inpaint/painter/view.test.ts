import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { View } from './view.ts'

const viewOf = (width: number, height: number, density = 1) => {
  const view = new View()
  view.resizeRoom({ width: 1000, height: 700 }, density)
  view.show({ width, height })
  return view
}

describe('view', () => {
  it('fits the whole canvas in the middle, and again when the host is resized', () => {
    const view = viewOf(4000, 2000)
    expect(view.zoom).toBeCloseTo(952 / 4000)
    expect([view.x, view.y]).toEqual([24, 112])
    view.resizeRoom({ width: 548, height: 700 }, 1)
    expect(view.zoom).toBeCloseTo(500 / 4000)
    expect(view.fitted).toBe(true)
  })

  it('keeps a chosen zoom when the host is resized: the middle stays in the middle', () => {
    const view = viewOf(1000, 1000)
    view.zoomTo(2, { x: 300, y: 200 })
    const middle = view.toCanvas({ x: 500, y: 350 })
    view.resizeRoom({ width: 800, height: 500 }, 1)
    expect(view.fitted).toBe(false)
    expect(view.toCanvas({ x: 400, y: 250 })).toEqual(middle)
  })

  it('keeps the point under the pointer in place, to a device pixel', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 400, max: 600 }),
        fc.integer({ min: 300, max: 400 }),
        fc.double({ min: 0.5, max: 40, noNaN: true }),
        (x, y, zoom) => {
          const view = viewOf(900, 600, 2)
          const before = view.toCanvas({ x, y })
          view.zoomTo(zoom, { x, y })
          const after = view.toScreen(before)
          expect(Math.abs(after.x - x)).toBeLessThanOrEqual(0.26)
          expect(Math.abs(after.y - y)).toBeLessThanOrEqual(0.26)
          expect([view.x * 2, view.y * 2].every(Number.isInteger)).toBe(true)
        }
      )
    )
  })

  it('zooms from 0.02 to 64', () => {
    const view = viewOf(500, 500)
    view.zoomTo(1000)
    expect(view.zoom).toBe(64)
    view.zoomTo(0)
    expect(view.zoom).toBe(0.02)
    view.zoomTo(Number.NaN)
    expect(view.zoom).toBe(0.02)
  })

  it('never moves the canvas out of view', () => {
    const view = viewOf(500, 500)
    view.zoomTo(1)
    view.pan(1e6, -1e6)
    const corner = view.toScreen({ x: 0, y: 500 })
    expect(corner).toEqual({ x: 952, y: 48 })
  })

  it('keeps the picture in place when it is extended on the left and above', () => {
    const view = viewOf(500, 500)
    view.zoomTo(1.5)
    const before = view.toScreen({ x: 100, y: 100 })
    view.resizeCanvas({ width: 600, height: 520 }, 100, 20)
    expect(view.toScreen({ x: 200, y: 120 })).toEqual(before)
  })

  it('reveals a point with the smallest move', () => {
    const view = viewOf(2000, 2000)
    view.zoomTo(4)
    view.reveal({ x: 1990, y: 1000 })
    const at = view.toScreen({ x: 1990, y: 1000 })
    expect(at.x).toBeCloseTo(976)
    const { x, y } = view
    view.reveal({ x: 1980, y: 1000 })
    expect([view.x, view.y]).toEqual([x, y])
  })
})
