import { plainPicture } from './made-files.ts'

/** One picture of each type, without any text. */
export const plain = {
  png: await plainPicture('png'),
  jpeg: await plainPicture('jpeg'),
  webp: await plainPicture('webp'),
  avif: await plainPicture('avif')
}
