import type { PicturePixels } from '../raster/flood.ts'

/** The picture's RGBA at its full size; what is drawn on the way is given back at once. */
export function readPixels(picture: ImageBitmap): PicturePixels {
  const canvas = new OffscreenCanvas(picture.width, picture.height)
  const context = canvas.getContext('2d', { willReadFrequently: true })
  if (!context) throw new Error('The page has no memory left to read the picture.')
  context.drawImage(picture, 0, 0)
  return context.getImageData(0, 0, picture.width, picture.height)
}
