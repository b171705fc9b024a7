/**
 * A service as data and pure mapping. No fetch, key or clock here: the runner sends what `toRequest` returns and passes
 * the reply to `fromReply`.
 */

import type { Parameters } from '../../shared/domain/parameters.ts'
import type { OperationInfo, ProviderInfo } from '../../shared/domain/provider.ts'
import type { AppError } from '../../shared/errors.ts'

/** A request without its host and without its key. */
export interface WireRequest {
  /** Which of the service's endpoints: its base URL precedes `path`. */
  endpointId: string
  method: 'GET' | 'POST'
  /** Starts with a slash. */
  path: string
  /** Without the key's header. */
  headers: Record<string, string>
  /** JSON; undefined for GET. */
  body?: Record<string, unknown>
}

export interface WireInput {
  parameters: Parameters
  /** Where the service can fetch the picture and the mask; only for inpainting. */
  imageUrl?: string | undefined
  maskUrl?: string | undefined
}

/** The reply, whatever its status. */
export interface WireReply {
  status: number
  /** Lower-case names. */
  headers: Record<string, string>
  /** At most what the client's limit lets through. */
  body: Uint8Array
}

export type PictureSource = { kind: 'url'; url: string } | { kind: 'bytes'; bytes: Uint8Array }

export type Outcome =
  | {
      kind: 'pictures'
      pictures: PictureSource[]
      warnings: string[] /** The service's id of the job, for support. */
      handle?: string
    }
  | { kind: 'pending'; handle: string /** The service's own word for the state. */; status?: string | undefined }
  | {
      kind: 'failed'
      error: AppError /** The service itself says that the job has ended: asking again returns the same. */
      final?: boolean
    }

/**
 * Reads a reply. Pure; never throws, whatever a service sends.
 * @param now epoch milliseconds, for `retryAt` (Retry-After counts from it).
 * @param expected number of pictures requested: excess ones are dropped with a warning, missing ones are reported. If
 * omitted, the operation's maximum is the limit.
 */
export type ReadReply = (reply: WireReply, now: number, expected?: number) => Outcome

export interface OperationDescriptor extends OperationInfo {
  /** Pure. @throws AppError `invalid-input` when the parameters cannot be put on this wire. */
  toRequest: (input: WireInput) => WireRequest
  fromReply: ReadReply
  /** How to poll a pending job; absent if the service has no such endpoint. */
  /** Maximum bytes needed for an answer to these parameters; a larger one is not read to its end. */
  replyBytes: (parameters: Parameters) => number
  poll?: {
    toRequest: (handle: string) => WireRequest
    /**
     * A 404 or an empty body is `pending` with the status "not yet": the runner counts them. The handle of a pending
     * outcome is empty if the service did not repeat it; the runner keeps its own.
     */
    fromReply: ReadReply
  }
  /** Number of pictures that a request with these parameters asks for. */
  expected: (parameters: Parameters) => number
}

export interface ProviderDescriptor extends Omit<ProviderInfo, 'operations'> {
  /** How the key is sent: header name, and what precedes the key in its value ("Bearer "). */
  auth: { header: string; prefix: string } | null
  operations: OperationDescriptor[]
  /** A free request that distinguishes a wrong key from a right one. */
  keyProbe: {
    request: WireRequest
    /** It is sent where pictures are made: whatever is wrong with it, it is sent once. */
    charged?: true
    verdict: (reply: WireReply) => 'accepted' | 'rejected' | 'unclear'
  } | null
}
