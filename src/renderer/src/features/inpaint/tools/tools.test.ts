import { describe, expect, it } from 'vitest'
import { noExtension } from '../../../../../shared/domain/inpaint.ts'
import { MaskEditor } from '../painter/mask-editor.ts'
import { countDiffering, drag, editorOf, iou, keys, maskOf, touch } from './__fixtures__/scripted.ts'

describe('brush', () => {
  it('paints a capsule, only 0 and 255', () => {
    const editor = editorOf(400, 300, { brushSize: 80 })
    drag(editor, [
      [100.3, 90.7],
      [260.1, 201.4]
    ])
    const exact = maskOf(400, 300, (x, y) => distance(x, y, 100.3, 90.7, 260.1, 201.4) <= 40)
    expect(iou(editor.document.pixels, exact)).toBeGreaterThanOrEqual(0.999)
    expect(editor.document.pixels.data.every((value) => value === 0 || value === 255)).toBe(true)
  })

  it('can leave and re-enter the picture', () => {
    const editor = editorOf(200, 200, { brushSize: 30 })
    drag(editor, [
      [100, 100],
      [-150, 60],
      [-80, 400],
      [150, 150]
    ])
    const line = [100, 100, -150, 60, -80, 400, 150, 150]
    const exact = maskOf(200, 200, (x, y) =>
      [0, 2, 4].some((i) => distance(x, y, line[i]!, line[i + 1]!, line[i + 2]!, line[i + 3]!) <= 15)
    )
    expect(iou(editor.document.pixels, exact)).toBeGreaterThanOrEqual(0.999)
  })

  it('gets thinner along the segment as the pressure decreases', () => {
    const editor = editorOf(300, 200, { brushSize: 80 })
    editor.down(touch(60, 100, 1), keys())
    editor.move(touch(240, 100, 0.25), keys())
    editor.up(touch(240, 100, 0.25), keys())
    const exact = maskOf(300, 200, (x, y) => inCone(x, y, 60, 100, 40, 240, 100, 10))
    expect(iou(editor.document.pixels, exact)).toBeGreaterThanOrEqual(0.995)
  })

  it('keeps its size if pressure is disabled', () => {
    const light = editorOf(100, 100, { brushSize: 40, pressureSize: false })
    drag(light, [[50, 50]], 0.1)
    const full = editorOf(100, 100, { brushSize: 40 })
    drag(full, [[50, 50]], 1)
    expect(countDiffering(light.document.pixels, full.document.pixels)).toBe(0)
  })

  it('draws a straight line from the last point with Shift', () => {
    const editor = editorOf(300, 300, { brushSize: 20 })
    drag(editor, [[40, 40]])
    editor.down(touch(240, 190), keys({ shift: true }))
    editor.up(touch(240, 190), keys({ shift: true }))
    const exact = maskOf(300, 300, (x, y) => distance(x, y, 40, 40, 240, 190) <= 10)
    expect(iou(editor.document.pixels, exact)).toBeGreaterThanOrEqual(0.999)
  })

  it('is straight from where Shift was pressed to where it is released', () => {
    const editor = editorOf(300, 300, { brushSize: 20 })
    editor.down(touch(40, 40), keys())
    for (const [x, y] of [
      [50, 200],
      [200, 250],
      [240, 100]
    ]) {
      editor.move(touch(x!, y!), keys({ shift: true }))
    }
    expect(editor.outline).toMatchObject({
      points: [
        { x: 40, y: 40 },
        { x: 240, y: 100 }
      ],
      width: 20
    })
    editor.up(touch(240, 100), keys({ shift: true }))
    const exact = maskOf(300, 300, (x, y) => distance(x, y, 40, 40, 240, 100) <= 10)
    expect(iou(editor.document.pixels, exact)).toBeGreaterThanOrEqual(0.999)
  })

  it('of one pixel paints the one under the pointer, and a line without gaps', () => {
    const editor = editorOf(60, 60, { brushSize: 1 })
    drag(editor, [[10.9, 12.1]])
    expect(editor.document.bounds).toEqual({ x: 10, y: 12, width: 1, height: 1 })
    drag(editor, [
      [5, 40],
      [50, 53]
    ])
    const { data } = editor.document.pixels
    for (let x = 5; x <= 50; x += 1)
      expect(data.some((value, i) => value === 255 && i % 60 === x && i > 60 * 38)).toBe(true)
  })

  it('does not build up with itself when soft', () => {
    const once = editorOf(200, 120, { brushSize: 60, hardness: 0.3 })
    drag(once, [
      [50, 60],
      [150, 60]
    ])
    const thrice = editorOf(200, 120, { brushSize: 60, hardness: 0.3 })
    drag(thrice, [
      [50, 60],
      [150, 60],
      [50, 60],
      [150, 60]
    ])
    expect(countDiffering(once.document.pixels, thrice.document.pixels)).toBe(0)
    const across = Array.from({ length: 30 }, (_, i) => once.document.pixels.data[(60 + i) * 200 + 100]!)
    expect(across[0]).toBe(255)
    expect(across[8]).toBe(255)
    expect(across[20]).toBeGreaterThan(40)
    expect(across[20]).toBeLessThan(215)
    expect(across[29]).toBeLessThan(8)
    expect([...across].sort((a, b) => b - a)).toEqual(across)
  })

  it('erases what it would paint when soft', () => {
    const painted = editorOf(120, 120, { brushSize: 60, hardness: 0.4 })
    drag(painted, [[60, 60]])
    const erased = editorOf(120, 120, { brushSize: 60, hardness: 0.4 })
    erased.change((mask) => new Uint8Array(mask.data.length).fill(255))
    erased.choose('eraser')
    drag(erased, [[60, 60]])
    expect(erased.document.pixels.data.map((value) => 255 - value)).toEqual(painted.document.pixels.data)
  })

  it('erases with Ctrl, like the eraser', () => {
    for (const [tool, subtract] of [
      ['brush', true],
      ['eraser', false],
      ['eraser', true]
    ] as const) {
      const editor = editorOf(100, 100, { brushSize: 40 })
      editor.change((mask) => new Uint8Array(mask.data.length).fill(255))
      editor.choose(tool)
      editor.down(touch(50, 50), keys({ subtract }))
      editor.up(touch(50, 50), keys({ subtract }))
      const exact = maskOf(100, 100, (x, y) => Math.hypot(x - 50, y - 50) > 20)
      expect(countDiffering(editor.document.pixels, exact)).toBe(0)
    }
  })
})

