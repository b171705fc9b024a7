import { useState } from 'react'
import type { Picture } from '../../../../../shared/domain/picture.ts'
import { usePictures } from '../../../data/pictures-store.ts'
import type { Looked, Shown } from './frames.ts'
import { lookedAt, neighboursOf } from './neighbours.ts'
import { useFrames } from './use-frames.ts'

export interface Look extends Shown<HTMLImageElement> {
  /** Position in the list, -1 if it is not in it. */
  at: number
  retry: () => void
}

/**
 * One picture from the list on a stage, with its neighbours decoded ahead in the direction of movement.
 * @param picture its full record if loaded: needed for a picture that is not in the list
 * @param ahead false if the user is unlikely to move on soon
 */
export function useLook(pictureId: string | null, picture: Picture | null, ahead = true): Look {
  const index = usePictures((state) => state.index)
  usePictures((state) => state.version)
  const at = pictureId === null ? -1 : index.indexOf(pictureId)
  const [last, setLast] = useState<{ at: number; travel: 1 | -1 }>({ at, travel: 1 })
  if (last.at !== at) setLast({ at, travel: at >= 0 && last.at >= 0 && at < last.at ? -1 : 1 })
  const listed = lookedAt(index, at)
  const unlisted: Looked | null =
    picture !== null && picture.id === pictureId
      ? { ...picture, hasFile: !picture.missing && picture.fileRemovedAt === null }
      : null
  const frames = useFrames(listed ?? unlisted, ahead ? neighboursOf(index, at, last.travel) : [])
  return { ...frames, at }
}
