/** The position of a picture in the viewer, as plain numbers: tests need no pointer. */

export interface Size {
  width: number
  height: number
}

/**
 * Scale in CSS pixels per picture pixel; x and y offset the picture's middle from the middle of the view, CSS pixels.
 */
export interface Place {
  scale: number
  x: number
  y: number
  /** Follows the view's size. */
  fit: boolean
}

/** Margin around a fitted picture, CSS pixels. */
const margin = 24
const most = 16

/** The scale at which the whole picture is visible; a small picture is not enlarged. */
export function fitScale(picture: Size, view: Size, oneToOne: number): number {
  const across = Math.max(1, view.width - 2 * margin) / picture.width
  const down = Math.max(1, view.height - 2 * margin) / picture.height
  return Math.min(across, down, oneToOne)
}

export function fitted(picture: Size, view: Size, oneToOne: number): Place {
  return { scale: fitScale(picture, view, oneToOne), x: 0, y: 0, fit: true }
}

/**
 * The position carried over to the next picture: the same scale, and the same part of the picture in the middle.
 * @param from, to pixels of the two pictures
 */
export function carried(place: Place, from: Size, to: Size, view: Size, oneToOne: number): Place {
  if (place.fit) return fitted(to, view, oneToOne)
  return panned(
    { ...place, x: (place.x * to.width) / from.width, y: (place.y * to.height) / from.height },
    0,
    0,
    to,
    view
  )
}

/** A picture larger than the view covers it; a smaller one stays centred. */
function held(offset: number, shown: number, room: number): number {
  const over = Math.max(0, (shown - room) / 2 + margin)
  return shown <= room ? 0 : Math.min(over, Math.max(-over, offset))
}

/** Moves by CSS pixels, no further than the picture's edge. */
export function panned(place: Place, dx: number, dy: number, picture: Size, view: Size): Place {
  return {
    ...place,
    x: held(place.x + dx, picture.width * place.scale, view.width),
    y: held(place.y + dy, picture.height * place.scale, view.height)
  }
}

/**
 * Zooms with the point under the pointer kept in place.
 * @param point from the middle of the view, CSS pixels
 */
export function zoomed(
  place: Place,
  scale: number,
  point: { x: number; y: number },
  picture: Size,
  view: Size,
  oneToOne: number
): Place {
  const least = Math.min(fitScale(picture, view, oneToOne), oneToOne)
  const next = Math.min(most, Math.max(least, scale))
  if (next <= least * 1.001 && least <= fitScale(picture, view, oneToOne)) return fitted(picture, view, oneToOne)
  const ratio = next / place.scale
  const moved = {
    scale: next,
    x: point.x - (point.x - place.x) * ratio,
    y: point.y - (point.y - place.y) * ratio,
    fit: false
  }
  return panned(moved, 0, 0, picture, view)
}
