import { memo, type ReactNode, useState } from 'react'
import { mediaUrl } from '../../../../../shared/domain/picture.ts'
import { t } from '../../../../../shared/messages/t.ts'
import classes from './filmstrip.module.css'

interface Props {
  id: string
  /** Position in the list, from 0, of how many. */
  at: number
  of: number
  /** Pixels from the strip's start. */
  left: number
  colour: string
  current: boolean
  /** The strip flies past: nothing is asked for. */
  thrown: boolean
}

/** One picture of the strip. Clicks are the strip's business; it finds the cell by `data-id`. */
export const FilmstripCell = memo(function FilmstripCell({
  id,
  at,
  of,
  left,
  colour,
  current,
  thrown
}: Props): ReactNode {
  // Once it was let through, it stays so.
  const [passed, setPassed] = useState(!thrown)
  if (!thrown && !passed) setPassed(true)
  // Its colour stands in for a thumbnail that cannot be had.
  const [failed, setFailed] = useState(false)
  return (
    <div
      id={`strip-${id}`}
      className={classes.cell}
      style={{ transform: `translateX(${left}px)`, background: colour }}
      data-id={id}
      role="option"
      aria-label={t('viewer.filmstripCell.picture', { count: at + 1 })}
      aria-selected={current}
      aria-setsize={of}
      aria-posinset={at + 1}
    >
      {passed && !failed ? (
        <img src={mediaUrl(id, 'small')} alt="" decoding="async" draggable={false} onError={() => setFailed(true)} />
      ) : null}
    </div>
  )
})
