/** An image host on this machine that a test can slow down and break; uploaded files can be fetched until removed. */
import { randomUUID } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { AppError } from '../../../shared/errors.ts'
import type { ImageHost } from '../../image-hosts/image-host.ts'

export interface LoopbackHost {
  host: ImageHost
  /** What was done, in order: "reserve", "put", "remove", followed by "failed" where it did not work. */
  events: string[]
  /** By place. */
  files: Map<string, Uint8Array>
  /** Called when half of an upload has been sent. */
  halfway: ((place: string, signal: AbortSignal | undefined) => Promise<void> | void) | null
  /** Thrown by the uploads with these numbers, from 0. */
  failing: Map<number, AppError>
  /** Thrown by every removal. */
  removing: AppError | null
  close(): Promise<void>
}

/** Starts the host on a free port. */
export async function startLoopbackHost(): Promise<LoopbackHost> {
  const files = new Map<string, Uint8Array>()
  const server = createServer((request, response) => {
    // The link is signed; the place that was reserved is not.
    const file = files.get((request.url ?? '').replace(/[?].*$/, ''))
    response.writeHead(file === undefined ? 404 : 200).end(file)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  let puts = 0
  const self: LoopbackHost = {
    events: [],
    files,
    halfway: null,
    failing: new Map(),
    removing: null,
    host: {
      id: 's3',
      label: 'bucket “test” on this machine',
      deletes: true,
      reserve() {
        self.events.push('reserve')
        return `/${randomUUID()}`
      },
      async put(place, bytes, _mime, { signal, onProgress } = {}) {
        const number = puts
        puts += 1
        const total = bytes.byteLength
        onProgress?.(Math.floor(total / 2), total)
        await self.halfway?.(place, signal)
        signal?.throwIfAborted()
        const failure = self.failing.get(number)
        self.events.push(failure ? 'put failed' : 'put')
        if (failure) throw failure
        files.set(place, bytes)
        onProgress?.(total, total)
        return `${origin}${place}?signature=made-up-signature`
      },
      async remove(place) {
        self.events.push(self.removing ? 'remove failed' : 'remove')
        if (self.removing) throw self.removing
        files.delete(place)
      }
    },
    async close() {
      server.closeAllConnections()
      await new Promise<void>((resolve) => server.close(() => resolve()))
    }
  }
  return self
}
