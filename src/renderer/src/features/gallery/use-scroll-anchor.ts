import { type RefObject, useCallback, useLayoutEffect, useRef } from 'react'
import { type GridRows, rowOf } from './grid-rows.ts'
import { type Anchor, anchorAt, type Laid, topFor } from './scroll-anchor.ts'
import { useSelection } from './selection-store.ts'
import type { Scrolled } from './use-row-window.ts'

/** Pixels from the top that count as the top: new pictures are shown there. */
const atTop = 4

/** The item of the cursor if its row is on screen; else -1. */
function cursorInSight(element: HTMLElement, { rows, itemOf }: Laid): number {
  const { cursor } = useSelection.getState()
  const item = cursor === null ? -1 : itemOf(cursor)
  const row = item < 0 ? -1 : rowOf(rows, item)
  if (row < 0) return -1
  return rows.top[row]! < element.scrollTop + element.clientHeight &&
    rows.top[row]! + rows.height[row]! > element.scrollTop
    ? item
    : -1
}

/** Scrolls as little as necessary to show a row; below a sticky heading. */
export function bringIntoSight(
  element: HTMLElement,
  rows: GridRows,
  row: number,
  room: { above: number; heading: number }
): void {
  if (row < 0) return
  const top = rows.top[row]! + room.above
  const covered = rows.headings.length > 0 ? room.heading : 0
  const least = top + rows.height[row]! + rows.gap - element.clientHeight
  if (top - covered < element.scrollTop) element.scrollTo({ top: top - covered })
  else if (least > element.scrollTop) element.scrollTo({ top: Math.min(least, top - covered) })
}

/** Holds what is this many pixels below the top of the view, for the next layout: this picture, if it is there. */
export type Hold = (scrollTop: number, y: number, pointed: string | null) => void

interface Room {
  /** Pixels above the first row. */
  above: number
  /** Height of a heading. */
  heading: number
}

/**
 * Keeps the pictures being viewed in place when the rows are laid out again: pictures were added above, the panel was
 * resized, the tile size changed. At the very top nothing is held, so that new pictures show. A visible cursor stays
 * visible if only the size has changed.
 */
export function useScrollAnchor(
  scroller: RefObject<HTMLDivElement | null>,
  laid: Laid,
  room: Room
): { hold: Hold; scrolled: Scrolled } {
  const anchor = useRef<Anchor | null>(null)
  const pointed = useRef(false)
  const current = useRef({ laid, room })

  useLayoutEffect(() => {
    const element = scroller.current!
    const held = anchor.current
    const byPointer = pointed.current
    const before = current.current
    current.current = { laid, room }
    pointed.current = false
    if (before.laid.rows === laid.rows) return
    if (before.laid.list !== laid.list) {
      element.scrollTo({ top: 0 })
      anchor.current = null
      return
    }
    const cursor = !byPointer && before.laid.count === laid.count ? cursorInSight(element, before.laid) : -1
    const top = held ? topFor(held, laid) : null
    if (top !== null) element.scrollTo({ top: top + room.above })
    if (cursor >= 0) bringIntoSight(element, laid.rows, rowOf(laid.rows, cursor), room)
  })

  useLayoutEffect(() => () => useSelection.getState().gridLeft(anchor.current), [])

  const scrolled = useCallback((scrollTop: number) => {
    const { laid: shown, room: own } = current.current
    if (shown.rows.count > 0) anchor.current = scrollTop < atTop ? null : anchorAt(shown, scrollTop - own.above, 0)
  }, [])
  const hold = useCallback((scrollTop: number, y: number, id: string | null) => {
    const { laid: shown, room: own } = current.current
    anchor.current = anchorAt(shown, scrollTop - own.above, y, id)
    pointed.current = true
  }, [])
  return { hold, scrolled }
}
