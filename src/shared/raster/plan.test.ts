import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { InpaintLimits } from '../domain/inpaint.ts'
import { padded, unionOf } from './bounds.ts'
import type { Rect } from './mask-pixels.ts'
import { type PlanQuestion, planInpaint } from './plan.ts'

const limits: InpaintLimits = { native: 512, multipleOf: 8, minSide: 256, maxSide: 2048 }
const photograph = { width: 4000, height: 3000 }
const face = { x: 1800, y: 1200, width: 300, height: 260 }
const ask = (question: Partial<PlanQuestion>) =>
  planInpaint({ canvas: photograph, bounds: face, mode: 'masked', padding: 32, limits, sendAt: null, ...question })

const anyLimits = fc
  .record({
    native: fc.constantFrom(512, 768, 1024),
    multipleOf: fc.constantFrom(1, 8, 64),
    minSide: fc.integer({ min: 1, max: 512 }),
    room: fc.integer({ min: 64, max: 2048 })
  })
  .map(({ room, ...rest }) => ({ ...rest, maxSide: rest.minSide + room }))

const anyQuestion: fc.Arbitrary<PlanQuestion> = fc
  .record({ width: fc.integer({ min: 1, max: 6000 }), height: fc.integer({ min: 1, max: 6000 }) })
  .chain((canvas) =>
    fc.record({
      canvas: fc.constant(canvas),
      bounds: fc.option(
        fc.tuple(fc.nat(canvas.width - 1), fc.nat(canvas.height - 1)).chain(([x, y]) =>
          fc.record({
            x: fc.constant(x),
            y: fc.constant(y),
            width: fc.integer({ min: 1, max: canvas.width - x }),
            height: fc.integer({ min: 1, max: canvas.height - y })
          })
        ),
        { freq: 10 }
      ),
      mode: fc.constantFrom('masked' as const, 'whole' as const),
      padding: fc.integer({ min: 0, max: 2048 }),
      limits: anyLimits,
      sendAt: fc.option(fc.integer({ min: 64, max: 4096 }))
    })
  )

/** The minimum part of the canvas that has to be sent. */
function wanted({ canvas, bounds, mode, padding }: PlanQuestion): Rect {
  return bounds && mode === 'masked' ? padded(bounds, padding, canvas) : { x: 0, y: 0, ...canvas }
}

describe('for any question', () => {
  test('what is sent is accepted by the model, within the canvas, and contains what is painted', () => {
    fc.assert(
      fc.property(anyQuestion, (question) => {
        const { area, sent } = planInpaint(question)
        for (const side of [sent.width, sent.height]) {
          expect(side % question.limits.multipleOf).toBe(0)
          expect(side).toBeGreaterThanOrEqual(question.limits.minSide)
          expect(side).toBeLessThanOrEqual(question.limits.maxSide)
        }
        for (const value of Object.values(area)) expect(Number.isInteger(value)).toBe(true)
        expect(area.x).toBeGreaterThanOrEqual(0)
        expect(area.y).toBeGreaterThanOrEqual(0)
        expect(area.width).toBeGreaterThan(0)
        expect(area.height).toBeGreaterThan(0)
        expect(area.x + area.width).toBeLessThanOrEqual(question.canvas.width)
        expect(area.y + area.height).toBeLessThanOrEqual(question.canvas.height)
        expect(area).toEqual(unionOf(area, wanted(question)))
      }),
      { numRuns: 2000 }
    )
  })

  test('a mask with a margin around it is sent in its own proportions, at about the requested size', () => {
    const question = fc.record({
      x: fc.integer({ min: 1000, max: 4000 }),
      y: fc.integer({ min: 1000, max: 4000 }),
      width: fc.integer({ min: 1, max: 1000 }),
      height: fc.integer({ min: 1, max: 1000 }),
      padding: fc.nat(200),
      sendAt: fc.constantFrom(null, 512, 768, 1024)
    })
    fc.assert(
      fc.property(question, ({ padding, sendAt, ...bounds }) => {
        const { area, sent, scale, problems } = ask({ canvas: { width: 6000, height: 6000 }, bounds, padding, sendAt })
        expect(problems).toEqual([])
        // Half a pixel of the area's shorter side is unavoidable.
        const within = 0.6 / Math.min(area.width, area.height)
        expect(Math.abs((area.width * sent.height) / (area.height * sent.width) - 1)).toBeLessThan(within)
        expect(Math.abs(sent.width / area.width / scale - 1)).toBeLessThan(within)
        const limited =
          Math.min(sent.width, sent.height) <= limits.minSide + 8 ||
          Math.max(sent.width, sent.height) >= limits.maxSide - 8
        const off = Math.sqrt(sent.width * sent.height) / (sendAt ?? limits.native)
        expect(limited || (off > 0.93 && off < 1.07)).toBe(true)
      }),
      { numRuns: 1000 }
    )
  })
})

