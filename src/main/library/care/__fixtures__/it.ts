/** `it` with what is backed up, moved, checked and repaired. */
import { join } from 'node:path'
import { type Given as AnyGiven, it as plain } from '../../__fixtures__/it.ts'
import { type Layout, layoutOf } from '../../disk/layout.ts'

export interface Given extends AnyGiven {
  layout: Layout
  /** Where the library goes in a backup; not there yet. */
  backup: string
  /** Where it is moved to; not there yet. */
  to: string
}

export const it = plain
  .extend('layout', ({ libraryFolder }) => layoutOf(libraryFolder))
  .extend('backup', ({ folder }) => join(folder, 'backup'))
  .extend('to', ({ folder }) => join(folder, 'moved'))
