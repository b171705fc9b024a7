import { onlyWhatIsHere } from './only-what-is-here.ts'

type RequestHandler = (
  contents: unknown,
  permission: string,
  callback: (granted: boolean) => void,
  details: object
) => void
type CheckHandler = (contents: unknown, permission: string, origin: string, details: object) => boolean
type BeforeRequest = (
  details: { url: string; method: string; resourceType: string },
  callback: (answer: { cancel?: boolean }) => void
) => void

let requestHandler: RequestHandler | null = null
let checkHandler: CheckHandler | null = null
type DeviceHandler = (details: object) => boolean

let beforeRequest: BeforeRequest | null = null
let deviceHandler: DeviceHandler | null = null

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
    // Only probes ask this: an automated browser gives no page a device without the user's choice.
    setDevicePermissionHandler: (handler: DeviceHandler) => {
      deviceHandler = handler
    },
    // What a test says the system is set to.
    resolveProxy: async (_url: string): Promise<string> => process.env['PALIMPSEST_STANDIN_PROXY'] ?? 'DIRECT',
    webRequest
  })
}

/**
 * One handler's own answer, regardless of the others; without a handler Electron grants everything but devices, and so
 * does this.
 */
export function askPermission(
  contents: unknown,
  {
    handler,
    permission,
    url,
    isMainFrame
  }: { handler: 'request' | 'check' | 'device'; permission: string; url: string; isMainFrame: boolean }
): boolean {
  const details = { requestingUrl: url, isMainFrame, origin: url, deviceType: permission }
  if (handler === 'device') return deviceHandler?.(details) ?? true
  if (handler === 'check') return checkHandler?.(contents, permission, url, details) ?? true
  let granted = true
  requestHandler?.(contents, permission, (answer) => (granted = answer), details)
  return granted
}

/** Electron's names and those that the browser uses. */
const permissions: Record<string, string> = {
  geolocation: 'geolocation',
  notifications: 'notifications',
  midi: 'midi',
  'clipboard-read': 'clipboard-read',
  'clipboard-sanitized-write': 'clipboard-write',
  'storage-access': 'storage-access',
  'local-fonts': 'local-fonts'
}

/** The browser's names of what both handlers grant a page. */
export function grantedPermissions(contents: unknown, url: string): string[] {
  const granted = (permission: string): boolean =>
    (['request', 'check'] as const).every((handler) =>
      askPermission(contents, { handler, permission, url, isMainFrame: true })
    )
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
