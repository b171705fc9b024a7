/**
 * The services that the soak's app talks to: the demo gateway in a process that is not killed, behind a proxy that
 * counts what would have been charged, prompt by prompt, and sometimes answers badly, as a real one does.
 */
import { createServer, request as httpRequest, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { startDemoGateway } from '../src/main/demo-gateway/demo-gateway.ts'
import { systemClock } from '../src/main/http/system-clock.ts'
import { forkWorker } from '../src/main/processes/__fixtures__/fork-worker.ts'
import type { Chance } from './chance.ts'

export interface Services {
  /** Base URL of every service. */
  url: string
  /** Requests with this prompt that a service would have charged. */
  charged(prompt: string): number
  /** All of them. */
  total(): number
  close(): Promise<void>
}

/** Paths that cost nothing: polling, fetching files. */
const free = /\/(?:getGenerationResults|files\/|uploads\/|status\/)/

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = []
  for await (const part of request) parts.push(part as Buffer)
  return Buffer.concat(parts)
}

function promptOf(body: Buffer): string | null {
  try {
    const { prompt } = JSON.parse(body.toString('utf8')) as { prompt?: unknown }
    return typeof prompt === 'string' ? prompt : null
  } catch {
    return null
  }
}

export async function startServices(chance: Chance): Promise<Services> {
  const painterEntry = join(import.meta.dirname, '../src/main/demo-gateway/painter-worker.ts')
  const gateway = await startDemoGateway({ startWorker: forkWorker, painterEntry, clock: systemClock })
  const behind = new URL(gateway.url)
  const counts = new Map<string, number>()
  /** Prompts that were rejected once already: the second time they are accepted. */
  const turnedAway = new Set<string>()

  /** Forwards the request; the service works on it whether or not the client waits for the answer. */
  function forward(
    request: IncomingMessage,
    body: Buffer,
    response: ServerResponse,
    how: 'whole' | 'cut' | 'dropped'
  ): void {
    const headers = { ...request.headers, host: behind.host }
    const onward = httpRequest(
      { host: behind.hostname, port: behind.port, path: request.url, method: request.method, headers },
      (answer) => {
        void bodyOf(answer).then(
          (bytes) => {
            if (how === 'dropped') return response.destroy()
            response.writeHead(answer.statusCode ?? 502, answer.headers)
            if (how === 'whole') return response.end(bytes)
            response.write(bytes.subarray(0, Math.floor(bytes.byteLength / 2)))
            response.destroy()
          },
          () => response.destroy()
        )
      }
    )
    onward.on('error', () => response.destroy())
    onward.end(body)
  }

  function turnAway(response: ServerResponse): void {
    const status = chance.pick([429, 503])
    response.writeHead(status, {
      'content-type': 'application/json',
      ...(chance.in(0.7) ? { 'retry-after': '1' } : {})
    })
    response.end(
      JSON.stringify({ error: status === 429 ? 'Rate limit exceeded, please retry later' : 'Service unavailable' })
    )
  }

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await bodyOf(request)
    const prompt = promptOf(body)
    if (request.method !== 'POST' || free.test(request.url ?? '') || prompt === null) {
      return forward(request, body, response, chance.in(0.05) ? 'dropped' : 'whole')
    }
    if (!turnedAway.has(prompt) && chance.in(0.1)) {
      turnedAway.add(prompt)
      return turnAway(response)
    }
    counts.set(prompt, (counts.get(prompt) ?? 0) + 1)
    forward(request, body, response, chance.in(0.04) ? 'cut' : chance.in(0.04) ? 'dropped' : 'whole')
  }

  const server = createServer((request, response) => {
    response.on('error', () => undefined)
    serve(request, response).catch(() => response.destroy())
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}${behind.pathname}`,
    charged: (prompt) => counts.get(prompt) ?? 0,
    total: () => [...counts.values()].reduce((sum, count) => sum + count, 0),
    async close() {
      server.closeAllConnections()
      await new Promise<void>((resolve) => void server.close(() => resolve()))
      await gateway.close()
    }
  }
}
