import { join } from 'node:path'
import { syncFolder, writeDurably } from '../../files/durable-file.ts'
import { stamp } from '../database/backups.ts'
import type { LibraryFs } from '../disk/library-fs.ts'
import { libraryPaths } from '../disk/library-paths.ts'

/**
 * Marks a closed library so that its index is rebuilt from the sidecars when it is opened, and keeps a copy of the
 * current index. The jobs stay.
 * @returns the copy's name
 */
export async function askForRebuild(fs: LibraryFs, folder: string, now: number): Promise<string> {
  const paths = libraryPaths(folder)
  const name = `library.set-aside-${stamp(now)}.db`
  await fs.copyFile(paths.database, join(folder, name))
  await syncFolder(folder, fs)
  await writeDurably(paths.damageNote, new TextEncoder().encode('asked'), { fs })
  return name
}
