/** What is refused of the files that people open, in words that tell what to do instead. */
import { maxPixels } from '../../shared/domain/picture.ts'
import { readSignature } from '../../shared/domain/picture-signature.ts'
import { AppError } from '../../shared/errors.ts'

/**
 * Looks at the first bytes only.
 * @param name of the file; may be empty
 * @throws AppError invalid-input
 */
export function assertImportable(bytes: Uint8Array, name: string): void {
  if (bytes.length === 0) throw refused('This file is empty', name, 'Choose another file.')
  const signature = readSignature(bytes)
  if (signature === null)
    throw refused('This is not a PNG, JPEG, WebP or AVIF picture', name, 'Save it as one of these and open that.')
  if (signature.animated)
    throw refused('This picture is animated', name, 'Save one of its frames as a PNG and open that.')
  const { width, height } = signature
  if (width === null || height === null) throw unreadable(name)
  if (width < 1 || height < 1) throw refused('This picture has no pixels', name, 'Choose another file.')
  if (width * height > maxPixels) {
    throw refused(
      `This picture is too large, ${width} x ${height} pixels: the limit is 64 megapixels`,
      name,
      'Make it smaller in another program and open that.'
    )
  }
}

/** For a picture that the decoder gave up on. */
export function unreadable(name: string, cause?: unknown): AppError {
  return refused(
    'This picture is cut off or damaged',
    name,
    'Get it again from where it came, or save it as a PNG in a program that can show it.',
    cause
  )
}

function refused(what: string, name: string, nextStep: string, cause?: unknown): AppError {
  const shown = name.trim().slice(0, 200)
  return new AppError('invalid-input', shown === '' ? `${what}.` : `${what}: ${shown}.`, { nextStep }, { cause })
}
