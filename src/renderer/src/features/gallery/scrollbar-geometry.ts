/** The grid's own scrollbar in numbers. */

/** The thumb is never shorter than this, however long the list; pixels. */
const leastThumb = 36
/** Minimum distance between two labels, pixels. */
const labelApart = 30

export interface Extent {
  /** Pixels scrolled. */
  top: number
  /** Of the view. */
  height: number
  /** Of everything. */
  whole: number
}

export interface Thumb {
  top: number
  height: number
}

/** Position of the thumb on a track as high as the view; null if everything is visible. */
export function thumbOf({ top, height, whole }: Extent): Thumb | null {
  if (height <= 0 || whole <= height) return null
  const size = Math.max(Math.min(leastThumb, height), (height * height) / whole)
  return { top: Math.min(1, Math.max(0, top / (whole - height))) * (height - size), height: size }
}

/** The scroll position for a thumb at this many pixels below the track's upper end. */
export function scrolledTo(thumbTop: number, extent: Extent): number {
  const thumb = thumbOf(extent)
  if (thumb === null) return 0
  const free = extent.height - thumb.height
  return free <= 0 ? 0 : Math.min(1, Math.max(0, thumbTop / free)) * (extent.whole - extent.height)
}

export interface Label {
  /** Pixels below the top of the track. */
  y: number
  words: string
}

/**
 * Labels along the track: each position whose text differs from the previous one, as far as there is room.
 * @param places offsets in the content, ascending
 */
export function labelsOf(places: readonly { top: number; words: string }[], { height, whole }: Extent): Label[] {
  const labels: Label[] = []
  const size = thumbOf({ top: 0, height, whole })?.height ?? height
  let before: string | null = null
  let last = Number.NEGATIVE_INFINITY
  for (const { top, words } of places) {
    if (words === before) continue
    before = words
    // The middle of the thumb when this position is at the top.
    const y = size / 2 + (top / Math.max(1, whole - height)) * (height - size)
    if (y - last < labelApart || y > height - labelApart / 2) continue
    last = y
    labels.push({ y, words })
  }
  return labels
}
