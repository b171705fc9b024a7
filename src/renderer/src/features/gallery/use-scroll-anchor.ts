import { type RefObject, useLayoutEffect, useRef } from 'react'
import type { Items } from './gallery-items.ts'
import { type GridRows, rowAt, rowOf } from './justified-layout.ts'
import { useSelection } from './selection-store.ts'

function rowOfPicture(rows: GridRows, { index, jobs }: Items, id: string): number {
  const at = index.indexOf(id)
  return at < 0 ? -1 : rowOf(rows, at + jobs.length)
}

/** The item of the cursor when its row is on screen; else -1. */
function cursorInSight(element: HTMLElement, rows: GridRows, items: Items): number {
  const { cursor } = useSelection.getState()
  const row = cursor === null ? -1 : rowOfPicture(rows, items, cursor)
  const seen = row >= 0 && rows.top[row]! < element.scrollTop + element.clientHeight && rows.top[row]! + rows.height[row]! > element.scrollTop
  return cursor !== null && seen ? items.index.indexOf(cursor) + items.jobs.length : -1
}

function bringIntoSight(element: HTMLElement, rows: GridRows, row: number): void {
  if (row < 0) return
  const least = rows.top[row]! + rows.height[row]! - element.clientHeight
  if (rows.top[row]! < element.scrollTop) element.scrollTo({ top: rows.top[row]! })
  else if (least > element.scrollTop) element.scrollTo({ top: least })
}

/**
 * Keeps the pictures that one looks at where they are when the rows are laid out anew: pictures came in above, the panel was
 * resized, the tile size changed. At the very top nothing is held, so that what is new shows. A cursor that was in sight is
 * still so when only the room has changed.
 */
export function useScrollAnchor(scroller: RefObject<HTMLDivElement | null>, rows: GridRows, items: Items): void {
  const anchor = useRef<{ id: string; into: number } | null>(null)
  const current = useRef({ rows, items })

  useLayoutEffect(() => {
    const element = scroller.current!
    const held = anchor.current
    const before = current.current
    current.current = { rows, items }
    if (before.rows === rows) return
    const cursor = before.rows.end.at(-1) === rows.end.at(-1) ? cursorInSight(element, before.rows, before.items) : -1
    const row = held ? rowOfPicture(rows, items, held.id) : -1
    if (held && row >= 0) element.scrollTo({ top: rows.top[row]! + held.into * rows.height[row]! })
    if (cursor >= 0) bringIntoSight(element, rows, rowOf(rows, cursor))
  }, [scroller, rows, items])

  useLayoutEffect(() => {
    const element = scroller.current!
    const listener = (): void => {
      const { rows: shown, items: listed } = current.current
      const row = rowAt(shown, element.scrollTop)
      const first = row < 0 ? -1 : shown.start[row]! - listed.jobs.length
      const id = listed.index.ids[first]
      anchor.current =
        element.scrollTop < 4 || first < 0 || id === undefined ? null : { id, into: (element.scrollTop - shown.top[row]!) / Math.max(1, shown.height[row]!) }
    }
    listener()
    element.addEventListener('scroll', listener, { passive: true })
    return () => {
      useSelection.getState().gridLeft(element.scrollTop)
      element.removeEventListener('scroll', listener)
    }
  }, [scroller])
}
