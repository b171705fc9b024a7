/** What a test sees of the server. */
import type { ServiceId } from './documents.ts'
import type { Fetched } from './fetch-links.ts'
import type { IncomingRequest } from './request-check.ts'
import type { ScriptedReply } from './scripted-reply.ts'

export interface RecordedRequest extends IncomingRequest {
  /** Null for a path that no document knows. */
  operationId: string | null
  /** False for a refused one. */
  accepted: boolean
  /**
   * Inpainting: what the server got from the request's own links, if they lead to this machine or contain the bytes.
   */
  fetched: Fetched
}

export interface Violation {
  operationId: string | null
  problem: string
}

export interface DocumentedServices {
  /** http://127.0.0.1:port */
  url: string
  /** Endpoint id -> the URL to put in the app's settings. */
  baseUrls: Readonly<Record<string, string>>
  keys: Readonly<Record<ServiceId, string>>
  /** Accepted and refused ones, without those for pictures. */
  requests: RecordedRequest[]
  /**
   * True: an inpainting request whose two links cannot both be fetched is refused with 400, as a service would. False,
   * the default: links into the network are accepted, so that a test may use an example's.
   */
  mustFetch: boolean
  /** Paths of the pictures that were fetched. */
  downloads: string[]
  /** Everything that was not as documented: empty at the end of a good test. */
  violations: Violation[]
  /**
   * The next accepted requests of this operation ("pixazo/sd3", "pixazo/polling", ...) are answered like this, in
   * order.
   */
  script: (operationId: string, ...replies: ScriptedReply[]) => void
  /** Releases every reply that is "slow" now. */
  release: () => void
  /** Resolves when that many requests (of the operation, if one is named) have been read. */
  received: (count: number, operationId?: string) => Promise<void>
  /** The server's answer for a link to one of its pictures. */
  bytesOf: (url: string) => Uint8Array | undefined
  close: () => Promise<void>
}

export interface DocumentedServicesOptions {
  /** Keys to accept instead of the made-up ones. */
  keys?: Partial<Record<ServiceId, string>>
}
