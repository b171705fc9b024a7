import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { countDiffering, maskOf } from '../tools/__fixtures__/scripted.ts'
import { strokeHard } from './brush.ts'
import { capsuleBox, type Dab } from './capsule.ts'
import { chooseByColour } from './choose-by-colour.ts'
import { boxAround, polygonRuns } from './shapes.ts'

const size = { width: 120, height: 90 }
/**
 * Off the half-pixel grid: a centre on the edge itself is subject to rounding, and a slanted line can have dozens of
 * them.
 */
const coordinate = fc.double({ min: -60, max: 180, noNaN: true }).map((value) => value + 0.1371)

describe('a segment of a stroke', () => {
  it('contains exactly the pixels whose centre is in the capsule, wherever it is', () => {
    fc.assert(
      fc.property(
        coordinate,
        coordinate,
        coordinate,
        coordinate,
        fc.double({ min: 0.5, max: 70, noNaN: true }),
        (ax, ay, bx, by, r) => {
          const square = (bx - ax) ** 2 + (by - ay) ** 2
          const exact = maskOf(size.width, size.height, (x, y) => {
            const t = square > 0 ? Math.max(0, Math.min(1, ((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / square)) : 0
            return Math.hypot(x - ax - t * (bx - ax), y - ay - t * (by - ay)) <= r
          })
          // Rounding may decide for a centre on the line itself.
          expect(countDiffering(stroked({ x: ax, y: ay, r }, { x: bx, y: by, r }), exact)).toBeLessThanOrEqual(2)
        }
      ),
      { numRuns: 200 }
    )
  })

  it('of varying width contains both ends, and is the same from either', () => {
    const dab = fc.record({ x: coordinate, y: coordinate, r: fc.double({ min: 0.5, max: 50, noNaN: true }) })
    fc.assert(
      fc.property(dab, dab, (a, b) => {
        const there = stroked(a, b)
        expect(countDiffering(there, stroked(b, a))).toBeLessThanOrEqual(2)
        const ends = maskOf(size.width, size.height, (x, y) =>
          [a, b].some((end) => Math.hypot(x - end.x, y - end.y) < end.r - 1e-9)
        )
        expect(ends.data.every((value, i) => value <= (there.data[i] as number))).toBe(true)
      }),
      { numRuns: 100 }
    )
  })
})

it('a polygon contains what winds around a pixel, in whichever direction it is drawn', () => {
  const point = fc.record({ x: coordinate, y: coordinate })
  fc.assert(
    fc.property(fc.array(point, { minLength: 3, maxLength: 9 }), (points) => {
      const filled = { ...size, data: new Uint8Array(size.width * size.height) }
      const box = boxAround(points, size)
      if (box)
        polygonRuns(points, box, (y, from, to) => filled.data.fill(255, y * size.width + from, y * size.width + to))
      const exact = maskOf(size.width, size.height, (x, y) => winding(points, x, y) !== 0)
      expect(countDiffering(filled, exact)).toBeLessThanOrEqual(2)
    }),
    { numRuns: 100 }
  )
})

it('the wand selects what a slow search finds', () => {
  const [width, height] = [13, 9]
  fc.assert(
    fc.property(
      fc.uint8Array({ minLength: width * height, maxLength: width * height }),
      fc.nat(width - 1),
      fc.nat(height - 1),
      (greys, x, y) => {
        const data = new Uint8ClampedArray(width * height * 4).fill(255)
        for (let i = 0; i < greys.length; i += 1) data[i * 4 + 1] = (greys[i] as number) % 3
        const near = (i: number) =>
          Math.abs((data[i * 4 + 1] as number) - (data[(y * width + x) * 4 + 1] as number)) <= 1
        const found = new Set<number>([y * width + x])
        for (const at of found) {
          const column = at % width
          const next = [
            at - width,
            at + width,
            ...(column > 0 ? [at - 1] : []),
            ...(column < width - 1 ? [at + 1] : [])
          ]
          for (const i of next) if (i >= 0 && i < width * height && near(i)) found.add(i)
        }
        const chosen = chooseByColour({ width, height, data }, x, y, 1, true) as Uint8Array
        expect([...chosen.keys()].filter((i) => chosen[i] === 1)).toEqual([...found].sort((a, b) => a - b))
      }
    )
  )
})

function stroked(a: Dab, b: Dab) {
  const mask = { ...size, data: new Uint8Array(size.width * size.height) }
  const box = capsuleBox(a, b, size)
  if (box) strokeHard(mask, a, b, box, false)
  return mask
}

function winding(points: readonly { x: number; y: number }[], x: number, y: number): number {
  let turns = 0
  for (let i = 0; i < points.length; i += 1) {
    const [a, b] = [points[i]!, points[(i + 1) % points.length]!]
    if (a.y <= y === b.y <= y) continue
    if (a.x + ((b.x - a.x) * (y - a.y)) / (b.y - a.y) <= x) turns += a.y <= y ? 1 : -1
  }
  return turns
}
