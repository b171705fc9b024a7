import { existsSync } from 'node:fs'
import { rename } from 'node:fs/promises'
import { expect, it } from 'vitest'
import { generated, newFolder, opened, paint, startImaging } from './__fixtures__/test-library.ts'
import { type LibraryFs, machineFs } from './disk/library-fs.ts'

it('makes no folder in the place of a library whose disk is gone', async () => {
  const folder = await newFolder()
  const imaging = startImaging()
  const tried = Promise.withResolvers<void>()
  const tell = (path: string): void => {
    if (/\.webp\.[0-9a-f]+\.tmp$/.test(path)) tried.resolve()
  }
  // A thumbnail that is written takes its name, and one that is not is taken away: either ends the try.
  const fs: LibraryFs = {
    ...machineFs,
    rename: async (from, to) => await machineFs.rename(from, to).finally(() => tell(from)),
    rm: async (path, options) => await machineFs.rm(path, options).finally(() => tell(path))
  }
  const before = await opened(folder.path, imaging)
  const { id } = await before.add(generated(await paint(imaging, 1)))
  await before.close()
  const away = `${folder.path}-away`
  const library = await opened(
    folder.path,
    {
      ...imaging,
      async thumbnail(file, side) {
        const bytes = await imaging.thumbnail(file, side)
        await rename(folder.path, away)
        return bytes
      }
    },
    { fs }
  )
  await library.smallThumbnail(id)
  await tried.promise
  expect(existsSync(folder.path)).toBe(false)
  await rename(away, folder.path)
  await library.close()
  await imaging.close()
  await folder.remove()
})
