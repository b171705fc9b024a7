/** `it` with the real imaging process and a library, for tests of anything that works with a library. */
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { it as plain } from '../../__fixtures__/it.ts'
import type { Imaging } from '../../imaging/imaging.ts'
import type { Library } from '../library.ts'
import type { LibraryOptions } from '../open-library.ts'
import { opened, startImaging, TestClock } from './test-library.ts'

/** Opens the library in `libraryFolder`; it is closed with the others after the test. */
export type OpenLibrary = (changes?: Partial<LibraryOptions>) => Promise<Library>

/** What a test can request, typed for functions shared with other tests. */
export interface Given {
  /** Empty, and only for this test. */
  folder: string
  /** Does not exist yet. */
  libraryFolder: string
  /** For files from outside: empty, and next to the library. */
  source: string
  /** The real imaging process, shared by all tests of a file. */
  imaging: Imaging
  clock: TestClock
  open: OpenLibrary
  /** Open and empty. */
  library: Library
}

export const it = plain
  .extend('libraryFolder', ({ folder }) => join(folder, 'library'))
  .extend('source', async ({ folder }) => {
    const source = join(folder, 'source')
    await mkdir(source)
    return source
  })
  .extend('imaging', { scope: 'file' }, ({}, { onCleanup }) => {
    const imaging = startImaging()
    onCleanup(() => imaging.close())
    return imaging
  })
  .extend('clock', () => new TestClock())
  .extend('open', ({ libraryFolder, imaging, clock }, { onCleanup }) => {
    const libraries: Library[] = []
    onCleanup(async () => {
      for (const library of libraries) await library.close()
    })
    const open: OpenLibrary = async (changes) => {
      const library = await opened(libraryFolder, imaging, { clock, ...changes })
      libraries.push(library)
      return library
    }
    return open
  })
  .extend('library', ({ open }) => open())
