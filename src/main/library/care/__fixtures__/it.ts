/** `it` for backing up, moving, checking and repairing. */
import { join } from 'node:path'
import { type Given as AnyGiven, it as plain } from '../../__fixtures__/it.ts'
import { type LibraryPaths, libraryPaths } from '../../disk/library-paths.ts'

export interface Given extends AnyGiven {
  paths: LibraryPaths
  /** Where the library's backup goes; does not exist yet. */
  backup: string
  /** Where it is moved to; does not exist yet. */
  to: string
}

export const it = plain
  .extend('paths', ({ libraryFolder }) => libraryPaths(libraryFolder))
  .extend('backup', ({ folder }) => join(folder, 'backup'))
  .extend('to', ({ folder }) => join(folder, 'moved'))
