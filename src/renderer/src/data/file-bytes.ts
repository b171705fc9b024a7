import { AppError } from '../../../shared/errors.ts'
import { t } from '../../../shared/messages/t.ts'

/** Maximum bytes of a file that is read at all: the library's limit. */
const mostBytes = 256 * 1024 * 1024

/**
 * The bytes of a file that was chosen, dropped or pasted.
 * @throws AppError invalid-input: larger than 256 MB; not-found: it cannot be read (any more)
 */
export async function readFileBytes(file: Blob): Promise<Uint8Array<ArrayBuffer>> {
  if (file.size > mostBytes) {
    throw new AppError('invalid-input', t('data.fileBytes.fileIsLargerThan256'), {
      nextStep: t('data.fileBytes.makeSmaller')
    })
  }
  try {
    return new Uint8Array(await file.arrayBuffer())
  } catch (cause) {
    throw new AppError(
      'not-found',
      t('data.fileBytes.fileCouldNotBeRead'),
      { nextStep: t('data.fileBytes.checkFile') },
      { cause }
    )
  }
}
