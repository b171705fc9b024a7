import { createPainter } from '../painter/create-painter.ts'
import type { Painter } from '../painter/painter.ts'

let painter: Painter | undefined

/**
 * The window's only painter: it outlives the view, so that its history is there when the user returns. Created when
 * first needed.
 */
export function getPainter(): Painter {
  painter ??= createPainter()
  return painter
}
