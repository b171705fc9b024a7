import type { ReactNode } from 'react'
import { mediaUrl } from '../../../../../shared/domain/picture.ts'
import { formatCount } from '../../../../../shared/words/count.ts'
import { usePictures } from '../../../data/pictures-store.ts'
import classes from './several.module.css'

const shown = 6

/** The first of many, small and side by side. */
export function Collage({ ids }: { ids: readonly string[] }): ReactNode {
  const index = usePictures((state) => state.index)
  const some = ids.slice(0, shown)
  const more = ids.length - some.length
  return (
    <div className={classes.collage} aria-hidden>
      {some.map((id, at) => {
        const place = index.indexOf(id)
        return (
          <span key={id} className={classes.piece} style={{ background: place < 0 ? undefined : index.colour(place) }}>
            <img src={mediaUrl(id, 'thumbnail')} alt="" draggable={false} />
            {at === shown - 1 && more > 0 ? <span className={classes.more}>+{formatCount(more)}</span> : null}
          </span>
        )
      })}
    </div>
  )
}
