import { type KeyboardEvent, type PointerEvent, type ReactNode, useState } from 'react'
import { t } from '../../../../../shared/messages/t.ts'
import { mirrored, readingKey } from '../../../data/reading.ts'
import { dividerAfter } from '../../../ui/divider-after.ts'
import classes from './compare.module.css'
import { compareNow, useCompare } from './compare-store.ts'
import { commonSize } from './measure-difference.ts'
import { PanePicture } from './pane-picture.tsx'
import { Surface } from './surface.tsx'
import type { Pane } from './use-panes.ts'

interface DividerProps {
  /** 0 to 1 of the available width, from the side where reading starts. */
  at: number
  label: string
  onMove: (at: number) => void
}

const clamp = (at: number): number => Math.max(0, Math.min(1, at))

/** The line between the two, moved by dragging or with the arrow keys. */
function Divider({ at, label, onMove }: DividerProps): ReactNode {
  const key = (event: KeyboardEvent): void => {
    const { shiftKey, altKey, ctrlKey, metaKey } = event
    const next = dividerAfter({ key: readingKey(event.key), shiftKey, altKey, ctrlKey, metaKey }, at)
    if (next === null) return
    event.preventDefault()
    event.stopPropagation()
    onMove(next)
  }
  const drag = (event: PointerEvent<HTMLDivElement>): void => {
    if (!event.currentTarget.hasPointerCapture(event.pointerId)) return
    const box = event.currentTarget.parentElement!.getBoundingClientRect()
    onMove(clamp((mirrored ? box.right - event.clientX : event.clientX - box.left) / box.width))
  }
  return (
    <div
      className={classes.divider}
      style={{ insetInlineStart: `${at * 100}%` }}
      role="slider"
      tabIndex={0}
      aria-label={label}
      aria-orientation="horizontal"
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={Math.round(at * 100)}
      onKeyDown={key}
      onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
      onPointerMove={drag}
      onDoubleClick={(event) => {
        event.stopPropagation()
        onMove(0.5)
      }}
    />
  )
}

/** Two pictures on top of each other, with a line between them. */
export function SliderMode({ first, second }: { first: Pane; second: Pane }): ReactNode {
  const [at, setAt] = useState(0.5)
  const view = useCompare((state) => state.views[0]!)
  const { viewChanged } = compareNow()
  return (
    <Surface size={commonSize(first.size, second.size)} view={view} onView={(next) => viewChanged(next, null)}>
      {(placed, room) => {
        const [left, right] = mirrored ? [second, first] : [first, second]
        const line = (mirrored ? 1 - at : at) * room.width - placed.left
        return (
          <>
            <PanePicture pane={left} at={placed} style={{ clipPath: `inset(0 ${placed.width - line}px 0 0)` }} />
            <PanePicture pane={right} at={placed} style={{ clipPath: `inset(0 0 0 ${line}px)` }} />
            <span className={classes.corner}>{first.letter}</span>
            <span className={classes.corner} data-second>
              {second.letter}
            </span>
            <Divider
              at={at}
              label={t('viewer.sliderMode.divider', { first: first.letter, second: second.letter })}
              onMove={setAt}
            />
          </>
        )
      }}
    </Surface>
  )
}
