import { IconHeartFilled, IconPhotoOff } from '@tabler/icons-react'
import { memo, type ReactNode, useEffect, useState, useSyncExternalStore } from 'react'
import { mediaUrl } from '../../../../shared/domain/picture.ts'
import { loadPicture, usePictures } from '../../api/pictures-store.ts'
import classes from './gallery.module.css'
import type { Gate } from './gate.ts'
import { nameOf } from './picture-name.ts'
import { useSelection } from './selection-store.ts'

interface Props {
  id: string
  left: number
  width: number
  /** Dominant colour, shown until the thumbnail is there. */
  colour: string
  createdAt: number
  /** "1216 × 832" */
  size: string
  favourite: boolean
  missing: boolean
  column: number
  gate: Gate
}

/** False while the gate is shut; once open for a cell, it stays so. */
function usePassed(gate: Gate): boolean {
  const open = useSyncExternalStore(gate.whenOpen, gate.isOpen)
  const [passed, setPassed] = useState(open)
  if (open && !passed) setPassed(true)
  return passed
}

/** One picture of the grid. Clicks are the grid's business; it finds the tile by `data-id`. */
export const PictureTile = memo(function PictureTile({ id, left, width, colour, createdAt, size, favourite, missing, column, gate }: Props): ReactNode {
  const selected = useSelection((state) => state.selected.has(id))
  const cursor = useSelection((state) => state.cursor === id)
  const passed = usePassed(gate)
  const prompt = usePictures((state) => state.records.get(id)?.parameters?.prompt)
  useEffect(() => {
    // Only the one that a screen reader is at: a page of records would cost as many questions. A failure has its place in the inspector.
    if (cursor) loadPicture(id).catch(() => undefined)
  }, [cursor, id])
  return (
    <div
      role="gridcell"
      id={`tile-${id}`}
      className={classes.tile}
      style={{ left, width, background: colour }}
      data-id={id}
      draggable={!missing}
      data-selected={selected || undefined}
      data-cursor={cursor || undefined}
      aria-selected={selected}
      aria-colindex={column}
      aria-label={nameOf({ createdAt, size, favourite, missing, prompt })}
    >
      {missing ? (
        <div className={classes.missing}>
          <IconPhotoOff size={18} stroke={1.5} aria-hidden />
          File missing
        </div>
      ) : passed ? (
        <img className={classes.image} src={mediaUrl(id, 'thumbnail')} alt="" draggable={false} decoding="async" />
      ) : null}
      {favourite ? <IconHeartFilled className={classes.heart} size={14} aria-hidden /> : null}
    </div>
  )
})
