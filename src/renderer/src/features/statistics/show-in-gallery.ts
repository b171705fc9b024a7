import type { PictureFilters } from '../../../../shared/domain/picture-query.ts'
import { commands } from '../../actions/commands.ts'
import { usePictures } from '../../data/pictures-store.ts'

/** The gallery with these pictures alone; a filter or a search that was on before is not kept. */
export function showInGallery(filters: PictureFilters, search = ''): void {
  usePictures.getState().queryChanged({ scope: 'shown', search, filters })
  commands.run('goTo', { view: 'gallery' })
}
