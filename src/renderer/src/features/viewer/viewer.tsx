import { Button } from '@mantine/core'
import { IconPhotoOff } from '@tabler/icons-react'
import { type ReactNode, useEffect, useRef } from 'react'
import { mediaUrl } from '../../../../shared/domain/picture.ts'
import { trashPictures } from '../../api/picture-actions.tsx'
import { usePictures } from '../../api/pictures-store.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Stage } from './stage.tsx'
import { usePicture } from './use-picture.ts'
import { useViewerKeys } from './use-viewer-keys.ts'
import classes from './viewer.module.css'

interface Props {
  pictureId: string | null
  /** Another picture is wanted in the viewer. */
  onStep: (pictureId: string) => void
  onClose: () => void
}

/** Fetches the neighbours' originals while one still looks at this picture. */
function usePreloaded(ids: (string | undefined)[]): void {
  const key = ids.join()
  useEffect(() => {
    for (const id of key.split(',')) {
      if (id === '') continue
      const image = new Image()
      image.decoding = 'async'
      image.src = mediaUrl(id, 'original')
    }
  }, [key])
}

/** When the open picture leaves the list (to the trash, from anywhere), the one that took its place follows. */
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

/** One picture, as large as it fits, with its neighbours a key away. */
export function Viewer({ pictureId, onStep, onClose }: Props): ReactNode {
  const index = usePictures((state) => state.index)
  usePictures((state) => state.version)
  const { picture, failure } = usePicture(pictureId)
  const at = pictureId === null ? -1 : index.indexOf(pictureId)
  const newer = at > 0 ? index.ids[at - 1] : undefined
  const older = at >= 0 ? index.ids[at + 1] : undefined
  usePreloaded([newer, older])
  const step = (id: string | undefined): void => {
    if (id !== undefined) onStep(id)
  }
  useFollowUp(pictureId, at, (next) => (next === undefined ? onClose() : onStep(next)))
  const trash = (): void => {
    if (pictureId !== null) trashPictures([pictureId])
  }
  const stage = useViewerKeys({ pictureId, picture, onNewer: () => step(newer), onOlder: () => step(older), onClose, onTrash: trash })

  if (picture === null || picture.missing || failure !== null) {
    const loading = picture === null && failure === null && pictureId !== null
    return (
      <div className={classes.viewer}>
        {loading ? null : (
          <EmptyState
            icon={<IconPhotoOff size={32} stroke={1.25} />}
            title={failure?.message ?? (picture ? 'The file of this picture is not where it was' : 'No picture is open')}
            actions={<Button onClick={onClose}>Back to the gallery</Button>}
          >
            {failure?.data.nextStep ??
              (picture ? 'Put it back into the library folder, or move the picture to the trash. Its recipe is still here, on the right.' : null)}
          </EmptyState>
        )}
      </div>
    )
  }
  return (
    <div className={classes.viewer}>
      <Stage
        handle={stage}
        picture={picture}
        position={at < 0 ? null : { at: at + 1, of: index.length }}
        onNewer={newer === undefined ? undefined : () => step(newer)}
        onOlder={older === undefined ? undefined : () => step(older)}
        onClose={onClose}
      />
    </div>
  )
}
