import { type RefObject, useLayoutEffect, useState } from 'react'

/**
 * How many of the children stand in the first line of a box that wraps and hides the other lines.
 * @param key changes whenever the children do
 */
export function useFitting(box: RefObject<HTMLElement | null>, key: string): number {
  const [fitting, setFitting] = useState(Number.POSITIVE_INFINITY)
  // `key` stands for what is in the box.
  // oxlint-disable-next-line react-hooks/exhaustive-deps
  useLayoutEffect(() => {
    const element = box.current
    if (!element) return
    const measure = (): void => {
      const tops = Array.from(element.children, (child) => (child as HTMLElement).offsetTop)
      setFitting(tops.filter((top) => top <= tops[0]! + 4).length)
    }
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(element)
    return () => observer.disconnect()
  }, [box, key])
  return fitting
}
