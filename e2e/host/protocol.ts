import { app } from './app.ts'
import { notStoodIn } from './only-what-is-here.ts'

interface Scheme {
  scheme: string
  privileges?: Record<string, boolean>
}

type Handler = (request: Request) => Response | Promise<Response>

const privileged = new Map<string, Record<string, boolean>>()
const handlers = new Map<string, Handler>()

export const protocol = {
  registerSchemesAsPrivileged(schemes: Scheme[]): void {
    if (app.isReady()) throw new Error('protocol.registerSchemesAsPrivileged should be called before app is ready')
    if (privileged.size > 0) throw new Error('protocol.registerSchemesAsPrivileged was called twice')
    for (const { scheme, privileges } of schemes) privileged.set(scheme, privileges ?? {})
  },
  handle(scheme: string, handler: Handler): void {
    const privileges = privileged.get(scheme)
    // The stand-in serves over https, so a scheme with fewer or more privileges than a secure origin would behave
    // differently here.
    if (!privileges?.['standard'] || !privileges['secure'] || !privileges['supportFetchAPI'])
      throw notStoodIn(`scheme without an origin: ${scheme}`)
    for (const more of ['bypassCSP', 'corsEnabled', 'allowServiceWorkers', 'allowExtensions']) {
      if (privileges[more]) throw notStoodIn(`scheme with ${more}: ${scheme}`)
    }
    if (handlers.has(scheme)) throw new Error(`The scheme ${scheme} has a handler already.`)
    handlers.set(scheme, handler)
  }
}

/** What answers for the scheme of this address; undefined when nothing does. */
export function handlerFor(url: string): Handler | undefined {
  return handlers.get(new URL(url).protocol.slice(0, -1))
}
