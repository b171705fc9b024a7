import { describe, expect, it } from 'vitest'
import { centredOn, fitScale, frameOf, margin, partInSight, scrollAfterZoom, scrollTo, startScale } from './viewport.ts'

const view = { width: 800, height: 600 }

describe('the view over the drawing', () => {
  it('centres a small drawing, and has a margin around a large one', () => {
    expect(frameOf({ width: 200, height: 100 }, view, 1)).toEqual({ width: 800, height: 600, x: 300, y: 250 })
    expect(frameOf({ width: 2000, height: 100 }, view, 1)).toEqual({
      width: 2000 + 2 * margin,
      height: 600,
      x: margin,
      y: 250
    })
  })

  it('fits without enlarging, and starts readable', () => {
    expect(fitScale({ width: 100, height: 100 }, view)).toBe(1)
    expect(fitScale({ width: 1376, height: 100 }, view)).toBeCloseTo(0.5)
    expect(fitScale({ width: 100_000, height: 100 }, view)).toBe(0.15)
    expect(startScale({ width: 1376, height: 100 }, view)).toBe(0.85)
    expect(startScale({ width: 700, height: 100 }, view)).toBeGreaterThan(0.9)
  })

  it('keeps the point under the pointer when zooming', () => {
    const drawing = { width: 4000, height: 4000 }
    const before = { frame: frameOf(drawing, view, 1), scale: 1, left: 1000, top: 700 }
    const after = { frame: frameOf(drawing, view, 2), scale: 2 }
    const point = { x: 123, y: 456 }
    const { left, top } = scrollAfterZoom(before, after, point)
    expect((left + point.x - after.frame.x) / 2).toBeCloseTo(before.left + point.x - before.frame.x)
    expect((top + point.y - after.frame.y) / 2).toBeCloseTo(before.top + point.y - before.frame.y)
  })

  it('scrolls no further than necessary', () => {
    const frame = frameOf({ width: 4000, height: 4000 }, view, 1)
    const box = { left: 500, top: 500, right: 600, bottom: 600 }
    expect(scrollTo(box, frame, 1, { left: 400, top: 300 }, view)).toEqual({ left: 400, top: 300 })
    expect(scrollTo(box, frame, 1, { left: 2000, top: 0 }, view)).toEqual({
      left: 500 + margin - 48,
      top: 600 + margin + 48 - 600
    })
  })

  it('starts with a step in the middle', () => {
    const frame = frameOf({ width: 4000, height: 4000 }, view, 1)
    expect(centredOn({ left: 1000, top: 1000, right: 1100, bottom: 1100 }, frame, 1, view)).toEqual({
      left: 1050 + margin - 400,
      top: 1050 + margin - 300
    })
    expect(centredOn({ left: 0, top: 0, right: 100, bottom: 100 }, frame, 1, view)).toEqual({ left: 0, top: 0 })
  })

  it('draws a little more than is visible, and the same for small moves', () => {
    const frame = frameOf({ width: 9000, height: 9000 }, view, 1)
    const part = partInSight(frame, { left: 3000, top: 3000 }, view, 1)
    expect(part.left).toBeLessThan(3000 - frame.x)
    expect(part.right).toBeGreaterThan(3800 - frame.x)
    expect(partInSight(frame, { left: 3010, top: 3010 }, view, 1)).toEqual(part)
  })
})