describe('shapes', () => {
  it('rectangle: the pixels whose centre is inside; Shift makes a square; Ctrl subtracts', () => {
    const editor = editorOf(200, 200)
    editor.choose('rectangle')
    drag(editor, [
      [150.2, 120.8],
      [20.4, 30.1]
    ])
    expect(editor.document.bounds).toEqual({ x: 20, y: 30, width: 130, height: 91 })
    drag(
      editor,
      [
        [40, 40],
        [90, 60]
      ],
      1,
      keys({ shift: true, subtract: true })
    )
    const exact = maskOf(
      200,
      200,
      (x, y) => x > 20.4 && x < 150.2 && y > 30.1 && y < 120.8 && !(x > 40 && x < 90 && y > 40 && y < 90)
    )
    expect(countDiffering(editor.document.pixels, exact)).toBe(0)
  })

  it('ellipse', () => {
    const editor = editorOf(200, 200)
    editor.choose('ellipse')
    drag(editor, [
      [20, 40],
      [180, 140]
    ])
    expect(
      iou(
        editor.document.pixels,
        maskOf(200, 200, (x, y) => ((x - 100) / 80) ** 2 + ((y - 90) / 50) ** 2 <= 1)
      )
    ).toBeGreaterThan(0.999)
    editor.undo()
    drag(
      editor,
      [
        [150, 150],
        [60, 100]
      ],
      1,
      keys({ shift: true })
    )
    expect(
      iou(
        editor.document.pixels,
        maskOf(200, 200, (x, y) => Math.hypot(x - 105, y - 105) <= 45)
      )
    ).toBeGreaterThan(0.999)
  })

  it('lasso: what the line encloses, also outside the picture and across itself', () => {
    const editor = editorOf(200, 200)
    editor.choose('lasso')
    drag(editor, [
      [-50.25, 100],
      [100, -50.25],
      [250.25, 100],
      [100, 250.25]
    ])
    expect(
      iou(
        editor.document.pixels,
        maskOf(200, 200, (x, y) => Math.abs(x - 100) + Math.abs(y - 100) <= 150.25)
      )
    ).toBeGreaterThan(0.999)
    editor.undo()
    // Twice around: the middle is still inside.
    const around = Array.from({ length: 80 }, (_, i): [number, number] => [
      100 + 60 * Math.cos(i / 6.3),
      100 + 60 * Math.sin(i / 6.3)
    ])
    drag(editor, around)
    expect(editor.document.pixels.data[100 * 200 + 100]).toBe(255)
  })

  it('polygon: one corner per click, closed on the first corner, by a double click or by Enter', () => {
    const exact = maskOf(200, 200, (x, y) => x > 40 && y > 40 && x - 40 + (y - 40) < 120)
    const corners = [
      [40, 40],
      [160, 40],
      [40, 160]
    ] as const
    for (const close of ['first', 'double', 'enter'] as const) {
      const editor = editorOf(200, 200)
      editor.choose('polygon')
      for (const [x, y] of corners) drag(editor, [[x, y]])
      expect(editor.working).toBe(true)
      expect(editor.document.canUndo).toBe(false)
      if (close === 'enter') editor.key('Enter')
      else drag(editor, [close === 'first' ? [43, 38] : [40, 160]])
      expect(editor.working).toBe(false)
      expect(iou(editor.document.pixels, exact)).toBeGreaterThan(0.99)
    }
  })

  it('polygon: Backspace and undo remove the last corner, cancel all of them', () => {
    const editor = editorOf(200, 200)
    editor.choose('polygon')
    for (const at of [
      [40, 40],
      [160, 40],
      [160, 160],
      [10, 199]
    ] as const)
      drag(editor, [[at[0], at[1]]])
    editor.key('Backspace')
    expect(editor.outline?.points).toHaveLength(3)
    editor.undo()
    expect(editor.outline?.points).toHaveLength(2)
    editor.cancel()
    expect(editor.working).toBe(false)
    expect(editor.document.bounds).toBeNull()
  })

  it('switching tools keeps what was begun', () => {
    const editor = editorOf(200, 200)
    editor.choose('polygon')
    for (const at of [
      [40, 40],
      [160, 40],
      [160, 160]
    ] as const)
      drag(editor, [[at[0], at[1]]])
    editor.choose('brush')
    expect(editor.document.bounds).toEqual({ x: 40, y: 40, width: 120, height: 120 })
  })
})

