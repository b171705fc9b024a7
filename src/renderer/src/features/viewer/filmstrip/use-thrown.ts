import { type RefObject, useEffect, useState } from 'react'

/** Pixels a second: a hundred pictures, faster than anyone sees them. */
const thrownSpeed = 6000
/** Milliseconds after the last fast event. */
const settleDelay = 80

/**
 * True while the strip is thrown: two scroll events in a row that were faster than anyone looks. One alone is a click
 * on the scrollbar, or the picture in the middle that follows the viewer, whose place is final.
 */
export function useThrown(scroller: RefObject<HTMLElement | null>): boolean {
  const [thrown, setThrown] = useState(false)
  useEffect(() => {
    const element = scroller.current!
    let last = { left: element.scrollLeft, time: performance.now() }
    let fast = 0
    let timer: ReturnType<typeof setTimeout> | undefined
    const listener = (): void => {
      const now = { left: element.scrollLeft, time: performance.now() }
      const speed = (Math.abs(now.left - last.left) / Math.max(1, now.time - last.time)) * 1000
      last = now
      fast = speed > thrownSpeed ? fast + 1 : 0
      if (fast < 2) return
      setThrown(true)
      clearTimeout(timer)
      timer = setTimeout(() => {
        fast = 0
        setThrown(false)
      }, settleDelay)
    }
    element.addEventListener('scroll', listener, { passive: true })
    return () => {
      clearTimeout(timer)
      element.removeEventListener('scroll', listener)
    }
  }, [scroller])
  return thrown
}
