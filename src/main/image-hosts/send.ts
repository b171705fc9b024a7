/** How a request of an image host leaves: the app's own client (policy "safe"), or a test's. */
export interface HostRequest {
  method: 'GET' | 'PUT' | 'DELETE'
  url: string
  headers: Record<string, string>
  body?: Uint8Array | undefined
}

export interface HostSendOptions {
  signal?: AbortSignal | undefined
  /** For one try, milliseconds. */
  timeoutMs: number
  maxBytes?: number | undefined
  /** Bytes of the body that have left so far, of all; from 0 again when it is tried again. */
  onUpload?: ((sent: number, total: number) => void) | undefined
}

export interface HostReply {
  status: number
  /** Lower case names. */
  headers: Record<string, string>
  body: Uint8Array
}

/** @throws AppError as the app's client does; an answer of any status is no error here */
export type Send = (request: HostRequest, options: HostSendOptions) => Promise<HostReply>

/** The client's longest try for an upload of this many bytes: a slow line (32 KiB a second) gets through. */
export function uploadTimeoutMs(bytes: number): number {
  return 60_000 + Math.ceil((bytes / 32_768) * 1000)
}
