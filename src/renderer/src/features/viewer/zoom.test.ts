import { describe, expect, it } from 'vitest'
import { carried, fitScale, fitted, panned, zoomed } from './zoom.ts'

const picture = { width: 2000, height: 1000 }
const view = { width: 1048, height: 848 }

describe('the viewer’s zoom', () => {
  it('fits the whole picture with a margin and does not enlarge a small one', () => {
    expect(fitScale(picture, view, 1)).toBe(0.5)
    expect(fitScale({ width: 100, height: 100 }, view, 1)).toBe(1)
    expect(fitScale({ width: 100, height: 100 }, view, 0.5)).toBe(0.5)
  })

  it('keeps the point under the pointer in place', () => {
    const place = zoomed(fitted(picture, view, 1), 1.5, { x: 200, y: -100 }, picture, view, 1)
    expect(place).toMatchObject({ scale: 1.5, fit: false })
    expect((200 - place.x) / place.scale).toBeCloseTo(200 / 0.5)
    expect((-100 - place.y) / place.scale).toBeCloseTo(-100 / 0.5)
  })

  it('returns to fitted at its minimum, and is limited to sixteen times', () => {
    const close = zoomed(fitted(picture, view, 1), 100, { x: 0, y: 0 }, picture, view, 1)
    expect(close.scale).toBe(16)
    expect(zoomed(close, 0.01, { x: 0, y: 0 }, picture, view, 1)).toEqual(fitted(picture, view, 1))
  })

  it('is kept from picture to picture: the scale, and the visible part', () => {
    const close = panned(
      zoomed(fitted(picture, view, 1), 2, { x: 0, y: 0 }, picture, view, 1),
      600,
      -200,
      picture,
      view
    )
    expect(carried(close, picture, picture, view, 1)).toEqual(close)
    expect(carried(close, picture, { width: 4000, height: 2000 }, view, 1)).toMatchObject({
      scale: 2,
      x: 1200,
      y: -400
    })
    expect(carried(close, picture, { width: 100, height: 100 }, view, 1)).toMatchObject({ scale: 2, x: 0, y: 0 })
    expect(carried(fitted(picture, view, 1), picture, { width: 500, height: 4000 }, view, 1)).toMatchObject({
      fit: true,
      scale: 0.2
    })
  })

  it('moves no further than the edge, and not at all if everything is visible', () => {
    const close = zoomed(fitted(picture, view, 1), 1, { x: 0, y: 0 }, picture, view, 1)
    expect(panned(close, 9999, 9999, picture, view)).toMatchObject({
      x: (2000 - 1048) / 2 + 24,
      y: (1000 - 848) / 2 + 24
    })
    expect(panned(fitted(picture, view, 1), 50, 50, picture, view)).toMatchObject({ x: 0, y: 0 })
  })
})
