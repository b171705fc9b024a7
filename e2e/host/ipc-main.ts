import { EventEmitter } from 'node:events'

type Handler = (event: object, ...parts: unknown[]) => unknown

const handlers = new Map<string, Handler>()

class IpcMain extends EventEmitter {
  handle(channel: string, handler: Handler): void {
    if (handlers.has(channel)) throw new Error(`Attempted to register a second handler for '${channel}'`)
    handlers.set(channel, handler)
  }
}

export const ipcMain = new IpcMain()

/** Calls the handler of a channel as Electron does: an error keeps its message and loses everything else. */
export async function callHandler(channel: string, event: object, parts: unknown[]): Promise<unknown> {
  const handler = handlers.get(channel)
  if (!handler)
    throw new Error(`Error invoking remote method '${channel}': Error: No handler registered for '${channel}'`)
  try {
    return await handler(event, ...parts)
  } catch (error) {
    throw new Error(`Error invoking remote method '${channel}': ${String(error)}`, { cause: error })
  }
}
