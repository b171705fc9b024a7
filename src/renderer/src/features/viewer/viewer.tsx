import { Button } from '@mantine/core'
import { IconPhotoOff } from '@tabler/icons-react'
import { type ReactNode, useCallback, useEffect, useRef, useState } from 'react'
import { t } from '../../../../shared/messages/t.ts'
import { moveToTrash } from '../../actions/pictures.ts'
import { useSlot } from '../../actions/slot.ts'
import { usePictures } from '../../data/pictures-store.ts'
import { ActionTextButton } from '../../ui/action-text-button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Filmstrip } from './filmstrip/filmstrip.tsx'
import { useLook } from './frames/use-look.ts'
import { LostFile } from './lost-file.tsx'
import { Stage, type StageHandle } from './stage.tsx'
import { usePicture } from './use-picture.ts'
import { useStillness } from './use-stillness.ts'
import classes from './viewer.module.css'
import { viewer } from './viewer-actions.ts'
import { ViewerBar } from './viewer-bar.tsx'
import { useViewerSetting } from './viewer-settings.ts'

interface Props {
  pictureId: string | null
  /** Only the picture is on screen. */
  fullscreen: boolean
  /** Requests another picture in the viewer. */
  onStep: (pictureId: string) => void
  onClose: () => void
}

/** When the open picture leaves the list (for the trash, from any view), the one that took its place is opened. */
function useFollowUp(pictureId: string | null, at: number, follow: (next: string | undefined) => void): void {
  const listed = useRef<string | null>(null)
  useEffect(() => {
    if (at >= 0) listed.current = pictureId
    else if (pictureId !== null && listed.current === pictureId && usePictures.getState().state === 'complete') {
      const { index } = usePictures.getState()
      const place = index.placeOf(pictureId)
      listed.current = null
      follow(index.ids[place] ?? index.ids[place - 1])
    }
  })
}

/** One picture, as large as it fits, with its neighbours one key away and the whole list below. */
export function Viewer({ pictureId, fullscreen, onStep, onClose }: Props): ReactNode {
  const stage = useRef<StageHandle>(null)
  const controls = useRef<HTMLDivElement>(null)
  const [zoom, setZoom] = useState({ scale: 1, fitted: true })
  const onScale = useCallback((scale: number, fitted: boolean) => setZoom({ scale, fitted }), [])
  const locked = useViewerSetting('lockZoom')
  const filmstrip = useViewerSetting('filmstrip')
  const still = useStillness(fullscreen, controls)
  const { picture: last, failure } = usePicture(pictureId)
  const picture = last?.id === pictureId ? last : null
  const { frame, failed, at, retry } = useLook(pictureId, picture)
  const length = usePictures((state) => state.index.length)
  useFollowUp(pictureId, at, (next) => (next === undefined ? onClose() : onStep(next)))
  useSlot(viewer, {
    stage: () => stage.current,
    at,
    fitted: zoom.fitted,
    fullscreen,
    sourceId: picture?.sourcePictureId ?? picture?.derivedFromPictureId ?? null,
    onStep,
    onClose
  })

  if (pictureId === null || (failure !== null && frame?.id !== pictureId)) {
    return (
      <div className={classes.viewer}>
        <EmptyState
          icon={<IconPhotoOff size={32} stroke={1.25} />}
          failure={failure !== null}
          title={failure?.message ?? t('viewer.noPictureIsOpen')}
          actions={
            <>
              {pictureId !== null && at >= 0 ? <ActionTextButton action={moveToTrash} /> : null}
              <Button onClick={onClose}>{t('viewer.backToGallery')}</Button>
            </>
          }
        >
          {failure?.data.nextStep}
        </EmptyState>
      </div>
    )
  }
  const hasFile = picture === null || (!picture.missing && picture.fileRemovedAt === null)
  return (
    <div className={classes.viewer} data-still={still || undefined}>
      <div className={classes.room}>
        {frame ? (
          <Stage
            handle={stage}
            frame={frame}
            locked={locked}
            alt={
              (picture?.id === frame.id ? picture.parameters?.prompt : undefined) ||
              t('viewer.pictureWithoutKnownPrompt')
            }
            onScale={onScale}
          />
        ) : null}
        <LostFile picture={picture} failed={failed} onRetry={retry} />
      </div>
      <div ref={controls} className={classes.controls} inert={still}>
        <ViewerBar position={at < 0 ? null : { at: at + 1, of: length }} scale={zoom.scale} hasFile={hasFile} />
        {filmstrip ? <Filmstrip at={at} onStep={onStep} /> : null}
      </div>
    </div>
  )
}
