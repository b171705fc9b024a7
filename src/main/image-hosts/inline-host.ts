/** The picture inside the request itself, as a data: URL. Experimental: only some services read one. */
import { AppError } from '../../shared/errors.ts'
import type { ImageHost } from './image-host.ts'

/** Bytes of one picture; as text it is a third longer. */
const largest = 4 * 1024 * 1024

/** Nothing is uploaded: `reserve` gives no place, and there is nothing to remove. */
export function createInlineHost(): ImageHost {
  return {
    id: 'inline',
    label: 'inside the request',
    deletes: false,
    reserve: () => '',
    async put(_place, bytes, mime, options = {}) {
      if (bytes.byteLength > largest) {
        throw new AppError('invalid-input', 'The picture is larger than 4 MB, too large to go inside the request.', {
          nextStep: 'Send only the masked part, or set up a bucket in the settings. Nothing was sent.',
          action: 'open-image-host'
        })
      }
      if (options.signal?.aborted === true)
        throw new AppError('cancelled', 'The transfer was cancelled.', { nextStep: 'Nothing was sent to a service.' })
      const url = `data:${mime};base64,${Buffer.from(bytes).toString('base64')}`
      options.onProgress?.(bytes.byteLength, bytes.byteLength)
      return url
    },
    async remove() {}
  }
}
