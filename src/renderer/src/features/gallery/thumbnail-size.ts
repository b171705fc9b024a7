/** Which thumbnail a tile asks for. */
import { thumbnailSides } from '../../../../shared/domain/picture.ts'

/** A thumbnail may be enlarged by so much before anyone sees it. */
const stretch = 1.15

/**
 * The smaller thumbnail where it is sharp enough for a tile that the picture covers.
 * @param width and height of the tile, CSS pixels
 * @param aspect width over height of the picture
 * @param density device pixels for each CSS pixel
 */
export function thumbnailSizeFor(
  width: number,
  height: number,
  aspect: number,
  density: number
): 'thumbnail' | 'small' {
  const shape = aspect > 0 ? aspect : 1
  const shownHeight = Math.max(height, width / shape)
  const longSide = Math.max(shownHeight, shownHeight * shape) * density
  return longSide <= thumbnailSides.small * stretch ? 'small' : 'thumbnail'
}
