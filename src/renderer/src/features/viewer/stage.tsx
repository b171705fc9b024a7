import { useElementSize, useMergedRef } from '@mantine/hooks'
import { IconArrowsMaximize, IconBrush, IconChevronLeft, IconChevronRight, IconMinus, IconPlus, IconRelationOneToOne, IconX } from '@tabler/icons-react'
import { type PointerEvent, type ReactNode, type RefObject, useEffect, useImperativeHandle, useRef, useState } from 'react'
import { mediaUrl, type Picture } from '../../../../shared/domain/picture.ts'
import { repaintPicture } from '../../api/picture-actions.tsx'
import { formatCount } from '../../ui/format.ts'
import { IconButton } from '../../ui/icon-button.tsx'
import classes from './viewer.module.css'
import { fitted, type Place, panned, zoomed } from './zoom.ts'

/** What the keys can ask of the stage. */
export interface StageHandle {
  fit: () => void
  oneToOne: () => void
  zoomBy: (factor: number) => void
}

interface Props {
  handle: RefObject<StageHandle | null>
  picture: Picture
  position: { at: number; of: number } | null
  onNewer?: () => void
  onOlder?: () => void
  onClose: () => void
}

const icon = { size: 18, stroke: 1.5 }
const middle = { x: 0, y: 0 }

/** The picture on its canvas: wheel to zoom, drag to move, double click between fitted and one to one. */
export function Stage({ handle, picture, position, onNewer, onOlder, onClose }: Props): ReactNode {
  const element = useRef<HTMLDivElement>(null)
  const { ref: sized, width, height } = useElementSize<HTMLDivElement>()
  const view = { width, height }
  const oneToOne = 1 / window.devicePixelRatio
  const [place, setPlace] = useState<Place>({ scale: 1, x: 0, y: 0, fit: true })
  const [shownId, setShownId] = useState(picture.id)
  if (shownId !== picture.id) {
    setShownId(picture.id)
    setPlace({ scale: 1, x: 0, y: 0, fit: true })
  }
  const now = place.fit ? fitted(picture, view, oneToOne) : place
  const zoomTo = (scale: number, point = middle): void => setPlace(zoomed(now, scale, point, picture, view, oneToOne))
  const zoomBy = (factor: number): void => zoomTo(now.scale * factor)
  const fit = (): void => setPlace(fitted(picture, view, oneToOne))
  useImperativeHandle(handle, () => ({ fit, oneToOne: () => zoomTo(oneToOne), zoomBy }))

  const fromMiddle = (event: { clientX: number; clientY: number }): { x: number; y: number } => {
    const box = element.current!.getBoundingClientRect()
    return { x: event.clientX - box.left - box.width / 2, y: event.clientY - box.top - box.height / 2 }
  }
  const wheel = useRef((_event: WheelEvent): void => undefined)
  useEffect(() => {
    wheel.current = (event) => zoomTo(now.scale * Math.exp(-event.deltaY * (event.deltaMode === 1 ? 0.05 : 0.0015)), fromMiddle(event))
  })
  useEffect(() => {
    const target = element.current!
    const listener = (event: WheelEvent): void => {
      event.preventDefault()
      wheel.current(event)
    }
    // React's own wheel listeners are passive and could not keep the page still.
    target.addEventListener('wheel', listener, { passive: false })
    return () => target.removeEventListener('wheel', listener)
  }, [])

  const [panning, setPanning] = useState(false)
  const drag = (event: PointerEvent): void => {
    if (panning) setPlace({ ...panned(now, event.movementX, event.movementY, picture, view), fit: false })
  }
  const shown = { width: Math.round(picture.width * now.scale), height: Math.round(picture.height * now.scale) }
  return (
    <>
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
        onDoubleClick={(event) => (now.fit ? zoomTo(Math.max(oneToOne, now.scale * 2), fromMiddle(event)) : fit())}
      >
        {width === 0 ? null : (
          <div
            key={picture.id}
            className={classes.picture}
            style={{
              ...shown,
              backgroundColor: picture.colour,
              backgroundImage: `url("${mediaUrl(picture.id, 'thumbnail')}")`,
              transform: `translate(-50%, -50%) translate(${now.x}px, ${now.y}px)`
            }}
          >
            <img
              className={classes.image}
              data-magnified={now.scale >= 3 * oneToOne || undefined}
              src={mediaUrl(picture.id, 'original')}
              alt={picture.parameters?.prompt || 'Picture without a known prompt'}
              draggable={false}
            />
          </div>
        )}
      </div>
      <div className={classes.bar} role="toolbar" aria-label="Viewer">
        <IconButton side="top" label="Newer" shortcut="Left" icon={<IconChevronLeft {...icon} />} disabled={!onNewer} onClick={onNewer} />
        {position ? (
          <span className={classes.position}>
            {formatCount(position.at)} of {formatCount(position.of)}
          </span>
        ) : null}
        <IconButton side="top" label="Older" shortcut="Right" icon={<IconChevronRight {...icon} />} disabled={!onOlder} onClick={onOlder} />
        <span className={classes.rule} />
        <IconButton side="top" label="Zoom out" shortcut="-" icon={<IconMinus {...icon} />} onClick={() => zoomBy(1 / 1.25)} />
        <span className={classes.percent}>{Math.round((now.scale / oneToOne) * 100)} %</span>
        <IconButton side="top" label="Zoom in" shortcut="+" icon={<IconPlus {...icon} />} onClick={() => zoomBy(1.25)} />
        <IconButton side="top" label="Fit in the window" shortcut="0" icon={<IconArrowsMaximize {...icon} />} onClick={fit} />
        <IconButton side="top" label="One to one" shortcut="1" icon={<IconRelationOneToOne {...icon} />} onClick={() => zoomTo(oneToOne)} />
        <span className={classes.rule} />
        <IconButton side="top" label="Repaint…" shortcut="I" icon={<IconBrush {...icon} />} onClick={() => repaintPicture(picture.id)} />
        <span className={classes.rule} />
        <IconButton side="top" label="Back to the gallery" shortcut="Esc" icon={<IconX {...icon} />} onClick={onClose} />
      </div>
    </>
  )
}
