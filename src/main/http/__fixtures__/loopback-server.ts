import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { type AddressInfo, createServer as createTcpServer, type Server, type Socket } from 'node:net'

export interface SeenRequest {
  method: string
  path: string
  headers: IncomingMessage['headers']
  body: string
}

export interface LoopbackServer {
  /** "http://127.0.0.1:1234" */
  url: string
  port: number
  requests: SeenRequest[]
  /** Connections opened so far. */
  connections(): number
  close(): Promise<void>
}

type Handler = (request: SeenRequest, response: ServerResponse, count: number) => void

async function listen(server: Server, sockets: Set<Socket>, requests: SeenRequest[]): Promise<LoopbackServer> {
  let opened = 0
  server.on('connection', (socket) => {
    opened += 1
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket)).on('error', () => undefined)
  })
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    port,
    requests,
    connections: () => opened,
    close: async () => {
      for (const socket of sockets) socket.destroy()
      await new Promise((resolve) => {
        server.close(resolve)
      })
    }
  }
}

/** A real HTTP server on 127.0.0.1. `count` is 1 for the first complete request. */
export async function startServer(handler: Handler): Promise<LoopbackServer> {
  const requests: SeenRequest[] = []
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('error', () => undefined)
    request.on('end', () => {
      const seen = {
        method: request.method ?? '',
        path: request.url ?? '',
        headers: request.headers,
        body: Buffer.concat(chunks).toString()
      }
      requests.push(seen)
      handler(seen, response, requests.length)
    })
  })
  return await listen(server, new Set(), requests)
}

/** A bare TCP server: `onConnection` handles each socket. */
export async function startTcpServer(onConnection: (socket: Socket, count: number) => void): Promise<LoopbackServer> {
  let count = 0
  const server = createTcpServer((socket) => {
    count += 1
    onConnection(socket, count)
  })
  return await listen(server, new Set(), [])
}

/** A port on 127.0.0.1 on which nothing listens. */
export async function closedPort(): Promise<number> {
  const server = await startTcpServer((socket) => socket.destroy())
  await server.close()
  return server.port
}
