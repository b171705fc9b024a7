import { IconPhotoOff } from '@tabler/icons-react'
import { type ReactNode, useState } from 'react'
import type { Picture } from '../../../../../shared/domain/picture.ts'
import { t } from '../../../../../shared/messages/t.ts'
import { runAction } from '../../../actions/registry.ts'
import { useSlot } from '../../../actions/slot.ts'
import { ActionButton } from '../../../ui/action-button.tsx'
import { modelOf } from '../details.ts'
import { FoundText } from '../found-text.tsx'
import { Drawn, isHeavy } from '../frames/drawn.tsx'
import { useLook } from '../frames/use-look.ts'
import { thumbnailBehind } from '../thumbnail-behind.ts'
import { usePicture } from '../use-picture.ts'
import classes from './quick-look.module.css'
import { closeQuickLook, openInViewer, quickLookPanel } from './quick-look-actions.ts'
import { useQuickLook } from './quick-look-store.ts'

/** A large picture over the grid. The grid keeps the focus, and its arrow keys still work. */
export function QuickLook({ pictureId }: { pictureId: string | null }): ReactNode {
  const open = useQuickLook((state) => state.open)
  return open && pictureId !== null ? <Overlay pictureId={pictureId} /> : null
}

function Overlay({ pictureId }: { pictureId: string }): ReactNode {
  const [panel, setPanel] = useState<HTMLElement | null>(null)
  const close = useQuickLook((state) => state.closed)
  const { picture } = usePicture(pictureId)
  const { frame, failed } = useLook(pictureId, picture)
  useSlot(quickLookPanel, panel)
  const known = picture?.id === pictureId ? picture : null
  const removed = known !== null && known.fileRemovedAt !== null
  return (
    <div className={classes.backdrop} onClick={close}>
      <div
        ref={setPanel}
        className={classes.panel}
        role="dialog"
        aria-label={t('viewer.quickLook.quickLook')}
        data-place="quickLook"
        onClick={(event) => event.stopPropagation()}
      >
        <div className={classes.canvas} onDoubleClick={() => runAction(openInViewer)}>
          {frame ? (
            <div
              className={classes.picture}
              style={{
                aspectRatio: `${frame.width} / ${frame.height}`,
                width: `min(100%, ${frame.width}px, calc(var(--tall) * ${frame.width / frame.height}))`,
                ...(isHeavy(frame) ? thumbnailBehind(frame.id) : {})
              }}
            >
              <Drawn
                frame={frame}
                className={classes.image}
                alt={known?.parameters?.prompt || t('viewer.quickLook.pictureWithoutKnownPrompt')}
              />
            </div>
          ) : null}
          {known?.missing || removed || failed ? (
            <span className={classes.note} role="status">
              <IconPhotoOff size={16} stroke={1.5} aria-hidden />
              {removed ? t('viewer.quickLook.removed') : t('viewer.quickLook.missing')}
            </span>
          ) : null}
        </div>
        <div className={classes.facts}>
          <Facts picture={known} />
          <ActionButton side="top" action={openInViewer} />
          <ActionButton side="top" action={closeQuickLook} />
        </div>
      </div>
    </div>
  )
}

function Facts({ picture }: { picture: Picture | null }): ReactNode {
  if (picture === null) return <div className={classes.words} />
  const facts = [
    modelOf(picture),
    `${picture.width} × ${picture.height}`,
    picture.parameters?.seed === undefined ? null : t('viewer.quickLook.seed', { seed: picture.parameters.seed })
  ]
  return (
    <div className={classes.words} role="status">
      <p className={classes.prompt} data-selectable>
        {picture.parameters?.prompt ? <FoundText text={picture.parameters.prompt} /> : t('viewer.quickLook.unknown')}
      </p>
      <p className={classes.small} data-selectable>
        {facts.filter((fact) => fact !== null).join(' · ')}
      </p>
    </div>
  )
}
