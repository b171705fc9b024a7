import type { PictureMime } from './picture.ts'

/** The file name extension for each picture type. */
export const pictureExtensions: Readonly<Record<PictureMime, string>> = {
  'image/png': '.png',
  'image/jpeg': '.jpg',
  'image/webp': '.webp',
  'image/avif': '.avif'
}