describe('only the masked part', () => {
  test('a face in a photograph is sent near the size at which the model was trained', () => {
    const { area, sent, scale, problems, warnings } = ask({})
    expect(area.width).toBeLessThan(380)
    expect(area.height).toBeLessThan(340)
    expect(sent.width * sent.height).toBeGreaterThan(500 * 500)
    expect(scale).toBeGreaterThan(1)
    expect([problems, warnings]).toEqual([[], []])
  })

  test('a dot is not enlarged excessively', () => {
    const { area } = ask({ bounds: { x: 9, y: 9, width: 1, height: 1 }, padding: 0 })
    expect(area).toEqual({ x: 0, y: 0, width: 64, height: 64 })
  })

  test('a long strip gets as much more height as the model needs', () => {
    const { area, sent, problems, warnings } = ask({ bounds: { x: 0, y: 1500, width: 4000, height: 10 }, padding: 0 })
    expect(sent).toEqual({ width: 2048, height: 256 })
    expect(area.width).toBe(4000)
    expect(area.height).toBe(500)
    expect(problems).toEqual([])
    expect(warnings).toEqual(['Sent at 51 % scale; some detail will be lost.'])
  })

  test('a chosen size is used, within the limits', () => {
    expect(ask({ sendAt: 1024 }).sent.width).toBeGreaterThan(1000)
    expect(Math.max(...Object.values(ask({ sendAt: 4096 }).sent))).toBeLessThanOrEqual(2048)
    expect(Math.min(...Object.values(ask({ sendAt: 64 }).sent))).toBeGreaterThanOrEqual(256)
  })
})

describe('the whole picture', () => {
  test('is sent unchanged if the model accepts it', () => {
    const canvas = { width: 1024, height: 680 }
    expect(ask({ mode: 'whole', canvas, bounds: { x: 1, y: 1, width: 5, height: 5 } })).toEqual({
      area: { x: 0, y: 0, ...canvas },
      sent: canvas,
      scale: 1,
      problems: [],
      warnings: []
    })
  })

  test('is scaled if the model does not, and the warning says to what and why', () => {
    expect(
      ask({ mode: 'whole', canvas: { width: 1023, height: 681 }, bounds: { x: 0, y: 0, width: 9, height: 9 } }).warnings
    ).toEqual(['Sent at 1024 × 680: the model takes sides of 256 to 2048 pixels in steps of 8.'])
    const large = ask({ mode: 'whole' })
    expect(large.sent).toEqual({ width: 2048, height: 1536 })
    expect(large.warnings).toEqual([
      'Sent at 2048 × 1536: the model takes sides of 256 to 2048 pixels in steps of 8.',
      'Sent at 51 % scale; some detail will be lost.'
    ])
  })

  test('is scaled up if it is too small', () => {
    const { sent, problems } = ask({
      mode: 'whole',
      canvas: { width: 16, height: 20 },
      bounds: { x: 0, y: 0, width: 9, height: 9 }
    })
    expect(sent).toEqual({ width: 256, height: 320 })
    expect(problems).toEqual([])
  })
})

describe('what cannot be sent', () => {
  test('nothing is painted', () => {
    expect(ask({ bounds: null }).problems).toEqual(['Paint over what you want to change.'])
    expect(ask({ bounds: { x: 5000, y: 0, width: 3, height: 3 } }).problems).toHaveLength(1)
  })

  test('a canvas that is too large', () => {
    expect(ask({ canvas: { width: 8192, height: 8192 } }).problems).toEqual([])
    expect(ask({ canvas: { width: 8192, height: 8193 } }).problems).toEqual([
      'The canvas has 65 megapixels; at most 64 can be sent.'
    ])
  })

  test('a canvas that is too long', () => {
    expect(ask({ canvas: { width: 16_384, height: 4000 } }).problems).toEqual([])
    expect(ask({ canvas: { width: 16_385, height: 4000 } }).problems).toEqual([
      'The longer side of the canvas is 16385 pixels; the limit is 16384.'
    ])
  })

  test('a picture too narrow for any shape that the model accepts', () => {
    const narrow = { canvas: { width: 2000, height: 40 }, bounds: { x: 0, y: 0, width: 2000, height: 40 } }
    for (const mode of ['whole', 'masked'] as const)
      expect(ask({ ...narrow, mode }).problems.join()).toContain('2000 × 40 is too long and narrow for this model')
    expect(() => ask({ limits: { ...limits, multipleOf: 64, minSide: 65, maxSide: 100 } })).toThrow(RangeError)
  })

  test('a full mask only causes a warning', () => {
    const { problems, warnings } = ask({ full: true, bounds: { x: 0, y: 0, ...photograph }, mode: 'whole' })
    expect(problems).toEqual([])
    expect(warnings[0]).toBe('The mask covers everything: nothing of the picture is kept.')
  })
})
