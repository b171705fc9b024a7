import { mkdir, readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect } from 'vitest'
import { it } from '../__fixtures__/it.ts'
import { machineFs } from './library-fs.ts'
import { libraryPaths } from './library-paths.ts'
import { makeRoom } from './thumbnail-files.ts'

it('room is made by deleting thumbnails, and nothing that somebody put beside them', async ({ libraryFolder }) => {
  const paths = libraryPaths(libraryFolder)
  const sha256 = 'ab'.repeat(32)
  const [drawer, mine] = [join(paths.thumbnails, 'ab'), join(paths.thumbnails, 'from my phone')]
  for (const path of [drawer, mine]) await mkdir(path, { recursive: true })
  const foreign = [join(mine, 'harbour.jpg'), join(mine, `${sha256}.webp`), join(drawer, 'harbour.jpg')]
  for (const file of [...foreign, paths.thumbnail(sha256), paths.smallThumbnail(sha256)]) await writeFile(file, 'x')
  expect(await makeRoom(machineFs, paths)).toBe(true)
  expect([await readdir(mine), await readdir(drawer)]).toEqual([[`${sha256}.webp`, 'harbour.jpg'], ['harbour.jpg']])
  expect(await makeRoom(machineFs, paths)).toBe(false)
})
