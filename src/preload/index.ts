/** The only bridge between the page and the main process: named calls out, named events in, and nothing of Electron. */
import { contextBridge, ipcRenderer, webUtils } from 'electron'
import type { Answer, Bridge, EventName } from '../shared/contract.ts'
import { eventNames, procedureNames } from './names.ts'

// Repeated here because the contract's module would bring its schemas along; the types keep them equal to the
// contract's.
const invokeChannel: typeof import('../shared/contract.ts').invokeChannel = 'palimpsest:invoke'
const eventChannel: typeof import('../shared/contract.ts').eventChannel = 'palimpsest:event'

const droppedChannel: typeof import('../shared/contract.ts').droppedChannel = 'palimpsest:dropped'

type Listener = (payload: unknown) => void
const listeners = new Map<EventName, Set<Listener>>()

const unknownProcedure: Answer = {
  ok: false,
  error: { code: 'unsupported', message: 'The app has no procedure of this name.', data: {} }
}

const bridge: Bridge = {
  invoke: async (name, input) =>
    Object.hasOwn(procedureNames, name) ? await ipcRenderer.invoke(invokeChannel, name, input) : unknownProcedure,
  // The paths go from here to the main process: the page only has the files that the user gave it, and cannot name a
  // path.
  handOver: async (files) => {
    const paths = files.map((file) => (file instanceof File ? webUtils.getPathForFile(file) : ''))
    const unnamed = paths.flatMap((path, index) => (path === '' ? [index] : []))
    const named = paths.filter((path) => path !== '')
    if (named.length === 0) return { ok: true, value: { ticket: null, unnamed } }
    const answer = (await ipcRenderer.invoke(droppedChannel, named)) as Answer<{ ticket: string }>
    return answer.ok ? { ok: true, value: { ticket: answer.value.ticket, unnamed } } : answer
  },
  on: (event, listener) => {
    if (!Object.hasOwn(eventNames, event)) throw new Error('The app has no event of this name.')
    const ofEvent = listeners.get(event) ?? new Set()
    listeners.set(event, ofEvent)
    // A separate wrapper for each subscription, so that one listener subscribed twice is two subscriptions.
    const own: Listener = (payload) => listener(payload)
    ofEvent.add(own)
    return () => {
      ofEvent.delete(own)
    }
  }
}

ipcRenderer.on(eventChannel, (_event, name: EventName, payload: unknown) => {
  for (const listener of listeners.get(name) ?? []) listener(payload)
})

contextBridge.exposeInMainWorld('palimpsest', bridge)
