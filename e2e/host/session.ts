import { onlyWhatIsHere } from './only-what-is-here.ts'

type RequestHandler = (contents: unknown, permission: string, callback: (granted: boolean) => void, details: object) => void
type CheckHandler = (contents: unknown, permission: string, origin: string, details: object) => boolean
type BeforeRequest = (details: { url: string; method: string; resourceType: string }, callback: (answer: { cancel?: boolean }) => void) => void

let requestHandler: RequestHandler | null = null
let checkHandler: CheckHandler | null = null
let beforeRequest: BeforeRequest | null = null

const webRequest = onlyWhatIsHere('session.webRequest', {
  onBeforeRequest(listener: BeforeRequest): void {
    if (typeof listener !== 'function') throw new Error('The stand-in for Electron has no filter for onBeforeRequest.')
    beforeRequest = listener
  }
})

export const session = {
  defaultSession: onlyWhatIsHere('session', {
    setPermissionRequestHandler: (handler: RequestHandler) => {
      requestHandler = handler
    },
    setPermissionCheckHandler: (handler: CheckHandler) => {
      checkHandler = handler
    },
    // Nothing to apply it to: a browser under automation gives no page a device without a person's choice.
    setDevicePermissionHandler: (_handler: () => boolean) => undefined,
    // What a test says that the system is set to.
    resolveProxy: async (_url: string): Promise<string> => process.env['PALIMPSEST_STANDIN_PROXY'] ?? 'DIRECT',
    webRequest
  })
}

/** Electron's names beside those by which the browser is told. */
const permissions: Record<string, string> = {
  geolocation: 'geolocation',
  notifications: 'notifications',
  midi: 'midi',
  'clipboard-read': 'clipboard-read',
  'clipboard-sanitized-write': 'clipboard-write',
  'storage-access': 'storage-access',
  'local-fonts': 'local-fonts'
}

/** The browser's names of what both handlers grant; without handlers Electron grants everything, and so does this. */
export function grantedPermissions(contents: unknown, origin: string): string[] {
  const granted = (permission: string): boolean => {
    let requested = true
    requestHandler?.(contents, permission, (answer) => (requested = answer), {})
    return requested && (checkHandler?.(contents, permission, origin, {}) ?? true)
  }
  return Object.keys(permissions)
    .filter(granted)
    .map((permission) => permissions[permission]!)
}

/** Whether the app lets a request of its window through. */
export function mayRequest(url: string, method: string, resourceType: string): Promise<boolean> {
  const listener = beforeRequest
  if (!listener) return Promise.resolve(true)
  return new Promise((resolve) => listener({ url, method, resourceType }, (answer) => resolve(answer.cancel !== true)))
}
