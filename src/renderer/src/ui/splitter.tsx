import { type KeyboardEvent, type PointerEvent, type ReactNode, useRef, useState } from 'react'
import { onward, readingKey } from '../data/reading.ts'
import classes from './splitter.module.css'

interface Props {
  /** "Width of the compose panel" */
  label: string
  /** Pixels. */
  width: number
  min: number
  max: number
  /** The side of the panel that grows. */
  panel: 'start' | 'end'
  onResize: (width: number) => void
  /** On double click. */
  onReset: () => void
}

/** A panel's edge, moved by dragging or with the arrow keys. */
export function Splitter({ label, width, min, max, panel, onResize, onReset }: Props): ReactNode {
  const start = useRef<{ x: number; width: number } | null>(null)
  const [dragging, setDragging] = useState(false)
  const sign = panel === 'start' ? 1 : -1
  const resize = (to: number): void => onResize(Math.round(Math.min(max, Math.max(min, to))))

  const down = (event: PointerEvent<HTMLDivElement>): void => {
    event.currentTarget.setPointerCapture(event.pointerId)
    start.current = { x: event.clientX, width }
    setDragging(true)
  }
  const move = (event: PointerEvent): void => {
    if (start.current) resize(start.current.width + sign * onward * (event.clientX - start.current.x))
  }
  const up = (): void => {
    start.current = null
    setDragging(false)
  }
  const press = (event: KeyboardEvent): void => {
    const key = readingKey(event.key)
    const step = key === 'ArrowRight' ? 16 : key === 'ArrowLeft' ? -16 : 0
    if (step === 0) return
    event.preventDefault()
    event.stopPropagation()
    resize(width + sign * step)
  }
  return (
    <div
      className={classes.splitter}
      role="separator"
      aria-label={label}
      aria-orientation="vertical"
      aria-valuenow={width}
      aria-valuemin={min}
      aria-valuemax={max}
      tabIndex={0}
      data-dragging={dragging || undefined}
      onPointerDown={down}
      onPointerMove={move}
      onPointerUp={up}
      onPointerCancel={up}
      onDoubleClick={onReset}
      onKeyDown={press}
    />
  )
}
