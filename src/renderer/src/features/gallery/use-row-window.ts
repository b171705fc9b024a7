import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { type GridRows, rowAt } from './grid-rows.ts'

/** Mounted rows, both ends included; none if `last < first`. */
export interface RowWindow {
  first: number
  last: number
}

/**
 * To be called for each scroll event, with the pixels read before anything was changed: reading them later forces a
 * layout.
 */
export type Scrolled = (scrollTop: number) => void

/** Rows mounted beyond each edge of the view, so that they are ready when they scroll in. */
const reach = 2
/** Milliseconds after a jump until those are mounted: the pictures at the new position come first. */
const settle = 150

/**
 * The rows from one offset to another with this many more around them.
 * @param top pixels from the first row, `height` of the view
 */
export function windowAt(rows: GridRows, top: number, height: number, around: number): RowWindow {
  if (rows.count === 0) return { first: 0, last: -1 }
  const first = Math.max(0, rowAt(rows, top))
  const last = rowAt(rows, top + height)
  return { first: Math.max(0, first - around), last: Math.min(rows.count - 1, last + around) }
}

/**
 * Keeps the rows that have to be mounted in sync with the scroll position. After a jump with nothing in common, only
 * the visible rows are mounted first.
 * @param above pixels above the first row, `height` of the scroller
 */
export function useRowWindow(
  scroller: RefObject<HTMLElement | null>,
  rows: GridRows,
  above: number,
  height: number
): { shown: RowWindow; scrolled: Scrolled } {
  const [shown, setShown] = useState<RowWindow>({ first: 0, last: -1 })
  const current = useRef({ rows, height, shown, inView: shown })
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)

  const follow = useRef((scrollTop: number, rested: boolean): void => {
    const now = current.current
    const top = scrollTop - above
    const inView = windowAt(now.rows, top, now.height, 0)
    const apart = inView.first > now.inView.last || inView.last < now.inView.first
    if (apart) {
      clearTimeout(timer.current)
      timer.current = setTimeout(() => {
        timer.current = undefined
        follow.current(scroller.current!.scrollTop, true)
      }, settle)
    }
    const next = timer.current !== undefined && !rested ? inView : windowAt(now.rows, top, now.height, reach)
    now.inView = inView
    if (next.first === now.shown.first && next.last === now.shown.last) return
    now.shown = next
    setShown(next)
  })

  // After the anchor, which may have scrolled; before the next paint.
  useLayoutEffect(() => {
    current.current.rows = rows
    current.current.height = height
    follow.current(scroller.current!.scrollTop, true)
  }, [scroller, rows, height])

  useEffect(
    () => () => {
      clearTimeout(timer.current)
      timer.current = undefined
    },
    []
  )

  // Synchronously: what scrolls into view must not be blank for a frame.
  const scrolled = useCallback((scrollTop: number) => flushSync(() => follow.current(scrollTop, false)), [])
  return {
    shown: shown.last < rows.count ? shown : { first: Math.min(shown.first, rows.count), last: rows.count - 1 },
    scrolled
  }
}
