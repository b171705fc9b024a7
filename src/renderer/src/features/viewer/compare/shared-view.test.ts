import { describe, expect, it } from 'vitest'
import { dragged, fitOf, placed, type SharedView, wholeView, zoomedAt } from './shared-view.ts'

const small = { width: 512, height: 512 }
const large = { width: 2048, height: 2048 }
const pane = { width: 416, height: 416 }

const rounded = (view: SharedView): SharedView => ({
  zoom: view.zoom,
  x: Number(view.x.toFixed(6)),
  y: Number(view.y.toFixed(6))
})

describe('a shared view of several pictures', () => {
  it('shows pictures of different sizes at the same size', () => {
    expect(placed(wholeView, small, pane)).toEqual({ left: 8, top: 8, width: 400, height: 400 })
    expect(placed(wholeView, large, pane)).toEqual({ left: 8, top: 8, width: 400, height: 400 })
  })

  it('shows the same part of each when zoomed in', () => {
    const view = { zoom: 4, x: 0.25, y: 0.75 }
    expect(placed(view, small, pane)).toEqual(placed(view, large, pane))
    expect(placed(view, small, pane)).toEqual({ left: 208 - 400, top: 208 - 1200, width: 1600, height: 1600 })
  })

  it('keeps what is under the pointer in place', () => {
    const point = { x: 100, y: -50 }
    const before = placed({ zoom: 2, x: 0.5, y: 0.5 }, large, pane)
    const after = placed(zoomedAt({ zoom: 2, x: 0.5, y: 0.5 }, 5, point, large, pane), large, pane)
    const under = (at: typeof before): number => (208 + point.x - at.left) / at.width
    expect(under(after)).toBeCloseTo(under(before))
  })

  it('is no smaller than the whole picture and limited to sixty-four times', () => {
    expect(zoomedAt({ zoom: 2, x: 0.3, y: 0.3 }, 0.1, { x: 0, y: 0 }, large, pane)).toEqual(wholeView)
    expect(zoomedAt(wholeView, 1000, { x: 0, y: 0 }, large, pane).zoom).toBe(64)
  })

  it('can be dragged, up to the edge and no further', () => {
    const view = { zoom: 2, x: 0.5, y: 0.5 }
    expect(rounded(dragged(view, 80, 0, small, pane))).toEqual({ zoom: 2, x: 0.4, y: 0.5 })
    expect(rounded(dragged(view, 9999, -9999, small, pane))).toEqual({ zoom: 2, x: 0.26, y: 0.74 })
    expect(dragged(wholeView, 50, 50, small, pane)).toEqual(wholeView)
  })

  it('keeps a panorama centred if its whole height is visible', () => {
    const panorama = { width: 4000, height: 500 }
    expect(fitOf(panorama, pane)).toBe(0.1)
    expect(placed({ zoom: 2, x: 0.9, y: 0.1 }, panorama, pane).top).toBe(158)
  })
})
