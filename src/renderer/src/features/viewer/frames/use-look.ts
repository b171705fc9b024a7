import { useState } from 'react'
import type { Picture } from '../../../../../shared/domain/picture.ts'
import { usePictures } from '../../../data/pictures-store.ts'
import type { Looked, Shown } from './frames.ts'
import { lookedAt, neighboursOf } from './neighbours.ts'
import { useFrames } from './use-frames.ts'

export interface Look extends Shown<HTMLImageElement> {
  /** Position in the list, -1 for a picture that is not in it. */
  at: number
  retry: () => void
}

/**
 * One picture of the list on a stage, with its neighbours decoded ahead on the way that one goes.
 * @param picture its full record where it is held: says what the list does not know of a picture that is not in it
 * @param ahead false where nobody goes on from here soon
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
