import { memo, type ReactNode, useState } from 'react'
import { mediaUrl } from '../../../../../shared/domain/picture.ts'
import { t } from '../../../../../shared/messages/t.ts'
import { onward } from '../../../data/reading.ts'
import classes from './filmstrip.module.css'

interface Props {
  id: string
  /** Position in the list, from 0, and the list's length. */
  at: number
  of: number
  /** Pixels from the strip's start. */
  left: number
  colour: string
  current: boolean
  /** The strip is scrolling very fast: nothing is requested. */
  thrown: boolean
}

/** One picture in the strip. Clicks are handled by the strip, which finds the cell by `data-id`. */
export const FilmstripCell = memo(function FilmstripCell({
  id,
  at,
  of,
  left,
  colour,
  current,
  thrown
}: Props): ReactNode {
  // Once requested, it stays requested.
  const [passed, setPassed] = useState(!thrown)
  if (!thrown && !passed) setPassed(true)
  // Its colour replaces a thumbnail that is unavailable.
  const [failed, setFailed] = useState(false)
  return (
    <div
      id={`strip-${id}`}
      className={classes.cell}
      style={{ transform: `translateX(${onward * left}px)`, background: colour }}
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
