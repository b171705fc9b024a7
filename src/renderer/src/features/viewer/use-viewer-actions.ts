import type { RefObject } from 'react'
import type { Picture } from '../../../../shared/domain/picture.ts'
import { commands } from '../../api/commands.ts'
import { copyImage, repaintPicture, reusePicture, toggleFavourite, trashPictures } from '../../api/picture-actions.tsx'
import { usePictures } from '../../api/pictures-store.ts'
import type { StageHandle } from './stage.tsx'
import type { ViewerActions } from './viewer-actions.ts'
import { changeViewer, useViewerSetting } from './viewer-settings.ts'

/** Pictures that Page Up and Page Down go by. */
const page = 10

interface Setup {
  pictureId: string | null
  /** Null until its record is there. */
  picture: Picture | null
  /** Position in the list, -1 outside of it. */
  at: number
  stage: RefObject<StageHandle | null>
  fullscreen: boolean
  onStep: (pictureId: string) => void
  onClose: () => void
}

/** What can be done with the picture in the viewer as things are now. */
export function useViewerActions({ pictureId, picture, at, stage, fullscreen, onStep, onClose }: Setup): ViewerActions {
  const index = usePictures((state) => state.index)
  usePictures((state) => state.version)
  const locked = useViewerSetting('lockZoom')
  const filmstrip = useViewerSetting('filmstrip')
  const idAt = (place: number): string | undefined => (at < 0 ? undefined : index.ids[place])
  const to = (place: number): (() => void) | undefined => {
    const id = idAt(place)
    return id === undefined ? undefined : () => onStep(id)
  }
  const clamped = (place: number): void => to(Math.max(0, Math.min(index.length - 1, place)))?.()
  const withId =
    (act: (id: string) => void): (() => void) =>
    () =>
      pictureId !== null && act(pictureId)
  const older = idAt(at + 1)
  const source = picture?.sourcePictureId ?? picture?.derivedFromPictureId ?? null
  const hasFile = picture !== null && !picture.missing && picture.fileRemovedAt === null
  return {
    newer: to(at - 1),
    older: to(at + 1),
    first: () => clamped(0),
    last: () => clamped(index.length - 1),
    skip: (by) => clamped(at + by * page),
    fit: () => stage.current?.fit(),
    oneToOne: () => stage.current?.oneToOne(),
    toggleZoom: () => stage.current?.toggle(),
    zoomBy: (factor) => stage.current?.zoomBy(factor),
    lockZoom: () => changeViewer({ lockZoom: !locked }),
    filmstrip: () => changeViewer({ filmstrip: !filmstrip }),
    fullscreen: () => commands.run('setFullscreen', { on: !fullscreen }),
    slideshow: withId((id) => commands.run('startSlideshow', { ids: null, from: id })),
    compare: older === undefined || pictureId === null ? undefined : () => commands.run('comparePictures', { ids: [pictureId, older] }),
    compareWithSource: source === null || pictureId === null ? undefined : () => commands.run('comparePictures', { ids: [source, pictureId] }),
    copy: hasFile ? withId(copyImage) : undefined,
    favourite: withId((id) => toggleFavourite([id])),
    reuse: picture === null ? undefined : () => reusePicture(picture, 'same'),
    repaint: hasFile ? withId(repaintPicture) : undefined,
    lineage: withId((id) => commands.run('openLineage', { pictureId: id })),
    trash: withId((id) => trashPictures([id])),
    close: () => (fullscreen ? commands.run('setFullscreen', { on: false }) : onClose())
  }
}
