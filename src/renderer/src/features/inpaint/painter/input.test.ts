import { describe, expect, it } from 'vitest'
import { drag, editorOf } from '../tools/__fixtures__/scripted.ts'
import type { ToolName } from '../tools/tools.ts'
import { crossKey, type KeyPress } from './cross.ts'
import type { Desk } from './desk.ts'
import { Pinch } from './pinch.ts'
import { Pressure } from './pressure.ts'
import { View } from './view.ts'

const press = (key: string, held: Partial<KeyPress> = {}): KeyPress => ({
  key,
  shiftKey: false,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  ...held
})

describe('keyboard alone', () => {
  /** A canvas of 200 × 200 with the cross starting in the middle of the view: at pixel 100, 100. */
  const deskOf = (tool: ToolName) => {
    const editor = editorOf(200, 200, { brushSize: 20 })
    editor.choose(tool)
    const view = new View()
    view.resizeRoom({ width: 500, height: 500 }, 1)
    view.show({ width: 200, height: 200 })
    const desk = { editor, view, hover: null, cross: null, moved: () => {}, changed: () => {} } as unknown as Desk
    const type = (...keys: (string | KeyPress)[]) => {
      for (const key of keys) crossKey(typeof key === 'string' ? press(key) : key, desk)
    }
    return { desk, editor, type }
  }
  const far = (key: string) => press(key, { shiftKey: true })

  it('moves the cross by 1, 10 and 100 pixels and never off the canvas', () => {
    const { desk, type } = deskOf('brush')
    type('ArrowRight')
    expect(desk.cross).toEqual({ x: 101, y: 100 })
    type(far('ArrowUp'), press('ArrowLeft', { ctrlKey: true }))
    expect(desk.cross).toEqual({ x: 1, y: 90 })
    type(press('ArrowLeft', { ctrlKey: true }), press('ArrowLeft', { ctrlKey: true }))
    expect(desk.cross).toEqual({ x: 0, y: 90 })
  })

  it.each(['brush', 'lasso', 'rectangle', 'ellipse', 'polygon'] as const)('selects with the %s', (tool) => {
    const { editor, type } = deskOf(tool)
    type('Enter')
    expect(editor.working).toBe(false)
    type(
      'Enter',
      far('ArrowRight'),
      far('ArrowRight'),
      ...(tool === 'polygon' ? ['Enter'] : []),
      far('ArrowDown'),
      far('ArrowDown'),
      'Enter'
    )
    if (tool === 'polygon') type('Enter')
    expect(editor.working).toBe(false)
    expect(editor.document.bounds).toEqual(
      {
        brush: { x: 90, y: 90, width: 41, height: 41 },
        lasso: { x: 100, y: 100, width: 20, height: 20 },
        rectangle: { x: 100, y: 100, width: 21, height: 21 },
        ellipse: { x: 100, y: 100, width: 21, height: 21 },
        polygon: { x: 100, y: 100, width: 20, height: 20 }
      }[tool]
    )
  })

  it('erases, selects by colour, subtracts with Ctrl', () => {
    const { editor, type } = deskOf('wand')
    type('Enter', 'Enter')
    expect(editor.document.full).toBe(true)
    editor.choose('eraser')
    type('Enter', 'Enter')
    expect(editor.document.pixels.data[100 * 200 + 100]).toBe(0)
    editor.choose('rectangle')
    type(
      press('Enter', { ctrlKey: true }),
      press('ArrowLeft', { ctrlKey: true }),
      press('ArrowUp', { ctrlKey: true }),
      'Enter'
    )
    expect(editor.document.pixels.data[0]).toBe(0)
    expect(editor.document.bounds).toEqual({ x: 0, y: 0, width: 200, height: 200 })
  })

  it('closes a polygon on its first corner', () => {
    const { editor, type } = deskOf('polygon')
    type(
      'Enter',
      'Enter',
      far('ArrowRight'),
      'Enter',
      far('ArrowDown'),
      'Enter',
      far('ArrowLeft'),
      'Enter',
      far('ArrowUp'),
      'Enter'
    )
    expect(editor.working).toBe(false)
    expect(editor.document.bounds).toEqual({ x: 100, y: 100, width: 10, height: 10 })
  })

  it('leaves Enter to a polygon drawn with the pointer', () => {
    const { desk, editor } = deskOf('polygon')
    drag(editor, [[10, 10]])
    expect(crossKey(press('Enter'), desk)).toBe(false)
  })

  it('leaves Ctrl+Enter to the window if there is no cross', () => {
    const { desk } = deskOf('brush')
    expect(crossKey(press('Enter', { ctrlKey: true }), desk)).toBe(false)
    expect(desk.cross).toBeNull()
  })
})

describe('two fingers', () => {
  it('give how far they moved apart, and around which point', () => {
    const pinch = new Pinch()
    expect(pinch.down(1, { x: 100, y: 100 })).toBe(false)
    expect(pinch.move(1, { x: 110, y: 100 })).toBeNull()
    expect(pinch.down(2, { x: 210, y: 100 })).toBe(true)
    expect(pinch.move(2, { x: 310, y: 100 })).toEqual({ ratio: 2, from: { x: 160, y: 100 }, to: { x: 210, y: 100 } })
    pinch.up(1)
    expect(pinch.move(2, { x: 0, y: 0 })).toBeNull()
    expect(pinch.count).toBe(1)
  })
})

describe('pressure', () => {
  it.each(['pen', 'touch'])('counts with a %s once it has reported more than one value', (pointerType) => {
    const pressure = new Pressure()
    const of = (value: number) => pressure.of({ pointerType, pressure: value })
    for (const constant of [0, 0, 0.5, 1]) expect(of(constant)).toEqual({ pressure: 1, sure: false, learned: false })
    expect(of(0.3)).toEqual({ pressure: 0.3, sure: true, learned: true })
    expect([of(0.5), of(0), of(1)].map((each) => each.pressure)).toEqual([0.5, 0, 1])
    expect(of(0.2)).toEqual({ pressure: 0.2, sure: true, learned: false })
  })

  it("is full with a mouse, and a pen's says nothing about fingers", () => {
    const pressure = new Pressure()
    expect(pressure.of({ pointerType: 'mouse', pressure: 0.3 })).toEqual({ pressure: 1, sure: true, learned: false })
    pressure.of({ pointerType: 'pen', pressure: 0.3 })
    expect(pressure.of({ pointerType: 'touch', pressure: 0.5 })).toEqual({ pressure: 1, sure: false, learned: false })
  })
})
