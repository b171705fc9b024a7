/** The position of a drawing in a viewport that scrolls over it. Pure. */
import type { Rect } from './tree-layout.ts'

export interface Size {
  width: number
  height: number
}

/** Margin around the drawing, CSS pixels. */
export const margin = 56
export const leastScale = 0.15
export const mostScale = 2

export interface Frame {
  /** Size of the scrolled content. */
  width: number
  height: number
  /** Left and top of the drawing in it. */
  x: number
  y: number
}

/** A drawing smaller than the view is centred. */
export function frameOf(drawing: Size, view: Size, scale: number): Frame {
  const width = Math.max(view.width, drawing.width * scale + 2 * margin)
  const height = Math.max(view.height, drawing.height * scale + 2 * margin)
  return {
    width,
    height,
    x: Math.round((width - drawing.width * scale) / 2),
    y: Math.round((height - drawing.height * scale) / 2)
  }
}

export const clampScale = (scale: number): number => Math.min(mostScale, Math.max(leastScale, scale))

/** The scale at which the whole drawing is visible; at most 100 %, and never too small to make anything out. */
export function fitScale(drawing: Size, view: Size): number {
  const across = (view.width - 2 * margin) / Math.max(1, drawing.width)
  const down = (view.height - 2 * margin) / Math.max(1, drawing.height)
  return clampScale(Math.min(1, across, down))
}

/** The initial scale: the whole drawing if it is readable, or else the surroundings of one step. */
export function startScale(drawing: Size, view: Size): number {
  const fit = fitScale(drawing, view)
  return fit >= 0.6 ? fit : 0.85
}

/** The visible part of the drawing, with a margin, rounded so that it rarely changes. */
export function partInSight(frame: Frame, scroll: { left: number; top: number }, view: Size, scale: number): Rect {
  const step = 240
  const overscan = 320
  const down = (value: number): number => Math.floor(value / step) * step
  const left = down((scroll.left - frame.x - overscan) / scale)
  const top = down((scroll.top - frame.y - overscan) / scale)
  return {
    left,
    top,
    right: left + step + (view.width + 2 * overscan) / scale,
    bottom: top + step + (view.height + 2 * overscan) / scale
  }
}

/** Where to scroll so that the point under the pointer stays in place. @param point in the view, CSS pixels */
export function scrollAfterZoom(
  before: { frame: Frame; scale: number; left: number; top: number },
  after: { frame: Frame; scale: number },
  point: { x: number; y: number }
): { left: number; top: number } {
  const x = (before.left + point.x - before.frame.x) / before.scale
  const y = (before.top + point.y - before.frame.y) / before.scale
  return { left: x * after.scale + after.frame.x - point.x, top: y * after.scale + after.frame.y - point.y }
}

/** Where to scroll to show a box; unchanged if it is visible. */
export function scrollTo(
  box: Rect,
  frame: Frame,
  scale: number,
  scroll: { left: number; top: number },
  view: Size,
  room = 48
): { left: number; top: number } {
  const along = (from: number, to: number, at: number, size: number): number => {
    if (to - from + 2 * room > size) return from - Math.max(0, (size - (to - from)) / 2)
    return Math.min(from - room, Math.max(at, to + room - size))
  }
  const left = along(box.left * scale + frame.x, box.right * scale + frame.x, scroll.left, view.width)
  const top = along(box.top * scale + frame.y, box.bottom * scale + frame.y, scroll.top, view.height)
  return { left, top }
}

/** Where to scroll to centre a box, as far as there is drawing around it. */
export function centredOn(box: Rect, frame: Frame, scale: number, view: Size): { left: number; top: number } {
  const middle = (from: number, to: number, offset: number, size: number): number =>
    Math.max(0, ((from + to) / 2) * scale + offset - size / 2)
  return {
    left: middle(box.left, box.right, frame.x, view.width),
    top: middle(box.top, box.bottom, frame.y, view.height)
  }
}
