/** Copies an open database, by SQLite itself and off the main thread, and removes what does not belong in a backup. */
import { backup, DatabaseSync } from 'node:sqlite'
import { jobRequestSchema } from '../../../shared/domain/job.ts'
import { resultsSchema } from '../../../shared/domain/job-results.ts'
import { withoutSignedQueries } from '../../../shared/signed-links.ts'
import { withoutSignedLinks } from '../disk/sidecar.ts'

/** Pages copied at once: in between, the main process runs its own queries. */
const pagesAtOnce = 512

/** Writes a consistent copy, including changes made meanwhile. @throws SQLite's own error, or the signal's reason */
export async function copyDatabase(database: DatabaseSync, target: string, signal?: AbortSignal): Promise<void> {
  await backup(database, target, {
    rate: pagesAtOnce,
    progress: () => {
      signal?.throwIfAborted()
    }
  })
  // The copy would need its own write-ahead log even to be read.
  using copy = new DatabaseSync(target)
  copy.exec('PRAGMA journal_mode = DELETE')
}

/**
 * Removes from a copy what grants access: links of results and requests may be signed, and a signed link is a key in
 * all but name. A job that waited for such a link can be sent again by the user; one whose answer the library keeps
 * continues from there.
 */
export function withoutLinks(file: string): void {
  using database = new DatabaseSync(file)
  // What is removed is not left in the file's free space either.
  database.exec('PRAGMA secure_delete = ON')
  const setResults = database.prepare('UPDATE jobs SET results = ? WHERE id = ?')
  for (const { id, results } of database.prepare('SELECT id, results FROM jobs WHERE results IS NOT NULL').all()) {
    setResults.run(cleanResults(String(results)), String(id))
  }
  const update = database.prepare('UPDATE jobs SET row = ? WHERE id = ?')
  for (const { id, row } of database.prepare(`SELECT id, row FROM jobs WHERE row LIKE '%://%'`).all()) {
    const cleaned = cleanRow(String(row))
    if (cleaned !== null) update.run(cleaned, String(id))
  }
}

/** The answers that the library itself has, without the links; null if it has none, or they cannot be read. */
function cleanResults(text: string): string | null {
  try {
    const { urls, warnings, kept } = resultsSchema.parse(JSON.parse(text))
    if (Object.keys(kept).length === 0) return null
    return JSON.stringify({ urls: urls.map(() => ''), warnings: warnings.map(withoutSignedQueries), kept })
  } catch {
    return null
  }
}

/** Null if there is nothing to remove. An unreadable row loses its content: nobody can say what is in it. */
function cleanRow(text: string): string | null {
  try {
    const row: unknown = JSON.parse(text)
    if (typeof row !== 'object' || row === null || !('request' in row)) return '{}'
    const request = jobRequestSchema.parse(row.request)
    return JSON.stringify({ ...row, request: withoutSignedLinks(request) })
  } catch {
    return '{}'
  }
}
