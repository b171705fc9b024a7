import type { PictureIndex } from '../../../data/picture-index.ts'
import type { Looked } from './frames.ts'

/** A picture from the list, in the form that the stage needs; undefined beyond its ends. */
export function lookedAt(index: PictureIndex, at: number): Looked | undefined {
  const id = index.ids[at]
  return id === undefined
    ? undefined
    : { id, width: index.width(at), height: index.height(at), hasFile: !index.missing(at) && !index.fileRemoved(at) }
}

/**
 * The pictures likely to be viewed next: two ahead, one back.
 * @param travel 1 towards the end of the list, -1 towards its start
 */
export function neighboursOf(index: PictureIndex, at: number, travel: 1 | -1): Looked[] {
  if (at < 0) return []
  return [at + travel, at + 2 * travel, at - travel]
    .map((place) => lookedAt(index, place))
    .filter((looked) => looked !== undefined)
}
