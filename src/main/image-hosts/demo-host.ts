/** The demo gateway's uploads: they never leave this machine. */

import { AppError } from '../../shared/errors.ts'
import { t } from '../../shared/messages/t.ts'
import type { ImageHost } from './image-host.ts'
import { type RandomBytes, randomName } from './random-name.ts'
import { type Send, uploadTimeoutMs } from './send.ts'

export interface DemoHostParts {
  /**
   * Of the running demo gateway. Its address contains a secret of this session, so a place is only the path after it.
   */
  baseUrl: () => string
  send: Send
  random: RandomBytes
}

const places = /^\/uploads\/[0-9a-z]{16,64}$/

/** The demo's image host. A place is `/uploads/<random>`; after a restart the demo no longer knows any of them. */
export function createDemoHost({ baseUrl, send, random }: DemoHostParts): ImageHost {
  const urlOf = (place: string): string => {
    if (!places.test(place))
      throw new AppError('invalid-input', t('imageHosts.demoHost.notAnUpload'), {
        nextStep: t('imageHosts.demoHost.tryAgain'),
        action: 'retry'
      })
    return baseUrl() + place
  }
  return {
    id: 'demo',
    label: t('imageHosts.demoHost.label'),
    deletes: true,
    reserve: () => `/uploads/${randomName(random)}`,
    async put(place, bytes, mime, options = {}) {
      const url = urlOf(place)
      const headers = { 'content-type': mime }
      const reply = await send(
        { method: 'PUT', url, headers, body: bytes },
        { signal: options.signal, timeoutMs: uploadTimeoutMs(bytes.byteLength), onUpload: options.onProgress }
      )
      if (reply.status < 300) return url
      throw new AppError('storage', t('imageHosts.demoHost.notTaken'), {
        status: reply.status,
        nextStep: t('imageHosts.demoHost.tryAgain'),
        action: 'retry'
      })
    },
    async remove(place, signal) {
      const reply = await send({ method: 'DELETE', url: urlOf(place), headers: {} }, { signal, timeoutMs: 60_000 })
      if (reply.status < 300 || reply.status === 404) return
      throw new AppError('storage', t('imageHosts.demoHost.notDeleted'), {
        status: reply.status,
        nextStep: t('imageHosts.demoHost.goneAtEnd')
      })
    }
  }
}