describe('wand', () => {
  /** Two separate grey squares of 20 px on white, one of them slightly lighter. */
  const picture = () => {
    const data = new Uint8ClampedArray(100 * 60 * 4).fill(255)
    const square = (left: number, top: number, value: number) => {
      for (let y = top; y < top + 20; y += 1)
        for (let x = left; x < left + 20; x += 1) data.fill(value, (y * 100 + x) * 4, (y * 100 + x) * 4 + 3)
    }
    square(10, 10, 100)
    square(60, 30, 104)
    return { width: 100, height: 60, data }
  }

  const wand = (extendLeft = 0) => {
    const editor = new MaskEditor(picture)
    editor.load(
      { picture: { width: 100, height: 60 } as ImageBitmap, extend: { ...noExtension, left: extendLeft } },
      null
    )
    editor.choose('wand')
    return editor
  }

  it('selects what is connected, within the tolerance', () => {
    const editor = wand()
    editor.setOptions({ tolerance: 4, contiguous: true })
    drag(editor, [[15, 15]])
    expect(editor.document.bounds).toEqual({ x: 10, y: 10, width: 20, height: 20 })
  })

  it('selects it everywhere if requested', () => {
    const editor = wand()
    editor.setOptions({ tolerance: 4, contiguous: false })
    drag(editor, [[15, 15]])
    expect(editor.document.bounds).toEqual({ x: 10, y: 10, width: 70, height: 40 })
    editor.undo()
    editor.setOptions({ tolerance: 3 })
    drag(editor, [[15, 15]])
    expect(editor.document.bounds).toEqual({ x: 10, y: 10, width: 20, height: 20 })
  })

  it('flows around what differs, and subtracts with Ctrl', () => {
    const editor = wand()
    editor.setOptions({ tolerance: 0, contiguous: true })
    editor.change((mask) => new Uint8Array(mask.data.length).fill(255))
    drag(editor, [[2, 2]], 1, keys({ subtract: true }))
    const exact = maskOf(
      100,
      60,
      (x, y) => (x > 10 && x < 30 && y > 10 && y < 30) || (x > 60 && x < 80 && y > 30 && y < 50)
    )
    expect(countDiffering(editor.document.pixels, exact)).toBe(0)
  })

  it('says how much it chose, until the mask is changed by something else', () => {
    const editor = wand()
    expect(editor.chosen).toBeNull()
    drag(editor, [[15, 15]])
    expect(editor.chosen).toBe(400)
    editor.choose('brush')
    expect(editor.chosen).toBeNull()
    editor.choose('wand')
    expect(editor.chosen).toBe(400)
    editor.undo()
    expect(editor.chosen).toBeNull()
  })

  it('follows its options with what it chose last, in the same step', () => {
    const editor = wand()
    editor.setOptions({ tolerance: 3, contiguous: true })
    drag(editor, [[62, 32]])
    drag(editor, [[15, 15]])
    const both = { x: 10, y: 10, width: 70, height: 40 }
    editor.setOptions({ tolerance: 255 })
    expect(editor.document.full).toBe(true)
    editor.setOptions({ tolerance: 4, contiguous: false })
    expect([editor.document.bounds, editor.chosen]).toEqual([both, 800])
    editor.setOptions({ tolerance: 0, brushSize: 20 })
    expect([editor.document.bounds, editor.chosen]).toEqual([both, 400])
    editor.undo()
    expect(editor.document.bounds).toEqual({ x: 60, y: 30, width: 20, height: 20 })
    editor.setOptions({ tolerance: 255 })
    expect(editor.document.bounds).toEqual({ x: 60, y: 30, width: 20, height: 20 })
    editor.undo()
    expect(editor.document.canUndo).toBe(false)
  })

  it('takes back no step of another one where it chose what was masked already', () => {
    const editor = wand()
    editor.setOptions({ tolerance: 3, contiguous: true })
    drag(editor, [[15, 15]])
    drag(editor, [[15, 15]])
    editor.setOptions({ tolerance: 4, contiguous: false })
    expect(editor.document.bounds).toEqual({ x: 10, y: 10, width: 70, height: 40 })
    editor.undo()
    expect(editor.document.bounds).toEqual({ x: 10, y: 10, width: 20, height: 20 })
  })

  it('does nothing on the extension', () => {
    const editor = wand(40)
    drag(editor, [[5, 5]])
    expect(editor.document.canUndo).toBe(false)
    drag(editor, [[55, 15]])
    expect(editor.document.bounds).toEqual({ x: 50, y: 10, width: 20, height: 20 })
  })
})

function distance(x: number, y: number, ax: number, ay: number, bx: number, by: number): number {
  const t = Math.max(0, Math.min(1, ((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / ((bx - ax) ** 2 + (by - ay) ** 2)))
  return Math.hypot(x - ax - t * (bx - ax), y - ay - t * (by - ay))
}

/** In one of the circles whose centre and radius are interpolated from one end to the other. */
function inCone(x: number, y: number, ax: number, ay: number, ar: number, bx: number, by: number, br: number): boolean {
  for (let i = 0; i <= 1000; i += 1) {
    const t = i / 1000
    if (Math.hypot(x - ax - t * (bx - ax), y - ay - t * (by - ay)) <= ar + t * (br - ar)) return true
  }
  return false
}
