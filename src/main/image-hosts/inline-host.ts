/** The picture inside the request itself, as a data: URL. Experimental: only some services support it. */

import { AppError } from '../../shared/errors.ts'
import { t } from '../../shared/messages/t.ts'
import type { ImageHost } from './image-host.ts'

/** Maximum bytes of one picture; as text it is a third longer. */
const largest = 4 * 1024 * 1024

/** Nothing is uploaded: `reserve` returns no place, and there is nothing to remove. */
export function createInlineHost(): ImageHost {
  return {
    id: 'inline',
    label: t('imageHosts.inlineHost.label'),
    deletes: false,
    reserve: () => '',
    async put(_place, bytes, mime, options = {}) {
      if (bytes.byteLength > largest) {
        throw new AppError('invalid-input', t('imageHosts.inlineHost.tooLarge'), {
          nextStep: t('imageHosts.inlineHost.tooLargeNext'),
          action: 'open-image-host'
        })
      }
      if (options.signal?.aborted === true)
        throw new AppError('cancelled', t('imageHosts.inlineHost.cancelled'), {
          nextStep: t('imageHosts.inlineHost.nothingSent')
        })
      const url = `data:${mime};base64,${Buffer.from(bytes).toString('base64')}`
      options.onProgress?.(bytes.byteLength, bytes.byteLength)
      return url
    },
    async remove() {}
  }
}
