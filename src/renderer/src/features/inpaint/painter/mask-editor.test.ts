import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { noExtension } from '../../../../../shared/domain/inpaint.ts'
import type { MaskPixels } from '../../../../../shared/raster/mask-pixels.ts'
import { countDiffering, drag, keys, sessionOf, touch } from '../tools/__fixtures__/scripted.ts'
import { toolNames } from '../tools/tools.ts'
import { MaskEditor } from './mask-editor.ts'

const point = fc.tuple(fc.integer({ min: -60, max: 260 }), fc.integer({ min: -60, max: 220 }))

const action = fc.record({
  tool: fc.constantFrom(...toolNames.filter((name) => name !== 'hand')),
  hardness: fc.constantFrom(1, 0.6),
  brushSize: fc.integer({ min: 1, max: 90 }),
  points: fc.array(point, { minLength: 1, maxLength: 8 }),
  pressure: fc.constantFrom(1, 0.3),
  subtract: fc.boolean(),
  shift: fc.boolean(),
  command: fc.constantFrom('none', 'none', 'none', 'invert', 'fill', 'extend', 'undo', 'redo')
})
type Action = typeof action extends fc.Arbitrary<infer T> ? T : never

const invert = (mask: MaskPixels) => mask.data.map((value) => 255 - value)

function play(
  session: MaskEditor,
  { tool, hardness, brushSize, points, pressure, subtract, shift, command }: Action
): void {
  session.choose(tool)
  session.setOptions({ hardness, brushSize })
  drag(session, points, pressure, keys({ subtract, shift }))
  if (tool === 'polygon') session.key('Enter')
  if (command === 'invert') session.change(invert)
  if (command === 'fill') session.change((mask) => new Uint8Array(mask.data.length).fill(255))
  if (command === 'extend') session.extend({ ...noExtension, left: brushSize, bottom: 3 })
  if (command === 'undo') session.undo()
  if (command === 'redo') session.redo()
}

const shot = (session: MaskEditor) => {
  const { width, height, data } = session.document.pixels
  return { width, height, data: data.slice() }
}

describe('history', () => {
  it('any sequence of tools and as many undos give the empty mask; as many redos all of it again', () => {
    fc.assert(
      fc.property(fc.array(action, { maxLength: 12 }), (actions) => {
        const session = sessionOf(200, 160)
        for (const one of actions) play(session, one)
        session.choose('hand')
        const last = shot(session)
        let back = 0
        let ahead = 0
        while (session.redo()) ahead += 1
        while (session.undo()) back += 1
        expect(session.document.pixels.data.every((value) => value === 0)).toBe(true)
        expect(session.document.extend).toEqual(noExtension)
        for (let i = 0; i < back - ahead; i += 1) session.redo()
        expect(shot(session)).toEqual(last)
      }),
      { numRuns: 60 }
    )
  })

  it('undo then redo is identity at every step', () => {
    fc.assert(
      fc.property(fc.array(action, { minLength: 1, maxLength: 6 }), (actions) => {
        const session = sessionOf(200, 160)
        for (const one of actions) {
          play(session, one)
          session.choose('hand')
          const now = shot(session)
          if (session.undo()) session.redo()
          expect(shot(session)).toEqual(now)
        }
      }),
      { numRuns: 40 }
    )
  })

  it('inverting twice is identity', () => {
    fc.assert(
      fc.property(fc.array(action, { maxLength: 4 }), (actions) => {
        const session = sessionOf(200, 160)
        for (const one of actions) play(session, one)
        session.finish()
        const before = shot(session)
        session.change(invert)
        session.change(invert)
        expect(shot(session)).toEqual(before)
      }),
      { numRuns: 30 }
    )
  })

  it('a press given up leaves the mask as before, and no step', () => {
    fc.assert(
      fc.property(fc.array(action, { maxLength: 4 }), action, (actions, last) => {
        const session = sessionOf(200, 160)
        for (const one of actions) play(session, one)
        session.choose('hand')
        const before = shot(session)
        const bytes = session.document.historyBytes
        // The wand is done as soon as it is pressed.
        session.choose(last.tool === 'wand' ? 'brush' : last.tool)
        session.setOptions({ hardness: last.hardness, brushSize: last.brushSize })
        const [first, ...rest] = last.points.map(([x, y]) => touch(x, y, last.pressure))
        session.down(first!, keys({ subtract: last.subtract }))
        for (const next of rest) session.move(next, keys())
        session.cancel()
        expect(shot(session)).toEqual(before)
        expect(session.document.historyBytes).toBe(bytes)
        expect(session.working).toBe(false)
      }),
      { numRuns: 40 }
    )
  })

  it('takes at most 8 kB a stroke: 200 strokes of 60 events with a brush of 80 px at 2048 px', () => {
    const session = sessionOf(2048, 2048, { brushSize: 80, hardness: 1 })
    const random = seeded(7)
    for (let stroke = 0; stroke < 200; stroke += 1) {
      let [x, y, way] = [random() * 2048, random() * 2048, random() * Math.PI * 2]
      const points = Array.from({ length: 60 }, (): [number, number] => {
        way += (random() - 0.5) * 0.8
        const far = 4 + random() * 12
        x += Math.cos(way) * far
        y += Math.sin(way) * far
        return [x, y]
      })
      drag(session, points)
    }
    expect(session.document.historyBytes / 200).toBeLessThanOrEqual(8192)
    let back = 0
    while (session.undo()) back += 1
    expect(back).toBeGreaterThan(190)
    expect(session.document.bounds).toBeNull()
  })

  it('a command in the middle of a press keeps what the press has painted', () => {
    const session = sessionOf(200, 160, { brushSize: 40 })
    session.down(touch(60, 60), keys())
    session.move(touch(90, 60), keys())
    session.change(invert)
    expect(session.working).toBe(false)
    session.undo()
    expect(session.document.bounds).toEqual({ x: 40, y: 40, width: 70, height: 40 })
    session.undo()
    expect(session.document.bounds).toBeNull()
  })
})

