/** Favourites, ratings, tags and collections, for one picture or many. */

import { t } from '../../../shared/messages/t.ts'
import { usePictures } from '../data/pictures-store.ts'
import { changePictures } from './changes.ts'

/** Whether all of these are favourites, as far as is known. */
export function areFavourites(ids: readonly string[]): boolean {
  const { index, records } = usePictures.getState()
  return ids.every((id) => {
    const at = index.indexOf(id)
    return at >= 0 ? index.favourite(at) : records.get(id)?.favourite === true
  })
}

/** Marks all, or unmarks all if every one is already marked. */
export function toggleFavourite(ids: string[]): void {
  const all = areFavourites(ids)
  void changePictures(ids, { favourite: !all }, (count) =>
    all ? t('actions.markPictures.unmarked', { count }) : t('actions.markPictures.marked', { count })
  )
}

/** The rating that these share, as far as is known; null if they differ. */
export function sharedRating(ids: readonly string[]): number | null {
  const { index, records } = usePictures.getState()
  let shared: number | null = null
  for (const id of ids) {
    const at = index.indexOf(id)
    const rating = at >= 0 ? index.rating(at) : records.get(id)?.rating
    if (rating === undefined) continue
    if (shared !== null && rating !== shared) return null
    shared = rating
  }
  return shared ?? 0
}

/** 0 removes the rating. */
export function ratePictures(ids: readonly string[], rating: number): void {
  void changePictures(ids, { rating }, (count) =>
    rating === 0 ? t('actions.markPictures.unrated', { count }) : t('actions.markPictures.rated', { count, rating })
  )
}

/** Like clicking a star: the rating that they already have is removed. */
export function toggleRating(ids: readonly string[], rating: number): void {
  ratePictures(ids, sharedRating(ids) === rating ? 0 : rating)
}

const quoted = (names: readonly string[]): string => names.map((name) => `“${name}”`).join(', ')

export function addTags(ids: readonly string[], tags: readonly string[]): void {
  if (tags.length > 0)
    void changePictures(ids, { addTags: [...tags] }, (count) =>
      t('actions.markPictures.tagged', { count, tags: quoted(tags) })
    )
}

export function removeTag(ids: readonly string[], tag: string): void {
  void changePictures(ids, { removeTags: [tag] }, (count) =>
    t('actions.markPictures.untagged', { count, tag: quoted([tag]) })
  )
}

export interface Named {
  id: string
  name: string
}

export function addToCollection(ids: readonly string[], { id, name }: Named): void {
  void changePictures(ids, { addTo: [id] }, (count) =>
    t('actions.markPictures.addedTo', { count, collection: quoted([name]) })
  )
}

export function removeFromCollection(ids: readonly string[], { id, name }: Named): void {
  void changePictures(ids, { removeFrom: [id] }, (count) =>
    t('actions.markPictures.takenOutOf', { count, collection: quoted([name]) })
  )
}
