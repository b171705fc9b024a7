/** What a test can have the server send instead of the documented reply, for the next request of one operation. */
import type { Repainting } from './repainted-pictures.ts'

/** What is behind the links of a reply. */
export type ServedPicture =
  | 'whole'
  | 'with-script'
  | 'truncated'
  | 'svg'
  | 'text'
  | 'never-finishes'
  | { expired: 403 | 404 | 410 }

export type ScriptedReply =
  /** The documented success. */
  | { kind: 'document'; picture?: ServedPicture }
  /** Inpainting: the documented success with what was fetched, repainted; scaled if a `size` is given. */
  | { kind: 'repaint'; how: Repainting; size?: { width: number; height: number } }
  /** Anything; a body that is neither text nor bytes goes as JSON. */
  | { kind: 'answer'; status: number; headers?: Record<string, string>; body?: unknown }
  /** The documented error of this status. */
  | { kind: 'error'; status: number; retryAfter?: string }
  /** A job that is not ready for that many polls, in one of the two documented polling shapes (the gateways' only). */
  | {
      kind: 'pending'
      polls: number
      shape?: 'completed' | 'succeeded' | undefined
      end?: 'done' | 'failed' | 'never'
      picture?: ServedPicture
    }
  | { kind: 'stream'; as: 'image' | 'sse' | 'ndjson'; end?: 'picture' | 'error' }
  | { kind: 'html' }
  /** The documented success, its link an empty string. */
  | { kind: 'empty-url' }
  /** `{"success": true}` and nothing else. */
  | { kind: 'no-picture' }
  /** The connection is broken after the request was read. */
  | { kind: 'reset' }
  /** No answer until the server is closed. */
  | { kind: 'hang' }
  /** No answer until `release()`, then this one. */
  | { kind: 'slow'; then?: ScriptedReply }
