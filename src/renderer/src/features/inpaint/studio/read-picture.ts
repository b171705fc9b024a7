/** A picture of the library as pixels. */
import { mostCanvasSide } from '../../../../../shared/domain/inpaint.ts'
import { maxPixels, mediaUrl, type Picture } from '../../../../../shared/domain/picture.ts'
import { AppError } from '../../../../../shared/errors.ts'
import { formatCount } from '../../../../../shared/words/count.ts'

/** @throws AppError not-found | invalid-input, with the next step in words */
export async function readPicture(picture: Picture): Promise<ImageBitmap> {
  if (picture.width * picture.height > maxPixels || Math.max(picture.width, picture.height) > mostCanvasSide) {
    throw new AppError(
      'invalid-input',
      `The picture is too large to paint on: ${formatCount(picture.width)} × ${formatCount(picture.height)} pixels.`,
      {
        nextStep:
          'Make it smaller in a picture editor, ' +
          `at most 64 megapixels and ${formatCount(mostCanvasSide)} pixels a side, and open that.`
      }
    )
  }
  const answer = await fetch(mediaUrl(picture.id, 'original')).catch(() => null)
  if (!answer?.ok) {
    throw new AppError('not-found', 'The file of this picture is not in the library folder.', {
      nextStep: 'Put it back and try again, or open another picture.'
    })
  }
  try {
    return await createImageBitmap(await answer.blob(), { imageOrientation: 'from-image' })
  } catch (cause) {
    throw new AppError(
      'invalid-input',
      'The picture cannot be decoded: its file is damaged, or there is not enough memory for it.',
      {
        nextStep: 'Try again, or open another picture.'
      },
      { cause }
    )
  }
}
