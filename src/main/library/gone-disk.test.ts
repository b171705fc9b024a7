import { existsSync } from 'node:fs'
import { rename } from 'node:fs/promises'
import { expect } from 'vitest'
import { it } from './__fixtures__/it.ts'
import { generated, opened, paint } from './__fixtures__/test-library.ts'
import { type LibraryFs, machineFs } from './disk/library-fs.ts'

it('creates no folder in the place of a library whose disk is gone', async ({ libraryFolder, imaging }) => {
  const tried = Promise.withResolvers<void>()
  const tell = (path: string): void => {
    if (/\.webp\.[0-9a-f]+\.tmp$/.test(path)) tried.resolve()
  }
  // A thumbnail is renamed when written and removed when not: either ends the try.
  const fs: LibraryFs = {
    ...machineFs,
    rename: async (from, to) => await machineFs.rename(from, to).finally(() => tell(from)),
    rm: async (path, options) => await machineFs.rm(path, options).finally(() => tell(path))
  }
  const before = await opened(libraryFolder, imaging)
  const { id } = await before.add(generated(await paint(imaging, 1)))
  await before.close()
  const away = `${libraryFolder}-away`
  const library = await opened(
    libraryFolder,
    {
      ...imaging,
      async thumbnail(file, side) {
        const bytes = await imaging.thumbnail(file, side)
        await rename(libraryFolder, away)
        return bytes
      }
    },
    { fs }
  )
  await library.smallThumbnail(id)
  await tried.promise
  expect(existsSync(libraryFolder)).toBe(false)
  await rename(away, libraryFolder)
  await library.close()
})
