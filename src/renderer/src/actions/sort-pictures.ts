/** The sort order of the gallery, which is remembered. */
import type { PictureSort } from '../../../shared/domain/picture-query.ts'
import { usePictures } from '../data/pictures-store.ts'
import { updateSettingsSoon, useSettings } from '../data/settings-store.ts'

/** A new random seed. */
export function newShuffle(): number {
  return 1 + Math.floor(Math.random() * 2_147_483_645)
}

/** Sorts the list in this order; "random" shuffles again each time. */
export function sortBy(sort: PictureSort): void {
  usePictures.getState().queryChanged(sort === 'random' ? { sort, shuffle: newShuffle() } : { sort })
  updateSettingsSoon({ find: { ...useSettings.getState().settings.find, sort } })
}
