/** The demo gateway's own uploads: they never leave this machine. */
import { AppError } from '../../shared/errors.ts'
import type { ImageHost } from './image-host.ts'

type Send = (
  request: { method: 'PUT' | 'DELETE'; url: string; headers: Record<string, string>; body?: Uint8Array },
  signal?: AbortSignal
) => Promise<{ status: number; body: Uint8Array }>

/**
 * @param baseUrl of the running demo gateway
 * @param send how a request leaves: the app's own client, or a test's
 */
export function createDemoHost(baseUrl: () => string, send: Send): ImageHost {
  return {
    id: 'demo',
    async put(bytes, mime, signal) {
      const reply = await send({ method: 'PUT', url: `${baseUrl()}/uploads`, headers: { 'content-type': mime }, body: bytes }, signal)
      const url = reply.status < 300 ? linkIn(reply.body) : null
      if (url === null) {
        throw new AppError('storage', 'The demo did not take the upload.', {
          status: reply.status,
          nextStep: 'Try again; nothing was sent to a service.',
          action: 'retry'
        })
      }
      return url
    },
    async remove(url) {
      await send({ method: 'DELETE', url, headers: {} })
    }
  }
}

function linkIn(body: Uint8Array): string | null {
  try {
    const parsed: unknown = JSON.parse(Buffer.from(body).toString('utf8'))
    const url = (parsed as { url?: unknown } | null)?.url
    return typeof url === 'string' ? url : null
  } catch {
    return null
  }
}
