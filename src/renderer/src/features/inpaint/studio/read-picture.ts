/** A picture from the library as pixels. */

import { mostCanvasSide } from '../../../../../shared/domain/inpaint.ts'
import { maxPixels, mediaUrl, type Picture } from '../../../../../shared/domain/picture.ts'
import { AppError } from '../../../../../shared/errors.ts'
import { t } from '../../../../../shared/messages/t.ts'

/** @throws AppError not-found | invalid-input, with the next step in words */
export async function readPicture(picture: Picture): Promise<ImageBitmap> {
  if (picture.width * picture.height > maxPixels || Math.max(picture.width, picture.height) > mostCanvasSide) {
    throw new AppError(
      'invalid-input',
      t('inpaint.readPicture.tooLarge', { width: picture.width, height: picture.height }),
      {
        nextStep: t('inpaint.readPicture.tooLargeNext', { limit: mostCanvasSide })
      }
    )
  }
  const answer = await fetch(mediaUrl(picture.id, 'original')).catch(() => null)
  if (!answer?.ok) {
    throw new AppError('not-found', t('inpaint.readPicture.missing'), {
      nextStep: t('inpaint.readPicture.missingNext')
    })
  }
  try {
    return await createImageBitmap(await answer.blob(), { imageOrientation: 'from-image' })
  } catch (cause) {
    throw new AppError(
      'invalid-input',
      t('inpaint.readPicture.undecodable'),
      {
        nextStep: t('inpaint.readPicture.undecodableNext')
      },
      { cause }
    )
  }
}
