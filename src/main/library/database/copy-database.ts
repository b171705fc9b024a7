/**
 * A copy of an open database, made by SQLite itself, off the main thread; and what of it does not belong into a backup.
 */
import { backup, DatabaseSync } from 'node:sqlite'
import { jobRequestSchema } from '../../../shared/domain/job.ts'
import { resultsSchema } from '../../../shared/domain/job-results.ts'
import { withoutSignedQueries } from '../../../shared/signed-links.ts'
import { withoutSignedLinks } from '../disk/sidecar.ts'

/** Pages copied in one go: between two the main process's own queries have their turn. */
const pagesAtOnce = 512

/** Writes a consistent copy; what is changed meanwhile is in it. @throws SQLite's own error, or the signal's reason */
export async function copyDatabase(database: DatabaseSync, target: string, signal?: AbortSignal): Promise<void> {
  await backup(database, target, {
    rate: pagesAtOnce,
    progress: () => {
      signal?.throwIfAborted()
    }
  })
  // The copy would need a write-ahead log of its own even for being read.
  using copy = new DatabaseSync(target)
  copy.exec('PRAGMA journal_mode = DELETE')
}

/**
 * Takes out of a copy what opens a door: links of results and of requests may be signed, and a signed link is a key in
 * all but name. A job that waited for such a link can be sent again by the user; one whose answer the library keeps
 * goes on from there.
 */
export function withoutLinks(file: string): void {
  using database = new DatabaseSync(file)
  // What is taken out is not left in the file's free space either.
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

/**
 * The answers that the library itself has, without the links; null when it has none, or what is there cannot be read.
 */
function cleanResults(text: string): string | null {
  try {
    const { urls, warnings, kept } = resultsSchema.parse(JSON.parse(text))
    if (Object.keys(kept).length === 0) return null
    return JSON.stringify({ urls: urls.map(() => ''), warnings: warnings.map(withoutSignedQueries), kept })
  } catch {
    return null
  }
}

/**
 * Null when there is nothing to take out. A row that cannot be read loses its content: nobody can say what is in it.
 */
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
