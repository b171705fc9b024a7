import { IconPhotoOff, IconPhotoX } from '@tabler/icons-react'
import { memo, type ReactNode, useEffect, useState } from 'react'
import { mediaUrl } from '../../../../shared/domain/picture.ts'
import { flag } from '../../../../shared/domain/picture-flags.ts'
import { t } from '../../../../shared/messages/t.ts'
import { loadPicture, usePictures } from '../../data/pictures-store.ts'
import { Badges } from './badges.tsx'
import classes from './gallery.module.css'
import { pictureNameOf } from './picture-name.ts'
import { useSelection } from './selection-store.ts'
import { thumbnailSizeFor } from './thumbnail-size.ts'

interface Props {
  id: string
  /** Pixels. */
  left: number
  width: number
  height: number
  /** Width over height of the picture itself. */
  aspect: number
  /** Dominant colour, shown until the thumbnail is loaded. */
  colour: string
  createdAt: number
  /** "1216 × 832" */
  size: string
  /** See picture-flags.ts. */
  flags: number
  column: number
}

/** One picture in the grid. Clicks are handled by the grid, which finds the tile by `data-id`. */
export const PictureTile = memo(function PictureTile({
  id,
  left,
  width,
  height,
  aspect,
  colour,
  createdAt,
  size,
  flags,
  column
}: Props): ReactNode {
  const selected = useSelection((state) => state.selected.has(id))
  const cursor = useSelection((state) => state.cursor === id)
  const prompt = usePictures((state) => (cursor ? state.records.get(id)?.parameters?.prompt : undefined))
  useEffect(() => {
    // Only the focused one, for screen readers: a page of records would take as many requests. A failure is shown in
    // the inspector.
    if (cursor) loadPicture(id).catch(() => undefined)
  }, [cursor, id])
  return (
    <div
      role="gridcell"
      id={`tile-${id}`}
      className={classes.tile}
      style={{ insetInlineStart: left, width, background: colour }}
      data-id={id}
      draggable={(flags & (flag.missing | flag.fileRemoved)) === 0}
      data-selected={selected || undefined}
      data-cursor={cursor || undefined}
      aria-selected={selected}
      aria-colindex={column}
      aria-label={pictureNameOf({ createdAt, size, flags, prompt })}
    >
      {(flags & flag.missing) === 0 ? (
        <Thumbnail id={id} size={thumbnailSizeFor(width, height, aspect, window.devicePixelRatio)} />
      ) : (
        <NoPicture icon={<IconPhotoOff size={18} stroke={1.5} aria-hidden />}>
          {t('gallery.pictureTile.fileMissing')}
        </NoPicture>
      )}
      <Badges flags={flags} />
    </div>
  )
})

function NoPicture({ icon, children }: { icon: ReactNode; children: string }): ReactNode {
  return (
    <div className={classes.missing}>
      {icon}
      {children}
    </div>
  )
}

/** The picture, or text if it cannot be shown: never the browser's broken image icon. */
function Thumbnail({ id, size }: { id: string; size: 'thumbnail' | 'small' }): ReactNode {
  const [failed, setFailed] = useState(false)
  if (failed)
    return (
      <NoPicture icon={<IconPhotoX size={18} stroke={1.5} aria-hidden />}>
        {t('gallery.pictureTile.cannotBeShown')}
      </NoPicture>
    )
  return (
    <img
      className={classes.image}
      src={mediaUrl(id, size)}
      alt=""
      draggable={false}
      decoding="async"
      onError={() => setFailed(true)}
    />
  )
}
