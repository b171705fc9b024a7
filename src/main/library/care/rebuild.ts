import { join } from 'node:path'
import { syncFolder, writeDurably } from '../../files/durable-file.ts'
import { stamp } from '../database/backups.ts'
import { layoutOf } from '../disk/layout.ts'
import type { LibraryFs } from '../disk/library-fs.ts'

/**
 * Leaves word in a closed library that its index is to be built again from the sidecars when it is opened, and keeps a
 * copy of the index as it is. The jobs stay.
 * @returns the copy's name
 */
export async function askForRebuild(fs: LibraryFs, folder: string, now: number): Promise<string> {
  const layout = layoutOf(folder)
  const name = `library.set-aside-${stamp(now)}.db`
  await fs.copyFile(layout.database, join(folder, name))
  await syncFolder(folder, fs)
  await writeDurably(layout.damageNote, new TextEncoder().encode('asked'), { fs })
  return name
}
