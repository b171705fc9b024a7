/** How a request of an image host is sent: by the app's own client (policy "safe"), or a test's. */
export interface HostRequest {
  method: 'GET' | 'PUT' | 'DELETE'
  url: string
  headers: Record<string, string>
  body?: Uint8Array | undefined
}

export interface HostSendOptions {
  signal?: AbortSignal | undefined
  /** For one attempt, milliseconds. */
  timeoutMs: number
  maxBytes?: number | undefined
  /** Bytes of the body sent so far, and the total; from 0 again for a retry. */
  onUpload?: ((sent: number, total: number) => void) | undefined
}

export interface HostReply {
  status: number
  /** Lower-case names. */
  headers: Record<string, string>
  body: Uint8Array
}

/** @throws AppError like the app's client; an answer with any status is no error here */
export type Send = (request: HostRequest, options: HostSendOptions) => Promise<HostReply>

/** The client's time limit for an upload of this many bytes: enough for a slow connection (32 KiB a second). */
export function uploadTimeoutMs(bytes: number): number {
  return 60_000 + Math.ceil((bytes / 32_768) * 1000)
}
