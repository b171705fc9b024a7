import { type AddressInfo, connect, createServer } from 'node:net'

/** An address of this machine where nothing listens. */
export async function closedAddress(): Promise<string> {
  const server = createServer()
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  await new Promise<void>((resolve) => void server.close(() => resolve()))
  return `http://127.0.0.1:${port}`
}

/**
 * Connects a closed address to a server, as when a network is back.
 * @returns closes it again
 */
export async function reachableAt(address: string, server: string): Promise<() => Promise<void>> {
  const open = new Set<{ destroy(): unknown }>()
  const relay = createServer((socket) => {
    const onward = connect(Number(new URL(server).port), '127.0.0.1')
    for (const each of [socket, onward]) {
      open.add(each)
      each.on('error', () => undefined).on('close', () => open.delete(each))
    }
    socket.pipe(onward).pipe(socket)
  })
  await new Promise<void>((resolve) => void relay.listen(Number(new URL(address).port), '127.0.0.1', resolve))
  return async () => {
    for (const each of open) each.destroy()
    await new Promise<void>((resolve) => void relay.close(() => resolve()))
  }
}
