import { useElementSize, useMergedRef } from '@mantine/hooks'
import {
  type PointerEvent,
  type ReactNode,
  type RefObject,
  useEffect,
  useImperativeHandle,
  useRef,
  useState
} from 'react'
import { useWheelZoom } from '../../ui/use-wheel-zoom.ts'
import { Drawn, isHeavy } from './frames/drawn.tsx'
import type { Frame } from './frames/frames.ts'
import { fromMiddle } from './from-middle.ts'
import { thumbnailBehind } from './thumbnail-behind.ts'
import classes from './viewer.module.css'
import { carried, fitted, type Place, panned, zoomed } from './zoom.ts'

/** What keys and buttons can do with the stage. */
export interface StageHandle {
  fit: () => void
  oneToOne: () => void
  /** Switches between fitted and one to one. */
  toggle: () => void
  zoomBy: (factor: number) => void
}

interface Props {
  handle: RefObject<StageHandle | null>
  frame: Frame<HTMLImageElement>
  alt: string
  /** Zoom and position stay the same from picture to picture. */
  locked: boolean
  /** Called with the current scale. `scale`: device pixels per picture pixel, 1 is one to one. */
  onScale: (scale: number, fitted: boolean) => void
}

const middle = { x: 0, y: 0 }

/** The picture on its canvas: wheel to zoom, drag to move, double click to switch between fitted and one to one. */
export function Stage({ handle, frame, alt, locked, onScale }: Props): ReactNode {
  const element = useRef<HTMLDivElement>(null)
  const { ref: sized, width, height } = useElementSize<HTMLDivElement>()
  const view = { width, height }
  const oneToOne = 1 / window.devicePixelRatio
  const [place, setPlace] = useState<Place>({ scale: 1, x: 0, y: 0, fit: true })
  const [shown, setShown] = useState(frame)
  if (shown !== frame) {
    setShown(frame)
    if (shown.id !== frame.id)
      setPlace(locked ? carried(place, shown, frame, view, oneToOne) : { scale: 1, x: 0, y: 0, fit: true })
  }
  const now = place.fit ? fitted(frame, view, oneToOne) : place
  const zoomTo = (scale: number, point = middle): void => setPlace(zoomed(now, scale, point, frame, view, oneToOne))
  const zoomBy = (factor: number): void => zoomTo(now.scale * factor)
  const fit = (): void => setPlace(fitted(frame, view, oneToOne))
  useImperativeHandle(handle, () => ({
    fit,
    oneToOne: () => zoomTo(oneToOne),
    toggle: () => (now.fit ? zoomTo(oneToOne) : fit()),
    zoomBy
  }))
  const scale = width === 0 ? null : now.scale / oneToOne
  useEffect(() => {
    if (scale !== null) onScale(scale, now.fit)
  }, [scale, now.fit, onScale])

  useWheelZoom(element, (factor, event) => zoomTo(now.scale * factor, fromMiddle(element.current!, event)))

  const [panning, setPanning] = useState(false)
  const drag = (event: PointerEvent): void => {
    if (panning) setPlace({ ...panned(now, event.movementX, event.movementY, frame, view), fit: false })
  }
  return (
    <div
      ref={useMergedRef(element, sized)}
      className={classes.stage}
      data-panning={panning || undefined}
      onPointerDown={(event) => {
        if (event.button !== 0) return
        event.currentTarget.setPointerCapture(event.pointerId)
        setPanning(true)
      }}
      onPointerMove={drag}
      onPointerUp={() => setPanning(false)}
      onPointerCancel={() => setPanning(false)}
      onDoubleClick={(event) =>
        now.fit ? zoomTo(Math.max(oneToOne, now.scale * 2), fromMiddle(event.currentTarget, event)) : fit()
      }
    >
      {width === 0 ? null : (
        <div
          className={classes.picture}
          style={{
            width: Math.round(frame.width * now.scale),
            height: Math.round(frame.height * now.scale),
            transform: `translate(-50%, -50%) translate(${now.x}px, ${now.y}px)`,
            ...(isHeavy(frame) ? thumbnailBehind(frame.id) : {})
          }}
        >
          <Drawn frame={frame} className={classes.image} alt={alt} magnified={now.scale >= 3 * oneToOne} />
        </div>
      )}
    </div>
  )
}
