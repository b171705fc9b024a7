/** What is refused of the files that people open, in words that tell what to do instead. */

import { maxPixels } from '../../shared/domain/picture.ts'
import { readSignature } from '../../shared/domain/picture-signature.ts'
import { AppError } from '../../shared/errors.ts'
import { t } from '../../shared/messages/t.ts'

/**
 * Looks at the first bytes only.
 * @param name of the file; may be empty
 * @throws AppError invalid-input
 */
export function assertImportable(bytes: Uint8Array, name: string): void {
  if (bytes.length === 0)
    throw refused(t('imaging.importable.thisFileIsEmpty'), name, t('imaging.importable.chooseAnotherFile'))
  const signature = readSignature(bytes)
  if (signature === null)
    throw refused(t('imaging.importable.thisIsNotPngJpeg'), name, t('imaging.importable.saveItAsOneOf'))
  if (signature.animated)
    throw refused(t('imaging.importable.thisPictureIsAnimated'), name, t('imaging.importable.saveOneOfItsFrames'))
  const { width, height } = signature
  if (width === null || height === null) throw unreadable(name)
  if (width < 1 || height < 1)
    throw refused(t('imaging.importable.thisPictureHasNoPixels'), name, t('imaging.importable.chooseAnotherFile'))
  if (width * height > maxPixels) {
    throw refused(
      t('imaging.importable.thisPictureIsTooLarge', { width, height }),
      name,
      t('imaging.importable.makeItSmallerInAnother')
    )
  }
}

/** For a picture that the decoder gave up on. */
export function unreadable(name: string, cause?: unknown): AppError {
  return refused(t('imaging.importable.thisPictureIsCutOff'), name, t('imaging.importable.getItAgainFromWhere'), cause)
}

function refused(what: string, name: string, nextStep: string, cause?: unknown): AppError {
  const shown = name.trim().slice(0, 200)
  return new AppError('invalid-input', shown === '' ? `${what}.` : `${what}: ${shown}.`, { nextStep }, { cause })
}
