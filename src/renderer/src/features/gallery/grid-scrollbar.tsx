import { type PointerEvent, type ReactNode, type RefObject, useLayoutEffect, useRef, useState } from 'react'
import classes from './scrollbar.module.css'
import { type Extent, type Label, labelsOf, scrolledTo, thumbOf } from './scrollbar-geometry.ts'

interface Props {
  scroller: RefObject<HTMLDivElement | null>
  /** Of everything that can be scrolled, and of the view, pixels. */
  whole: number
  height: number
  /** Says what stands at an offset of the content; null when nothing is known of it. */
  wordsAt: (top: number) => string | null
  /** Where the words along the track change, ascending offsets. */
  places: () => { top: number; words: string }[]
}

/**
 * The grid's own scrollbar: it can be thrown to any place at once, says beside it where that is, and shows the months along its
 * track. The grid itself scrolls natively, by wheel, touch and keys.
 */
export function GridScrollbar({ scroller, whole, height, wordsAt, places }: Props): ReactNode {
  const bar = useRef<HTMLDivElement>(null)
  const thumb = useRef<HTMLDivElement>(null)
  const bubble = useRef<HTMLDivElement>(null)
  /** Pixels from the thumb's upper end to the mouse that drags it. */
  const grip = useRef<number | null>(null)
  const [labels, setLabels] = useState<Label[] | null>(null)
  const extent = (): Extent => ({ top: scroller.current?.scrollTop ?? 0, height, whole })

  useLayoutEffect(() => {
    const element = scroller.current!
    const draw = (): void => {
      const now = { top: element.scrollTop, height, whole }
      const drawn = thumbOf(now)
      const { style } = thumb.current!
      style.display = drawn ? 'block' : 'none'
      if (!drawn) return
      style.transform = `translateY(${drawn.top}px)`
      style.height = `${drawn.height}px`
      const part = (now.top / (whole - height)) * 100
      bar.current!.setAttribute('aria-valuenow', String(Math.round(part)))
      if (grip.current === null) return
      bubble.current!.textContent = wordsAt(now.top)
      bubble.current!.style.transform = `translateY(calc(${drawn.top + drawn.height / 2}px - 50%))`
    }
    draw()
    element.addEventListener('scroll', draw, { passive: true })
    return () => element.removeEventListener('scroll', draw)
  }, [scroller, whole, height, wordsAt])

  const drag = (event: PointerEvent): void => {
    if (grip.current === null) return
    const y = event.clientY - bar.current!.getBoundingClientRect().top
    scroller.current!.scrollTo({ top: scrolledTo(y - grip.current, extent()) })
  }
  const onPointerDown = (event: PointerEvent): void => {
    const drawn = thumbOf(extent())
    if (event.button !== 0 || drawn === null) return
    event.preventDefault()
    bar.current!.setPointerCapture(event.pointerId)
    const y = event.clientY - bar.current!.getBoundingClientRect().top
    // Beside the thumb: its middle goes there at once.
    const inThumb = y >= drawn.top && y <= drawn.top + drawn.height
    grip.current = inThumb ? y - drawn.top : drawn.height / 2
    bar.current!.dataset['held'] = ''
    bubble.current!.textContent = wordsAt(extent().top)
    bubble.current!.style.transform = `translateY(calc(${drawn.top + drawn.height / 2}px - 50%))`
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
      aria-label="Place in the gallery"
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
      <div ref={bubble} className={classes.bubble} aria-hidden />
    </div>
  )
}
