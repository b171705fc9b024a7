/** Messages between the soak and the app's process. */
import type { EventName, ProcedureName } from '../src/shared/contract.ts'
import type { WireError } from '../src/shared/errors.ts'

/** A picture as acknowledged: it must be found again with the same bytes. */
export interface Acknowledged {
  id: string
  sha256: string
}

export type ToApp =
  | {
      kind: 'call'
      id: number
      name: ProcedureName
      input: unknown /** What the user answers to a dialog that this call opens. */
      choose: string | null
    }
  | { kind: 'audit'; id: number; pictures: readonly Acknowledged[] }
  | { kind: 'figures'; id: number }
  | { kind: 'stop' }

/** What a process holds. */
export interface ProcessFigures {
  /** Resident, bytes, after a collection. */
  memory: number
  /** Open files, sockets and pipes; null if the system does not say. */
  handles: number | null
  /** Its child processes, each of which accounts for a few of these. */
  children: number
}

export type FromApp =
  | { kind: 'ready' }
  | { kind: 'failed'; message: string }
  | { kind: 'answer'; id: number; value: unknown }
  | { kind: 'refused'; id: number; error: WireError }
  | { kind: 'event'; name: EventName; payload: unknown }
