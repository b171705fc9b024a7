/** Which of the user's files are refused, with messages that say what to do instead. */

import { maxPixels } from '../../shared/domain/picture.ts'
import { readSignature } from '../../shared/domain/picture-signature.ts'
import { AppError } from '../../shared/errors.ts'
import { t } from '../../shared/messages/t.ts'

/**
 * Examines the first bytes only.
 * @param name of the file; may be empty
 * @throws AppError invalid-input
 */
export function assertImportable(bytes: Uint8Array, name: string): void {
  if (bytes.length === 0)
    throw refused(t('imaging.importable.emptyFile', named(name)), t('imaging.importable.chooseAnotherFile'))
  const signature = readSignature(bytes)
  if (signature === null)
    throw refused(t('imaging.importable.unknownFormat', named(name)), t('imaging.importable.saveAsKnownFormat'))
  if (signature.animated)
    throw refused(t('imaging.importable.animated', named(name)), t('imaging.importable.saveFrame'))
  const { width, height } = signature
  if (width === null || height === null) throw unreadable(name)
  if (width < 1 || height < 1)
    throw refused(t('imaging.importable.noPixels', named(name)), t('imaging.importable.chooseAnotherFile'))
  if (width * height > maxPixels) {
    throw refused(
      t('imaging.importable.tooLarge', { ...named(name), width, height }),
      t('imaging.importable.makeSmaller')
    )
  }
}

/** For a picture that could not be decoded. */
export function unreadable(name: string, cause?: unknown): AppError {
  return refused(t('imaging.importable.damaged', named(name)), t('imaging.importable.getAgain'), cause)
}

function named(name: string): { named: 'yes' | 'no'; name: string } {
  const shown = name.trim().slice(0, 200)
  return { named: shown === '' ? 'no' : 'yes', name: shown }
}

const refused = (message: string, nextStep: string, cause?: unknown): AppError =>
  new AppError('invalid-input', message, { nextStep }, { cause })
