import { type RefObject, useEffect, useRef } from 'react'

interface Options {
  /** Zoom per pixel of the wheel. */
  perPixel?: number
  /** Without Ctrl or Cmd the wheel scrolls, as elsewhere. */
  withCtrl?: boolean
}

/** Zooms with the wheel over an element. @param onZoom gets the factor, and the event with the position */
export function useWheelZoom(
  element: RefObject<HTMLElement | null>,
  onZoom: (factor: number, event: WheelEvent) => void,
  { perPixel = 0.0015, withCtrl = false }: Options = {}
): void {
  const latest = useRef(onZoom)
  useEffect(() => {
    latest.current = onZoom
  })
  useEffect(() => {
    const target = element.current!
    const listener = (event: WheelEvent): void => {
      if (withCtrl && !event.ctrlKey && !event.metaKey) return
      event.preventDefault()
      latest.current(Math.exp(-event.deltaY * (event.deltaMode === 1 ? 0.05 : perPixel)), event)
    }
    // React's own wheel listeners are passive and could not prevent scrolling.
    target.addEventListener('wheel', listener, { passive: false })
    return () => target.removeEventListener('wheel', listener)
  }, [element, perPixel, withCtrl])
}
