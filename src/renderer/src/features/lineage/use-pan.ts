import { type PointerEvent, type RefObject, useRef, useState } from 'react'

/** Pixels that a press may move and still count as a click. */
const still = 4

/** Pans the sheet by dragging, from anywhere outside a step. */
export function usePan(scroller: RefObject<HTMLDivElement | null>): {
  panning: boolean
  moved: () => boolean
  handlers: Record<
    'onPointerDown' | 'onPointerMove' | 'onPointerUp' | 'onPointerCancel',
    (event: PointerEvent<HTMLDivElement>) => void
  >
} {
  const [panning, setPanning] = useState(false)
  const start = useRef<{ x: number; y: number; left: number; top: number; id: number } | null>(null)
  const moved = useRef(false)
  const end = (): void => {
    start.current = null
    setPanning(false)
  }
  return {
    panning,
    moved: () => moved.current,
    handlers: {
      onPointerDown(event) {
        moved.current = false
        const { currentTarget: element, pointerType, button, clientX: x, clientY: y } = event
        const bounds = element.getBoundingClientRect()
        const onScrollbar = x - bounds.left > element.clientWidth || y - bounds.top > element.clientHeight
        if (pointerType === 'touch' || button > 1 || onScrollbar) return
        start.current = { x, y, left: element.scrollLeft, top: element.scrollTop, id: event.pointerId }
      },
      onPointerMove(event) {
        const from = start.current
        if (from === null) return
        const [dx, dy] = [event.clientX - from.x, event.clientY - from.y]
        if (!moved.current && Math.hypot(dx, dy) < still) return
        if (!moved.current) {
          moved.current = true
          scroller.current!.setPointerCapture(from.id)
          setPanning(true)
        }
        scroller.current!.scrollTo({ left: from.left - dx, top: from.top - dy, behavior: 'instant' })
      },
      onPointerUp: end,
      onPointerCancel: end
    }
  }
}
