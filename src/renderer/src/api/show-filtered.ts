/** From a fact of a picture to all pictures that share it. */
import type { PictureFilters } from '../../../shared/domain/picture-query.ts'
import { commands } from './commands.ts'
import { usePictures } from './pictures-store.ts'

/** Lists every picture that these filters leave, without a search, and goes to the gallery. */
export function showFiltered(filters: PictureFilters): void {
  usePictures.getState().queryChanged({ search: '', scope: 'shown', filters })
  commands.run('goTo', { view: 'gallery' })
}

/** As showFiltered, for the words of a prompt. @param search see library/search-query.ts */
export function showSearched(search: string): void {
  usePictures.getState().queryChanged({ search, scope: 'shown', filters: {} })
  commands.run('goTo', { view: 'gallery' })
}

/** The trash, in the gallery. */
export function showTrash(): void {
  usePictures.getState().queryChanged({ search: '', scope: 'trash', filters: {} })
  commands.run('goTo', { view: 'gallery' })
}
