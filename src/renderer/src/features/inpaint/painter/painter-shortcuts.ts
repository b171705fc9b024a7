/** The painter's keys, for whoever hears them: its own element, or the view around it while no field has the focus. */
import type { Painter, ToolName } from './painter.ts'

export interface KeyPress {
  key: string
  shiftKey: boolean
  ctrlKey: boolean
  metaKey: boolean
  altKey: boolean
}

const tools: Record<string, ToolName> = {
  b: 'brush',
  e: 'eraser',
  r: 'rectangle',
  o: 'ellipse',
  l: 'lasso',
  p: 'polygon',
  w: 'wand',
  h: 'hand'
}

/** @returns whether the key did something; the caller then keeps it from doing anything else */
export function painterShortcut(event: KeyPress, painter: Painter): boolean {
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key
  // Some keyboards have the brackets on a third level, which counts as Ctrl and Alt.
  if (resizes(key, event.shiftKey, painter)) return true
  if (event.altKey) return false
  if (event.ctrlKey || event.metaKey) return commands(key, event.shiftKey, painter)
  if (key === 'Escape' || key === 'Enter' || key === 'Backspace') {
    if (painter.key(key)) return true
  }
  return plain(key, painter)
}

function resizes(key: string, shift: boolean, painter: Painter): boolean {
  const smaller = key === '[' || key === '{'
  if (!smaller && key !== ']' && key !== '}') return false
  const { brushSize } = painter.state.options
  const by = Math.max(1, Math.round(brushSize * (shift || key === '{' || key === '}' ? 0.3 : 0.1)))
  painter.setOptions({ brushSize: Math.round(brushSize) + (smaller ? -by : by) })
  return true
}

function commands(key: string, shift: boolean, painter: Painter): boolean {
  if (key === 'y' || (key === 'z' && shift)) painter.redo()
  else if (key === 'z') painter.undo()
  else if (key === 'i') painter.invert()
  else if (key === 'a') painter.fill()
  else return false
  return true
}

function plain(key: string, painter: Painter): boolean {
  const tool = tools[key]
  if (tool) painter.choose(tool)
  else if (key === 'x') painter.choose(painter.state.tool === 'eraser' ? 'brush' : 'eraser')
  else if (key === '0') painter.zoomTo('fit')
  else if (key === '1') painter.zoomTo(1)
  else if (key === '+' || key === '=') painter.zoomTo('in')
  else if (key === '-' || key === '_') painter.zoomTo('out')
  else if ((key === 'Delete' || key === 'Backspace') && !painter.state.working) painter.clear()
  else return false
  return true
}
