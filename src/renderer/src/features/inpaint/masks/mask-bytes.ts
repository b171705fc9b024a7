/** What a file that is to become a mask is by its own bytes, before anything decodes it. Pure. */
import { maxPixels, type PictureMime } from '../../../../../shared/domain/picture.ts'
import { readSignature } from '../../../../../shared/domain/picture-signature.ts'
import { AppError } from '../../../../../shared/errors.ts'
import { sizeWords } from './fit-mask.ts'

/** Types that a mask is read from. */
export const maskMimes: readonly PictureMime[] = ['image/png', 'image/jpeg', 'image/webp']

const chooseAnother = 'Choose a PNG, JPEG or WebP file.'

/** An SVG says so near its start, after whatever declaration and comment it has. */
function isSvg(bytes: Uint8Array): boolean {
  return /<svg[\s>]/i.test(new TextDecoder().decode(bytes.subarray(0, 4096)))
}

function wrongType(bytes: Uint8Array): AppError {
  if (bytes.length === 0) return new AppError('invalid-input', 'The file is empty.', { nextStep: chooseAnother })
  return isSvg(bytes)
    ? new AppError('unsupported', 'This is an SVG drawing, not a picture of pixels.', {
        nextStep: 'Save it as a PNG in a drawing program and choose that.'
      })
    : new AppError('unsupported', 'This is not a PNG, JPEG or WebP picture.', { nextStep: chooseAnother })
}

/**
 * The type of a file that may be decoded to a mask.
 * @throws AppError unsupported: another type, or it moves; invalid-input: empty, damaged, without pixels or over 64
 *   megapixels
 */
export function maskMimeOf(bytes: Uint8Array): PictureMime {
  const signature = readSignature(bytes)
  if (signature === null || !maskMimes.includes(signature.mime)) throw wrongType(bytes)
  const { mime, width, height, animated } = signature
  if (animated)
    throw new AppError('unsupported', 'This picture moves: a mask is a still one.', {
      nextStep: 'Save one of its frames as a PNG and choose that.'
    })
  if (width === null || height === null) {
    throw new AppError('invalid-input', 'The file is damaged: it does not say how large the picture is.', {
      nextStep: 'Choose another file, or save this one anew in the program that made it.'
    })
  }
  if (width < 1 || height < 1)
    throw new AppError('invalid-input', 'This picture has no pixels.', { nextStep: 'Choose another file.' })
  if (width * height > maxPixels) {
    throw new AppError(
      'invalid-input',
      `The picture is too large: ${sizeWords({ width, height })} pixels. The limit is 64 megapixels.`,
      {
        nextStep: 'Make it smaller in another program and choose it again.'
      }
    )
  }
  return mime
}
