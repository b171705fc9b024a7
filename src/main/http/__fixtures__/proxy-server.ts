/** A proxy on 127.0.0.1 that accepts only CONNECT, leads every name to this machine, and records its requests. */
import { createServer } from 'node:http'
import { type AddressInfo, connect, type Socket } from 'node:net'

export interface TestProxy {
  port: number
  /** The requested targets. */
  targets: string[]
  /** Of each CONNECT. */
  authorizations: (string | undefined)[]
  /** First lines of all other requests; a proxy that sees a request sees its key. */
  others: string[]
  close(): Promise<void>
}

/**
 * @param refuse status of every answer; null lets requests through. @param password base64 of the required
 * user:password
 */
export async function startProxyServer({
  refuse = null,
  password
}: {
  refuse?: number | null
  password?: string
} = {}): Promise<TestProxy> {
  const proxy: Omit<TestProxy, 'port' | 'close'> = { targets: [], authorizations: [], others: [] }
  const sockets = new Set<Socket>()
  const server = createServer((request, response) => {
    proxy.others.push(`${request.method} ${request.url}`)
    response.writeHead(400).end()
  })
  server.on('connection', (socket) => {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket)).on('error', () => undefined)
  })
  server.on('connect', (request, socket: Socket, head) => {
    proxy.targets.push(request.url ?? '')
    proxy.authorizations.push(request.headers['proxy-authorization'])
    const wrong = password !== undefined && request.headers['proxy-authorization'] !== `Basic ${password}`
    const status = refuse ?? (wrong ? 407 : 200)
    if (status !== 200) return socket.end(`HTTP/1.1 ${status} No\r\ncontent-length: 0\r\n\r\n`)
    const onward = connect(Number(/:(\d+)$/.exec(request.url ?? '')?.[1]), '127.0.0.1', () => {
      socket.write('HTTP/1.1 200 Connection established\r\n\r\n')
      onward.write(head)
      onward.pipe(socket).pipe(onward)
    })
    sockets.add(onward)
    onward.on('error', () => socket.destroy()).on('close', () => sockets.delete(onward))
    return undefined
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    ...proxy,
    port: (server.address() as AddressInfo).port,
    async close() {
      for (const socket of sockets) socket.destroy()
      await new Promise((resolve) => server.close(resolve))
    }
  }
}
