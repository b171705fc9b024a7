/**
 * The log of what was sent to which image host and when, for the user to read: addresses without signatures, never a
 * secret.
 */
import type { DatabaseSync } from 'node:sqlite'
import type { Clock } from '../../shared/clock.ts'
import { type Transfer, transferSchema } from '../../shared/domain/image-host.ts'

export interface TransferLog {
  /** Never throws: a log that cannot be written (a full disk) stops nothing. */
  add(transfer: Omit<Transfer, 'id' | 'at'>): void
  /** Newest first; empty if the log cannot be read. */
  list(limit: number): Transfer[]
}

export interface TransferLogParts {
  database: DatabaseSync
  clock: Clock
  newId: () => string
  /** Removes every known secret from a text. */
  redact: (text: string) => string
}

/** Number of lines kept; the oldest are dropped first. */
export const mostTransfers = 10_000

/** An address without user, query and fragment: those may grant access. */
export function plainAddress(address: string): string {
  return address.replace(/[?#].*$/s, '').replace(/^([a-z][\w+.-]*:\/\/)[^/]*@/i, '$1')
}

function transferOf(row: Record<string, unknown>): Transfer | null {
  const parsed = transferSchema.safeParse({ ...row, ok: row['ok'] === 1 })
  return parsed.success ? parsed.data : null
}

/** The log in an open library's database. */
export function createTransferLog({ database, clock, newId, redact }: TransferLogParts): TransferLog {
  const insert = `INSERT INTO transfers (id, at, host, action, what, address, bytes, ok, problem, job_id)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`
  return {
    add({ host, action, what, address, bytes, ok, problem, jobId }) {
      const clean = redact(plainAddress(address)).slice(0, 4096)
      const why = problem === null ? null : redact(problem).slice(0, 2000)
      try {
        const { lastInsertRowid } = database
          .prepare(insert)
          .run(
            newId(),
            Math.round(clock.now()),
            redact(host).slice(0, 500),
            action,
            what,
            clean,
            bytes,
            ok ? 1 : 0,
            why,
            jobId
          )
        database.prepare('DELETE FROM transfers WHERE seq <= ?').run(Number(lastInsertRowid) - mostTransfers)
      } catch {
        // What was to be logged has happened anyway.
      }
    },
    list(limit) {
      try {
        return database
          .prepare(
            `SELECT id, at, host, action, what, address, bytes, ok, problem, job_id AS jobId
             FROM transfers ORDER BY seq DESC LIMIT ?`
          )
          .all(limit)
          .flatMap((row) => transferOf(row) ?? [])
      } catch {
        return []
      }
    }
  }
}
