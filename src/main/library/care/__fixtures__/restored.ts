/** A restored backup, for the tests of backing up and restoring. */
import { join } from 'node:path'
import { newId, opened } from '../../__fixtures__/test-library.ts'
import { machineFs } from '../../disk/library-fs.ts'
import type { Library } from '../../library.ts'
import { restoreBackupTo } from '../restore.ts'
import { checker, testTask } from './care.ts'
import { type Given } from './it.ts'

/** Restores a backup into a new folder and opens it. */
export async function restored(
  { libraryFolder, imaging, backup }: Pick<Given, 'libraryFolder' | 'imaging' | 'backup'>,
  from = backup,
  name = 'restored'
): Promise<Library> {
  const to = join(libraryFolder, '..', name)
  await restoreBackupTo({ fs: machineFs, checker, task: testTask(), newId }, from, to, libraryFolder)
  return await opened(to, imaging)
}
