/**
 * A view shared by several pictures. The position is relative to each picture and the zoom relative to its fit, so that
 * pictures of different sizes show the same part.
 */
import type { Size } from '../zoom.ts'

export interface SharedView {
  /** 1: the whole picture, as large as its pane allows. */
  zoom: number
  /** The middle of the pane, 0 to 1 of the picture. */
  x: number
  y: number
}

/** A picture in its pane, CSS pixels from the pane's top left corner. */
export interface Placed {
  left: number
  top: number
  width: number
  height: number
}

export const wholeView: SharedView = { zoom: 1, x: 0.5, y: 0.5 }

/** Margin around a fitted picture, CSS pixels. */
const margin = 8
const mostZoom = 64

/** CSS pixels per picture pixel at which the whole picture is visible. */
export function fitOf(picture: Size, pane: Size): number {
  return Math.min(
    Math.max(1, pane.width - 2 * margin) / picture.width,
    Math.max(1, pane.height - 2 * margin) / picture.height
  )
}

/** Limits the middle so that no more empty space is visible than necessary. */
function held(at: number, shown: number, room: number): number {
  if (shown <= room) return 0.5
  const half = room / 2 / shown
  return Math.min(1 - half, Math.max(half, at))
}

/** A view within the limits of one pane. */
export function heldIn(view: SharedView, picture: Size, pane: Size): SharedView {
  const scale = fitOf(picture, pane) * view.zoom
  return {
    zoom: view.zoom,
    x: held(view.x, picture.width * scale, pane.width),
    y: held(view.y, picture.height * scale, pane.height)
  }
}

export function placed(view: SharedView, picture: Size, pane: Size): Placed {
  const { x, y } = heldIn(view, picture, pane)
  const scale = fitOf(picture, pane) * view.zoom
  const [width, height] = [picture.width * scale, picture.height * scale]
  return { left: pane.width / 2 - x * width, top: pane.height / 2 - y * height, width, height }
}

/** Dragged by CSS pixels in a pane. */
export function dragged(view: SharedView, dx: number, dy: number, picture: Size, pane: Size): SharedView {
  const now = heldIn(view, picture, pane)
  const scale = fitOf(picture, pane) * view.zoom
  return heldIn(
    { zoom: view.zoom, x: now.x - dx / (picture.width * scale), y: now.y - dy / (picture.height * scale) },
    picture,
    pane
  )
}

/**
 * Zoomed with the point under the pointer kept in place.
 * @param point from the middle of the pane, CSS pixels
 */
export function zoomedAt(
  view: SharedView,
  zoom: number,
  point: { x: number; y: number },
  picture: Size,
  pane: Size
): SharedView {
  const fit = fitOf(picture, pane)
  // A small picture is enlarged to its pane, and can be viewed at its own size.
  const next = Math.min(mostZoom, Math.max(Math.min(1, 1 / fit), zoom))
  const now = heldIn(view, picture, pane)
  const stay = (at: number, offset: number, side: number): number =>
    at + offset / (side * fit * view.zoom) - offset / (side * fit * next)
  return heldIn(
    { zoom: next, x: stay(now.x, point.x, picture.width), y: stay(now.y, point.y, picture.height) },
    picture,
    pane
  )
}
