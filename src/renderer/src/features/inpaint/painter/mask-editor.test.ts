import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { noExtension } from '../../../../../shared/domain/inpaint.ts'
import type { MaskPixels } from '../../../../../shared/raster/mask-pixels.ts'
import { countDiffering, drag, editorOf, keys, touch } from '../tools/__fixtures__/scripted.ts'
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
  editor: MaskEditor,
  { tool, hardness, brushSize, points, pressure, subtract, shift, command }: Action
): void {
  editor.choose(tool)
  editor.setOptions({ hardness, brushSize })
  drag(editor, points, pressure, keys({ subtract, shift }))
  if (tool === 'polygon') editor.key('Enter')
  if (command === 'invert') editor.change(invert)
  if (command === 'fill') editor.change((mask) => new Uint8Array(mask.data.length).fill(255))
  if (command === 'extend') editor.extend({ ...noExtension, left: brushSize, bottom: 3 })
  if (command === 'undo') editor.undo()
  if (command === 'redo') editor.redo()
}

const shot = (editor: MaskEditor) => {
  const { width, height, data } = editor.document.pixels
  return { width, height, data: data.slice() }
}

describe('history', () => {
  it('any sequence of tools and as many undos give the empty mask; as many redos restore everything', () => {
    fc.assert(
      fc.property(fc.array(action, { maxLength: 12 }), (actions) => {
        const editor = editorOf(200, 160)
        for (const one of actions) play(editor, one)
        editor.choose('hand')
        const last = shot(editor)
        let back = 0
        let ahead = 0
        while (editor.redo()) ahead += 1
        while (editor.undo()) back += 1
        expect(editor.document.pixels.data.every((value) => value === 0)).toBe(true)
        expect(editor.document.extend).toEqual(noExtension)
        for (let i = 0; i < back - ahead; i += 1) editor.redo()
        expect(shot(editor)).toEqual(last)
      }),
      { numRuns: 60 }
    )
  })

  it('undo then redo is identity at every step', () => {
    fc.assert(
      fc.property(fc.array(action, { minLength: 1, maxLength: 6 }), (actions) => {
        const editor = editorOf(200, 160)
        for (const one of actions) {
          play(editor, one)
          editor.choose('hand')
          const now = shot(editor)
          if (editor.undo()) editor.redo()
          expect(shot(editor)).toEqual(now)
        }
      }),
      { numRuns: 40 }
    )
  })

  it('inverting twice is identity', () => {
    fc.assert(
      fc.property(fc.array(action, { maxLength: 4 }), (actions) => {
        const editor = editorOf(200, 160)
        for (const one of actions) play(editor, one)
        editor.finish()
        const before = shot(editor)
        editor.change(invert)
        editor.change(invert)
        expect(shot(editor)).toEqual(before)
      }),
      { numRuns: 30 }
    )
  })

  it('a cancelled press leaves the mask unchanged, without a step', () => {
    fc.assert(
      fc.property(fc.array(action, { maxLength: 4 }), action, (actions, last) => {
        const editor = editorOf(200, 160)
        for (const one of actions) play(editor, one)
        editor.choose('hand')
        const before = shot(editor)
        const bytes = editor.document.historyBytes
        // The wand is done as soon as it is pressed.
        editor.choose(last.tool === 'wand' ? 'brush' : last.tool)
        editor.setOptions({ hardness: last.hardness, brushSize: last.brushSize })
        const [first, ...rest] = last.points.map(([x, y]) => touch(x, y, last.pressure))
        editor.down(first!, keys({ subtract: last.subtract }))
        for (const next of rest) editor.move(next, keys())
        editor.cancel()
        expect(shot(editor)).toEqual(before)
        expect(editor.document.historyBytes).toBe(bytes)
        expect(editor.working).toBe(false)
      }),
      { numRuns: 40 }
    )
  })

  it('takes at most 8 kB per stroke: 200 strokes of 60 events with a brush of 80 px at 2048 px', () => {
    const editor = editorOf(2048, 2048, { brushSize: 80, hardness: 1 })
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
      drag(editor, points)
    }
    expect(editor.document.historyBytes / 200).toBeLessThanOrEqual(8192)
    let back = 0
    while (editor.undo()) back += 1
    expect(back).toBeGreaterThan(190)
    expect(editor.document.bounds).toBeNull()
  })

  it('a command in the middle of a press keeps what the press has painted', () => {
    const editor = editorOf(200, 160, { brushSize: 40 })
    editor.down(touch(60, 60), keys())
    editor.move(touch(90, 60), keys())
    editor.change(invert)
    expect(editor.working).toBe(false)
    editor.undo()
    expect(editor.document.bounds).toEqual({ x: 40, y: 40, width: 70, height: 40 })
    editor.undo()
    expect(editor.document.bounds).toBeNull()
  })
})

it('another picture has no last point, no history, and another revision', () => {
  const editor = editorOf(100, 100, { brushSize: 20 })
  drag(editor, [[20, 20]])
  const { revision } = editor
  editor.load({ picture: { width: 100, height: 100 } as ImageBitmap, extend: noExtension }, null)
  expect(editor.revision).toBeGreaterThan(revision)
  expect(editor.undo()).toBe(false)
  drag(editor, [[70, 70]], 1, keys({ shift: true }))
  expect(editor.document.bounds).toEqual({ x: 60, y: 60, width: 20, height: 20 })
})

describe('another mask', () => {
  it('replaces, adds or subtracts', () => {
    const editor = editorOf(100, 100)
    editor.choose('rectangle')
    drag(editor, [
      [10, 10],
      [50, 50]
    ])
    const other = { width: 100, height: 100, data: new Uint8Array(10_000) }
    for (let y = 30; y < 70; y += 1) other.data.fill(255, y * 100 + 30, y * 100 + 70)
    editor.apply(other, 'add')
    expect(editor.document.bounds).toEqual({ x: 10, y: 10, width: 60, height: 60 })
    editor.apply(other, 'subtract')
    expect(editor.document.bounds).toEqual({ x: 10, y: 10, width: 40, height: 40 })
    expect(editor.document.pixels.data[40 * 100 + 40]).toBe(0)
    editor.apply(other, 'replace')
    expect(countDiffering(editor.document.pixels, other)).toBe(0)
    expect(() => editor.apply({ width: 10, height: 10, data: new Uint8Array(100) }, 'add')).toThrow(RangeError)
  })
})

describe('the transparent part of the picture', () => {
  const editor = (alpha: (x: number, y: number) => number) => {
    const data = new Uint8ClampedArray(40 * 30 * 4).fill(255)
    for (let i = 0; i < 1200; i += 1) data[i * 4 + 3] = alpha(i % 40, Math.floor(i / 40))
    const made = new MaskEditor(() => ({ width: 40, height: 30, data }))
    made.load({ picture: { width: 40, height: 30 } as ImageBitmap, extend: { ...noExtension, top: 10 } }, null)
    return made
  }

  it('becomes the mask in one step; extended areas stay masked', () => {
    const made = editor((x) => (x < 10 ? 0 : x === 10 ? 55 : 255))
    expect(made.fromTransparency()).toBe(true)
    const { data } = made.document.pixels
    expect([data[0], data[39], data[10 * 40 + 9], data[10 * 40 + 10], data[10 * 40 + 11]]).toEqual([
      255, 255, 255, 200, 0
    ])
    made.undo()
    expect(made.document.canUndo).toBe(false)
  })

  it('does not exist in an opaque picture, which leaves the mask unchanged', () => {
    const made = editor(() => 255)
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
