import { AppError } from '../../../shared/errors.ts'

/** Bytes over which a file is not even read: as much as the library takes. */
const mostBytes = 256 * 1024 * 1024

/**
 * The bytes of a file that was chosen, dropped or pasted.
 * @throws AppError invalid-input: larger than 256 MB; not-found: it cannot be read (any more)
 */
export async function readFileBytes(file: Blob): Promise<Uint8Array<ArrayBuffer>> {
  if (file.size > mostBytes) {
    throw new AppError('invalid-input', 'The file is larger than 256 MB.', {
      nextStep: 'Make it smaller in another program and open that.'
    })
  }
  try {
    return new Uint8Array(await file.arrayBuffer())
  } catch (cause) {
    throw new AppError(
      'not-found',
      'The file could not be read.',
      { nextStep: 'See whether it is still there, and that it is a file and not a folder.' },
      { cause }
    )
  }
}
