/** Checks a file to be used as a mask by its bytes, before anything decodes it. Pure. */

import { maxPixels, type PictureMime } from '../../../../../shared/domain/picture.ts'
import { readSignature } from '../../../../../shared/domain/picture-signature.ts'
import { AppError } from '../../../../../shared/errors.ts'
import { t } from '../../../../../shared/messages/t.ts'
import { sizeWords } from './fit-mask.ts'

/** Types accepted as masks. */
export const maskMimes: readonly PictureMime[] = ['image/png', 'image/jpeg', 'image/webp']

const chooseAnother = t('inpaint.maskBytes.chooseImage')

/** An SVG is recognizable near its start, after any declaration and comment. */
function isSvg(bytes: Uint8Array): boolean {
  return /<svg[\s>]/i.test(new TextDecoder().decode(bytes.subarray(0, 4096)))
}

function wrongType(bytes: Uint8Array): AppError {
  if (bytes.length === 0)
    return new AppError('invalid-input', t('inpaint.maskBytes.empty'), { nextStep: chooseAnother })
  return isSvg(bytes)
    ? new AppError('unsupported', t('inpaint.maskBytes.svg'), {
        nextStep: t('inpaint.maskBytes.svgNext')
      })
    : new AppError('unsupported', t('inpaint.maskBytes.notPicture'), { nextStep: chooseAnother })
}

/**
 * The type of a file that may be decoded to a mask.
 * @throws AppError unsupported: another type, or animated; invalid-input: empty, damaged, without pixels or over 64
 * megapixels
 */
export function maskMimeOf(bytes: Uint8Array): PictureMime {
  const signature = readSignature(bytes)
  if (signature === null || !maskMimes.includes(signature.mime)) throw wrongType(bytes)
  const { mime, width, height, animated } = signature
  if (animated)
    throw new AppError('unsupported', t('inpaint.maskBytes.animated'), {
      nextStep: t('inpaint.maskBytes.animatedNext')
    })
  if (width === null || height === null) {
    throw new AppError('invalid-input', t('inpaint.maskBytes.damaged'), {
      nextStep: t('inpaint.maskBytes.damagedNext')
    })
  }
  if (width < 1 || height < 1)
    throw new AppError('invalid-input', t('inpaint.maskBytes.noPixels'), {
      nextStep: t('inpaint.maskBytes.chooseAnotherFile')
    })
  if (width * height > maxPixels) {
    throw new AppError('invalid-input', t('inpaint.maskBytes.tooLarge', { size: sizeWords({ width, height }) }), {
      nextStep: t('inpaint.maskBytes.tooLargeNext')
    })
  }
  return mime
}