it('another picture has no last point, no history, and another revision', () => {
  const session = sessionOf(100, 100, { brushSize: 20 })
  drag(session, [[20, 20]])
  const { revision } = session
  session.load({ picture: { width: 100, height: 100 } as ImageBitmap, extend: noExtension }, null)
  expect(session.revision).toBeGreaterThan(revision)
  expect(session.undo()).toBe(false)
  drag(session, [[70, 70]], 1, keys({ shift: true }))
  expect(session.document.bounds).toEqual({ x: 60, y: 60, width: 20, height: 20 })
})

describe('another mask', () => {
  it('replaces, joins or takes away', () => {
    const session = sessionOf(100, 100)
    session.choose('rectangle')
    drag(session, [
      [10, 10],
      [50, 50]
    ])
    const other = { width: 100, height: 100, data: new Uint8Array(10_000) }
    for (let y = 30; y < 70; y += 1) other.data.fill(255, y * 100 + 30, y * 100 + 70)
    session.apply(other, 'add')
    expect(session.document.bounds).toEqual({ x: 10, y: 10, width: 60, height: 60 })
    session.apply(other, 'subtract')
    expect(session.document.bounds).toEqual({ x: 10, y: 10, width: 40, height: 40 })
    expect(session.document.pixels.data[40 * 100 + 40]).toBe(0)
    session.apply(other, 'replace')
    expect(countDiffering(session.document.pixels, other)).toBe(0)
    expect(() => session.apply({ width: 10, height: 10, data: new Uint8Array(100) }, 'add')).toThrow(RangeError)
  })
})

describe('the transparent part of the picture', () => {
  const session = (alpha: (x: number, y: number) => number) => {
    const data = new Uint8ClampedArray(40 * 30 * 4).fill(255)
    for (let i = 0; i < 1200; i += 1) data[i * 4 + 3] = alpha(i % 40, Math.floor(i / 40))
    const made = new MaskEditor(() => ({ width: 40, height: 30, data }))
    made.load({ picture: { width: 40, height: 30 } as ImageBitmap, extend: { ...noExtension, top: 10 } }, null)
    return made
  }

  it('becomes the mask in one step; extended ground stays masked', () => {
    const made = session((x) => (x < 10 ? 0 : x === 10 ? 55 : 255))
    expect(made.fromTransparency()).toBe(true)
    const { data } = made.document.pixels
    expect([data[0], data[39], data[10 * 40 + 9], data[10 * 40 + 10], data[10 * 40 + 11]]).toEqual([
      255, 255, 255, 200, 0
    ])
    made.undo()
    expect(made.document.canUndo).toBe(false)
  })

  it('is missing in an opaque picture, which leaves the mask alone', () => {
    const made = session(() => 255)
    expect(made.fromTransparency()).toBe(false)
    expect(made.document.canUndo).toBe(false)
  })
})

function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) | 0
    return (state >>> 0) / 2 ** 32
  }
}
