import { type RefObject, useEffect, useState } from 'react'

/** Pixels per second: a hundred pictures, too fast to see. */
const thrownSpeed = 6000
/** Milliseconds after the last fast event. */
const settleDelay = 80

/**
 * True while the strip scrolls very fast: two consecutive scroll events faster than anyone can look. A single one is a
 * click on the scrollbar, or the strip following the viewer, and its position is final.
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
