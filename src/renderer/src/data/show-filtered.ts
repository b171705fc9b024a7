/** From a fact of a picture to all pictures that share it. */
import type { PictureFilters } from '../../../shared/domain/picture-query.ts'
import { find } from './find/find.ts'

/** Lists every picture that these filters leave, without a search, in the gallery. */
export function showFiltered(filters: PictureFilters): void {
  find({ search: '', filters })
}

/** The trash, in the gallery. */
export function showTrash(): void {
  find({ search: '', scope: 'trash', filters: {} })
}
