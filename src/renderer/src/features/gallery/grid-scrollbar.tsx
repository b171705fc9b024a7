import {
  type PointerEvent,
  type ReactNode,
  type RefObject,
  useImperativeHandle,
  useLayoutEffect,
  useRef,
  useState
} from 'react'
import { t } from '../../../../shared/messages/t.ts'
import classes from './scrollbar.module.css'
import { type Extent, type Label, labelsOf, scrolledTo, thumbOf } from './scrollbar-geometry.ts'
import type { Scrolled } from './use-row-window.ts'

interface Props {
  /** Set to a function that is told each scroll position. */
  drawn: RefObject<Scrolled | null>
  scroller: RefObject<HTMLDivElement | null>
  /** Heights of the content and the view, pixels. */
  whole: number
  height: number
  /** Describes the position at an offset of the content; null if unknown. */
  wordsAt: (top: number) => string | null
  /** Where the labels along the track change, ascending offsets. */
  places: () => { top: number; words: string }[]
}

/**
 * The grid's own scrollbar: it can jump to any position at once, shows a label for it, and months along its track. The
 * grid itself scrolls natively, by wheel, touch and keys.
 */
export function GridScrollbar({ drawn, scroller, whole, height, wordsAt, places }: Props): ReactNode {
  const bar = useRef<HTMLDivElement>(null)
  const thumb = useRef<HTMLDivElement>(null)
  const bubble = useRef<HTMLDivElement>(null)
  /** Pixels from the thumb's upper end to the dragging mouse. */
  const grip = useRef<number | null>(null)
  const [labels, setLabels] = useState<Label[] | null>(null)
  const extent = (): Extent => ({ top: scroller.current?.scrollTop ?? 0, height, whole })

  useImperativeHandle(
    drawn,
    () => (top: number) => {
      const shape = thumbOf({ top, height, whole })
      const { style } = thumb.current!
      style.display = shape ? 'block' : 'none'
      if (!shape) return
      style.transform = `translateY(${shape.top}px)`
      style.height = `${shape.height}px`
      bar.current!.ariaValueNow = String(Math.round((top / (whole - height)) * 100))
      if (grip.current === null) return
      bubble.current!.textContent = wordsAt(top)
      bubble.current!.style.transform = `translateY(calc(${shape.top + shape.height / 2}px - 50%))`
    },
    [whole, height, wordsAt]
  )
  // Also updated when its measurements change, not only on scrolling.
  // oxlint-disable-next-line react/exhaustive-effect-dependencies
  useLayoutEffect(() => drawn.current?.(scroller.current!.scrollTop), [scroller, drawn, whole, height, wordsAt])

  const drag = (event: PointerEvent): void => {
    if (grip.current === null) return
    const y = event.clientY - bar.current!.getBoundingClientRect().top
    scroller.current!.scrollTo({ top: scrolledTo(y - grip.current, extent()) })
  }
  const onPointerDown = (event: PointerEvent): void => {
    const shape = thumbOf(extent())
    if (event.button !== 0 || shape === null) return
    event.preventDefault()
    bar.current!.setPointerCapture(event.pointerId)
    const y = event.clientY - bar.current!.getBoundingClientRect().top
    // Outside the thumb: its middle jumps there.
    const inThumb = y >= shape.top && y <= shape.top + shape.height
    grip.current = inThumb ? y - shape.top : shape.height / 2
    bar.current!.dataset['held'] = ''
    drawn.current?.(extent().top)
    drag(event)
  }
  const letGo = (): void => {
    grip.current = null
    delete bar.current!.dataset['held']
  }

  return (
    <div
      ref={bar}
      className={classes.bar}
      role="scrollbar"
      aria-label={t('gallery.gridScrollbar.position')}
      aria-controls="gallery-grid"
      aria-orientation="vertical"
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={0}
      onPointerDown={onPointerDown}
      onPointerMove={drag}
      onPointerUp={letGo}
      onPointerCancel={letGo}
      onPointerEnter={() => setLabels(labelsOf(places(), extent()))}
      onPointerLeave={() => setLabels(null)}
      onWheel={(event) => scroller.current!.scrollBy({ top: event.deltaY })}
    >
      {labels?.map(({ y, words }) => (
        <span key={y} className={classes.label} style={{ top: y }} aria-hidden>
          {words}
        </span>
      ))}
      <div ref={thumb} className={classes.thumb} />
      <div ref={bubble} className={classes.bubble} data-place aria-hidden />
    </div>
  )
}
