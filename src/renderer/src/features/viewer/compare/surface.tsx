import { useElementSize, useMergedRef } from '@mantine/hooks'
import { type MouseEvent, type PointerEvent, type ReactNode, useEffect, useRef, useState } from 'react'
import { useWheelZoom } from '../../../ui/use-wheel-zoom.ts'
import { fromMiddle } from '../from-middle.ts'
import type { Size } from '../zoom.ts'
import classes from './compare.module.css'
import { compareNow } from './compare-store.ts'
import { dragged, fitOf, type Placed, placed, type SharedView, wholeView, zoomedAt } from './shared-view.ts'

interface Props {
  /** Size of its content, pixels. */
  size: Size
  view: SharedView
  onView: (view: SharedView) => void
  children: (at: Placed, room: Size) => ReactNode
}

/** A zoomable area: wheel to zoom, drag to move, double click to switch between the whole picture and its pixels. */
export function Surface({ size, view, onView, children }: Props): ReactNode {
  const element = useRef<HTMLDivElement>(null)
  const { ref: sized, width, height } = useElementSize<HTMLDivElement>()
  const room = { width, height }
  useEffect(() => {
    if (width > 0) compareNow().roomMeasured({ width, height })
  }, [width, height])

  useWheelZoom(element, (factor, event) =>
    onView(zoomedAt(view, view.zoom * factor, fromMiddle(element.current!, event), size, room))
  )

  const [panning, setPanning] = useState(false)
  const down = (event: PointerEvent<HTMLDivElement>): void => {
    if (event.button !== 0 || (event.target as Element).closest('[role="slider"]')) return
    event.currentTarget.setPointerCapture(event.pointerId)
    setPanning(true)
  }
  const turn = (event: MouseEvent): void => {
    if (view.zoom !== 1) return onView(wholeView)
    onView(
      zoomedAt(
        view,
        Math.max(2, 1 / window.devicePixelRatio / fitOf(size, room)),
        fromMiddle(event.currentTarget, event),
        size,
        room
      )
    )
  }
  return (
    <div
      ref={useMergedRef(element, sized)}
      className={classes.surface}
      data-panning={panning || undefined}
      onPointerDown={down}
      onPointerMove={(event) => panning && onView(dragged(view, event.movementX, event.movementY, size, room))}
      onPointerUp={() => setPanning(false)}
      onPointerCancel={() => setPanning(false)}
      onDoubleClick={turn}
    >
      {width === 0 ? null : children(placed(view, size, room), room)}
    </div>
  )
}
