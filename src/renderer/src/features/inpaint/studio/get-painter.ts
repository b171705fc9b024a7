import { createPainter } from '../painter/create-painter.ts'
import type { Painter } from '../painter/painter.ts'

let painter: Painter | undefined

/**
 * The window's one painter: it outlives the view, so that its history is there when one comes back. Made when it is
 * first asked for.
 */
export function getPainter(): Painter {
  painter ??= createPainter()
  return painter
}
