/** Queries for pictures, from anywhere in the window: the gallery shows the result. */
import type { PictureFilters, PictureQuery } from '../../../shared/domain/picture-query.ts'
import { withFilters } from '../data/find/filters.ts'
import { usePictures } from '../data/pictures-store.ts'
import { commands } from './commands.ts'

/** What is omitted stays unchanged. The gallery comes into view. */
export function find(patch: Partial<PictureQuery>): void {
  usePictures.getState().queryChanged({ scope: 'shown', ...patch })
  commands.run('goTo', { view: 'gallery' })
}

/** Changes single filters; undefined removes one. */
export function filter(change: Partial<PictureFilters>): void {
  find({ filters: withFilters(usePictures.getState().query.filters, change) })
}

/** Every picture; the order stays. */
export function findEverything(): void {
  find({ search: '', filters: {} })
}

/** Lists every picture that matches these filters, without a search. */
export function showFiltered(filters: PictureFilters): void {
  find({ search: '', filters })
}

/** The trash, in the gallery. */
export function showTrash(): void {
  find({ search: '', scope: 'trash', filters: {} })
}
