/** Which thumbnail a tile requests. */
import { thumbnailSides } from '../../../../shared/domain/picture.ts'

/** How much a thumbnail may be enlarged before it is noticeable. */
const stretch = 1.15

/**
 * The smaller thumbnail if it is sharp enough for a tile covered by the picture.
 * @param width and height of the tile, CSS pixels
 * @param aspect width over height of the picture
 * @param density device pixels per CSS pixel
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
