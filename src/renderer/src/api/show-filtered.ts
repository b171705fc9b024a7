/** From a fact of a picture to all pictures that share it. */
import type { PictureFilters } from '../../../shared/domain/picture-query.ts'
import { find } from './find/find.ts'

/** Lists every picture that these filters leave, without a search, and goes to the gallery. */
export function showFiltered(filters: PictureFilters): void {
  find({ search: '', filters })
}

/** As showFiltered, for the words of a prompt. @param search see library/search-query.ts */
export function showSearched(search: string): void {
  find({ search, filters: {} })
}

/** The trash, in the gallery. */
export function showTrash(): void {
  find({ search: '', scope: 'trash', filters: {} })
}
