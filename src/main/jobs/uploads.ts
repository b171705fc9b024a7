/**
 * Uploads on image hosts. A place is recorded here before its upload begins and removed when it is known to be gone, so
 * that no crash leaves a user's picture somewhere unknown.
 */

import type { DatabaseSync } from 'node:sqlite'
import { activeStates } from './ledger.ts'
import { withLibraryErrors } from './with-library-errors.ts'

export interface Upload {
  /** Id of the image host. */
  host: string
  /** As the host reserved it: no secret, no signature. */
  place: string
  what: 'picture' | 'mask'
  jobId: string
}

export interface Uploads {
  /** @param at epoch milliseconds */
  add(upload: Upload, at: number): void
  remove(upload: Upload): void
  ofJob(jobId: string): Upload[]
  /** Those whose job has ended or is no longer in the queue, oldest first. */
  leftBehind(): Upload[]
}

const columns = 'uploads.host AS host, uploads.place AS place, uploads.what AS what, uploads.job_id AS jobId'

const uploadOf = (row: Record<string, unknown>): Upload => ({
  host: String(row['host']),
  place: String(row['place']),
  what: row['what'] === 'mask' ? 'mask' : 'picture',
  jobId: String(row['jobId'])
})

/** The table in an open library's database; a read-only library from an older app has none, and is not asked. */
export function createUploads(database: DatabaseSync): Uploads {
  return withLibraryErrors<Uploads>({
    add({ host, place, what, jobId }, at) {
      database
        .prepare('INSERT INTO uploads (host, place, what, job_id, at) VALUES (?, ?, ?, ?, ?)')
        .run(host, place, what, jobId, Math.round(at))
    },
    remove({ host, place }) {
      database.prepare('DELETE FROM uploads WHERE host = ? AND place = ?').run(host, place)
    },
    ofJob: (jobId) =>
      database.prepare(`SELECT ${columns} FROM uploads WHERE job_id = ? ORDER BY at`).all(jobId).map(uploadOf),
    leftBehind: () =>
      database
        .prepare(
          `SELECT ${columns} FROM uploads LEFT JOIN jobs ON jobs.id = uploads.job_id
           WHERE jobs.id IS NULL OR jobs.state NOT IN ${activeStates} ORDER BY at`
        )
        .all()
        .map(uploadOf)
  })
}
