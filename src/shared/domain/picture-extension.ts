import type { PictureMime } from './picture.ts'

/** What the file name of a picture of each type ends with. */
export const pictureExtensions: Readonly<Record<PictureMime, string>> = {
  'image/png': '.png',
  'image/jpeg': '.jpg',
  'image/webp': '.webp',
  'image/avif': '.avif'
}
