/** Signed links that older apps left in an index and its copies, in rows or in free space. */
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import type { LibraryFs } from '../disk/library-fs.ts'
import type { LibraryPaths } from '../disk/library-paths.ts'
import { listBackups } from './backups.ts'
import { withoutLinks } from './copy-database.ts'
import { spoilsOpening } from './database-error.ts'
import { versionOf } from './migrations.ts'

/** From this version on none of them are left behind. */
const firstWithout = 7

/**
 * Removes them once, before the index is migrated to that version.
 * @throws SQLite's own error if the index turns out to be damaged
 */
export async function forgetOldLinks(
  fs: LibraryFs,
  paths: LibraryPaths,
  database: DatabaseSync,
  now: number
): Promise<void> {
  const version = versionOf(database)
  if (version === 0 || version >= firstWithout) return
  for (const name of await listBackups(fs, paths, now)) {
    try {
      const file = join(paths.backups, name)
      withoutLinks(file)
      using copy = new DatabaseSync(file)
      copy.exec('VACUUM')
    } catch {
      // A damaged or write-protected copy, or a full disk: it stays as it is.
    }
  }
  try {
    database.exec('VACUUM')
  } catch (error) {
    // A full disk does not prevent opening the library.
    if (spoilsOpening(error)) throw error
  }
}
