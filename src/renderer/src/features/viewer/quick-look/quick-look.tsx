import { IconMaximize, IconPhotoOff, IconX } from '@tabler/icons-react'
import { type ReactNode, useRef } from 'react'
import type { Picture } from '../../../../../shared/domain/picture.ts'
import { FoundText } from '../../../api/find/found-text.tsx'
import { toggleRating } from '../../../api/mark-actions.ts'
import { toggleFavourite, trashPictures } from '../../../api/picture-actions.tsx'
import { IconButton } from '../../../ui/icon-button.tsx'
import { modelOf } from '../details.ts'
import { Drawn, isHeavy } from '../frames/drawn.tsx'
import { useLook } from '../frames/use-look.ts'
import { thumbnailBehind } from '../stage-style.ts'
import { usePicture } from '../use-picture.ts'
import classes from './quick-look.module.css'
import { useQuickLook } from './quick-look-store.ts'
import { useQuickLookKeys } from './use-quick-look-keys.ts'

interface Props {
  /** What the gallery's cursor is on. */
  pictureId: string | null
  /** Moves the cursor by one, for arrow keys that the grid does not hear. */
  onStep: (by: 1 | -1) => void
  /** Opens it in the viewer. */
  onOpen: (pictureId: string) => void
  /** Keys that rate it, mark it and send it to the trash are heard here. */
  takesMarks: boolean
}

/** A picture large over the grid for as long as one wants to look. The grid keeps the focus, and its arrow keys move on. */
export function QuickLook(props: Props): ReactNode {
  const open = useQuickLook((state) => state.open)
  return open && props.pictureId !== null ? <Overlay {...props} pictureId={props.pictureId} /> : null
}

function Overlay({ pictureId, onStep, onOpen, takesMarks }: Props & { pictureId: string }): ReactNode {
  const panel = useRef<HTMLDivElement>(null)
  const close = useQuickLook((state) => state.closed)
  const { picture } = usePicture(pictureId)
  const { frame, failed } = useLook(pictureId, picture)
  const open = (): void => {
    close()
    onOpen(pictureId)
  }
  const ids = [pictureId]
  const marks = {
    onFavourite: () => toggleFavourite(ids),
    onTrash: () => trashPictures(ids),
    onRate: (rating: number) => toggleRating(ids, rating)
  }
  useQuickLookKeys({ panel, onStep, onOpen: open, onClose: close, marks: takesMarks ? marks : null })
  const known = picture?.id === pictureId ? picture : null
  const removed = known !== null && known.fileRemovedAt !== null
  return (
    <div className={classes.backdrop} onClick={close}>
      <div ref={panel} className={classes.panel} role="dialog" aria-label="Quick look" onClick={(event) => event.stopPropagation()}>
        <div className={classes.canvas} onDoubleClick={open}>
          {frame ? (
            <div
              className={classes.picture}
              style={{
                aspectRatio: `${frame.width} / ${frame.height}`,
                width: `min(100%, ${frame.width}px, calc(var(--tall) * ${frame.width / frame.height}))`,
                ...(isHeavy(frame) ? thumbnailBehind(frame.id) : {})
              }}
            >
              <Drawn frame={frame} className={classes.image} alt={known?.parameters?.prompt || 'Picture without a known prompt'} />
            </div>
          ) : null}
          {known?.missing || removed || failed ? (
            <span className={classes.note} role="status">
              <IconPhotoOff size={16} stroke={1.5} aria-hidden />
              {removed ? 'You removed its file: this is what is kept of it.' : 'Its file is not where it was: this is what is kept of it.'}
            </span>
          ) : null}
        </div>
        <div className={classes.facts}>
          <Facts picture={known} />
          <IconButton side="top" label="Open in the viewer" shortcut="Enter" icon={<IconMaximize size={18} stroke={1.5} />} onClick={open} />
          <IconButton side="top" label="Close" shortcut="Space" icon={<IconX size={18} stroke={1.5} />} onClick={close} />
        </div>
      </div>
    </div>
  )
}

function Facts({ picture }: { picture: Picture | null }): ReactNode {
  if (picture === null) return <div className={classes.words} />
  const facts = [modelOf(picture), `${picture.width} × ${picture.height}`, picture.parameters?.seed === undefined ? null : `seed ${picture.parameters.seed}`]
  return (
    <div className={classes.words} role="status">
      <p className={classes.prompt}>
        {picture.parameters?.prompt ? <FoundText text={picture.parameters.prompt} /> : 'What this picture was made from is not known.'}
      </p>
      <p className={classes.small}>{facts.filter((fact) => fact !== null).join(' · ')}</p>
    </div>
  )
}
