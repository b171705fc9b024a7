/** Painting without a pointer: the arrow keys move a cross over the canvas, Enter presses and lifts there. */
import type { Spot } from '../raster/shapes.ts'
import type { Keys, Touch } from '../tools/tool.ts'
import type { Desk } from './desk.ts'

/** The parts of a key event that the cross uses. */
export type KeyPress = Pick<KeyboardEvent, 'key' | 'shiftKey' | 'ctrlKey' | 'metaKey' | 'altKey'>

const arrows: Record<string, Spot> = {
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
  ArrowUp: { x: 0, y: -1 },
  ArrowDown: { x: 0, y: 1 }
}

/** @returns whether the key was one of the cross's */
export function crossKey(event: KeyPress, desk: Desk): boolean {
  const way = arrows[event.key]
  if (way && !event.altKey) step(way, event.ctrlKey || event.metaKey ? 100 : event.shiftKey ? 10 : 1, desk)
  // Without a cross Ctrl+Enter belongs to the window: it repaints.
  else if (event.key === 'Enter' && !desk.cross && (event.ctrlKey || event.metaKey)) return false
  // With a pointer in use Enter belongs to the polygon: it closes it.
  else if (event.key === 'Enter' && (desk.cross || !desk.editor.working)) press(event, desk)
  else return false
  return true
}

function step(way: Spot, by: number, desk: Desk): void {
  const { editor, view } = desk
  const { width, height } = view.canvas
  const from = desk.cross ?? start(desk)
  desk.cross = {
    x: Math.max(0, Math.min(width - 1, from.x + way.x * by)),
    y: Math.max(0, Math.min(height - 1, from.y + way.y * by))
  }
  view.reveal({ x: desk.cross.x + 0.5, y: desk.cross.y + 0.5 })
  if (editor.working) editor.move(touchOf(desk.cross), { shift: false, subtract: false })
  desk.moved()
}

/** At the pointer, or in the middle of the visible part. */
function start({ hover, view }: Desk): Spot {
  const { width, height } = view.canvas
  const at = view.toCanvas(hover ?? { x: view.room.width / 2, y: view.room.height / 2 })
  return {
    x: Math.max(0, Math.min(width - 1, Math.floor(at.x))),
    y: Math.max(0, Math.min(height - 1, Math.floor(at.y)))
  }
}

function press(event: KeyPress, desk: Desk): void {
  const { editor } = desk
  if (!desk.cross) {
    desk.cross = start(desk)
    desk.changed()
    return
  }
  const at = touchOf(desk.cross)
  const keys: Keys = { shift: event.shiftKey, subtract: event.ctrlKey || event.metaKey }
  // A corner is hit exactly or not at all.
  editor.pixel = 0
  if (editor.kind.press !== 'drag') {
    editor.down(at, keys)
    editor.up(at, keys)
  } else if (editor.working) editor.up(at, keys)
  else editor.down(at, keys)
  desk.changed()
}

/** The middle of the pixel, at full pressure. */
function touchOf({ x, y }: Spot): Touch {
  return { x: x + 0.5, y: y + 0.5, pressure: 1 }
}
