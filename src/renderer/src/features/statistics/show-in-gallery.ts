import type { PictureFilters } from '../../../../shared/domain/picture-query.ts'
import { commands } from '../../actions/commands.ts'
import { usePictures } from '../../data/pictures-store.ts'

/** Shows only these pictures in the gallery; previous filters and search are dropped. */
export function showInGallery(filters: PictureFilters, search = ''): void {
  usePictures.getState().queryChanged({ scope: 'shown', search, filters })
  commands.run('goTo', { view: 'gallery' })
}
