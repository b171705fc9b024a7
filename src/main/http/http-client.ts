/** The client's interface: what the rest of the main process may ask of the network. Created by `createHttpClient`. */

export interface HttpRequest {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  url: string
  headers: Record<string, string>
  body?: string | Uint8Array | undefined
}

export interface HttpReply {
  status: number
  /** Lower-case names. */
  headers: Record<string, string>
  body: Uint8Array
}

export interface SendOptions {
  /**
   * safe may be sent again: GET, polls, key tests. Up to 4 retries on 408, 429, 502, 503, 504 and broken connections.
   * charged costs money: sent once, whatever comes back. When it may go again is for the caller to say, who knows what
   *          else waits for the same service.
   */
  policy: 'safe' | 'charged'
  /** For a safe request: how often the client itself resends it. Default 4; 0 for a caller with its own schedule. */
  retries?: number
  signal?: AbortSignal | undefined
  /** For one attempt, from the connection to the last byte, milliseconds. Waits between attempts do not count. */
  timeoutMs: number
  /**
   * Awaited once a charged request has its connection, just before its first byte may be sent: the job's owner records
   * that it is being sent.
   */
  onSending?: () => void | Promise<void>
  /**
   * How much of the body has been sent, and the total, in bytes: passed to the system, which buffers some of it on a
   * slow connection. It starts at 0, and again with every further attempt.
   */
  onUpload?: ((sent: number, total: number) => void) | undefined
  /**
   * The reply's body is cut off, with an error, beyond this many bytes. Default 96 MiB (base64 of four large pictures).
   */
  maxBytes?: number | undefined
}

export interface DownloadOptions {
  signal?: AbortSignal | undefined
  /** True only for a service whose own base URL is loopback. */
  allowLoopback: boolean
  timeoutMs: number
  /** Default 64 MiB. */
  maxBytes?: number | undefined
  onProgress?: ((received: number, total: number | null) => void) | undefined
  /** Called when the picture's bytes begin to arrive, again for each attempt; the returned function gets each chunk. */
  onBody?: (() => (piece: Uint8Array) => void) | undefined
}

export interface HttpClient {
  /**
   * @returns the reply whatever its status (after the policy's retries).
   * @throws AppError offline | timeout | may-have-been-charged (a charged request broke after it left) | cancelled |
   *   rate-limited (Retry-After over 60 s, where the client itself would send again; data.retryAt says until when) |
   *   bad-response (reply too large, not HTTP, redirect of a body) |
   *   unsafe-url (redirect to another origin, user name in the URL) | invalid-input (a header that cannot be sent);
   *   and what onSending threw, unchanged, with nothing sent
   */
  send(request: HttpRequest, options: SendOptions): Promise<HttpReply>
  /**
   * A result link: no key, guarded against addresses inside the user's network, redirects checked one by one.
   * @throws AppError unsafe-url | not-found (401, 403, 404, 410: expired) | offline | timeout | cancelled |
   * bad-response | rate-limited (429, or Retry-After over 60 s; data.retryAt if the server says when)
   */
  download(url: string, options: DownloadOptions): Promise<{ bytes: Uint8Array; contentType: string }>
  /** New requests take the route in the current settings; those in progress end as they began. */
  reconnect(): void
  close(): Promise<void>
}
