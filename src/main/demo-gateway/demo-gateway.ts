/**
 * The built-in default service: a loopback server that implements the services' documents and paints by algorithm,
 * without a network. The app knows it only by its URL.
 */
import { randomBytes } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Clock } from '../../shared/clock.ts'
import type { StartWorker } from '../processes/worker-process.ts'
import { guard, Refusal, sendJson } from './http.ts'
import { createPainterProcess } from './painter-process.ts'
import { answer } from './routes.ts'
import { Studio } from './studio.ts'

export interface DemoGatewayOptions {
  startWorker: StartWorker
  /** Absolute path of the painter process's bundle, or of `painter-worker.ts` itself. */
  painterEntry: string
  clock: Clock
}

export interface DemoGateway {
  /** `http://127.0.0.1:<port>/<token>`: port and token are chosen anew at every start. */
  url: string
  close(): Promise<void>
}

/** @throws Error if no loopback port is available */
export async function startDemoGateway(options: DemoGatewayOptions): Promise<DemoGateway> {
  const token = randomBytes(24).toString('base64url')
  let port = 0
  const base = (): string => `http://127.0.0.1:${port}/${token}`
  const studio = new Studio(createPainterProcess(options.startWorker, options.painterEntry), options.clock, base)
  const server = createServer(
    { headersTimeout: 10_000, requestTimeout: 60_000, keepAliveTimeout: 5000, maxHeaderSize: 16_384 },
    (request, response) => {
      void serve(request, response, port, token, studio, options.clock)
    }
  )
  server.maxConnections = 128
  server.on('clientError', (_error, socket) => socket.destroy())
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(0, '127.0.0.1', resolve)
  })
  port = (server.address() as AddressInfo).port
  return {
    url: base(),
    async close() {
      studio.close()
      server.closeAllConnections()
      await new Promise<void>((resolve) => {
        server.close(() => resolve())
      })
    }
  }
}

async function serve(
  request: IncomingMessage,
  response: ServerResponse,
  port: number,
  token: string,
  studio: Studio,
  clock: Clock
): Promise<void> {
  const gone = new AbortController()
  response.on('close', () => {
    if (!response.writableFinished) gone.abort(new Error('The client has gone.'))
  })
  request.on('error', () => undefined)
  response.on('error', () => undefined)
  try {
    const path = guard(request, port, token)
    await answer({ request, response, path, studio, clock, signal: gone.signal })
  } catch (error) {
    const refusal = error instanceof Refusal ? error : new Refusal(500, 'An unexpected error occurred')
    sendJson(response, refusal.status, { error: refusal.message }, { connection: 'close' })
  }
}
