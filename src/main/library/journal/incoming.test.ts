/** A single file that cannot be read or removed does not keep a library from opening. */
import { access, cp, readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { describe, expect } from 'vitest'
import type { Imaging } from '../../imaging/imaging.ts'
import { it } from '../__fixtures__/it.ts'
import { generated, opened, paint } from '../__fixtures__/test-library.ts'
import { type LibraryFs, machineFs } from '../disk/library-fs.ts'
import { libraryPaths } from '../disk/library-paths.ts'

const failure = (code: string): Error => Object.assign(new Error(code), { code })
/** Files at such a path cannot be read. */
const unreadable = (isBad: (path: string) => boolean): LibraryFs => ({
  ...machineFs,
  readFile: async (path) => (isBad(path) ? Promise.reject(failure('EIO')) : await machineFs.readFile(path))
})

it('leftovers of an interrupted write that another program has open are removed at a later start', async ({
  libraryFolder,
  imaging
}) => {
  await (await opened(libraryFolder, imaging)).close()
  const { thumbnails, incoming } = libraryPaths(libraryFolder)
  const left = [join(thumbnails, '.a.webp.0123456789ab.tmp'), join(incoming, '.b.json.0123456789ab.tmp')]
  for (const file of left) await writeFile(file, 'half')
  const fs: LibraryFs = {
    ...machineFs,
    rm: async (path, options) =>
      left.includes(path) ? Promise.reject(failure('EBUSY')) : await machineFs.rm(path, options)
  }
  const library = await opened(libraryFolder, imaging, { fs })
  expect(library.info().state).toBe('ready')
  await library.close()
  await (await opened(libraryFolder, imaging)).close()
  for (const file of left) await expect(access(file)).rejects.toThrow('ENOENT')
})

describe('a picture being added', () => {
  it.for([
    ['whose entry cannot be read', '.picture.json'],
    ['whose original cannot be read', '.png']
  ] as const)('%s, is listed at a later start', async ([, ending], { libraryFolder, imaging }) => {
    const crashed = join(libraryFolder, '..', 'crashed')
    const library = await opened(libraryFolder, imaging, {
      // The app dies just before the sidecar is moved into place.
      fs: {
        ...machineFs,
        async rename(from, to) {
          if (from.endsWith('.picture.json')) await cp(libraryFolder, crashed, { recursive: true })
          await machineFs.rename(from, to)
        }
      }
    })
    const picture = await library.add(generated(await paint(imaging, 1)))
    await library.close()
    using database = new DatabaseSync(join(crashed, 'library.db'))
    database.exec('DELETE FROM pictures')
    database.close()
    const first = await opened(crashed, imaging, { fs: unreadable((path) => path.endsWith(ending)) })
    expect([first.info().state, first.get(picture.id)]).toEqual(['ready', null])
    await first.close()
    const second = await opened(crashed, imaging)
    expect(second.get(picture.id)).toEqual(picture)
    await second.close()
    expect(await readdir(libraryPaths(crashed).incoming)).toEqual([])
  })
})

describe('an interrupted change whose entry cannot be read', () => {
  /** The library when the entry is written but its rows are not. */
  async function cutOff(libraryFolder: string, imaging: Imaging): Promise<{ crashed: string; id: string }> {
    const crashed = join(libraryFolder, '..', 'crashed')
    const library = await opened(libraryFolder, imaging, {
      fs: {
        ...machineFs,
        async rename(from, to) {
          await machineFs.rename(from, to)
          if (to.endsWith('.change.json')) await cp(libraryFolder, crashed, { recursive: true })
        }
      }
    })
    const { id } = await library.add(generated(await paint(imaging, 1)))
    await library.change([id], { rating: 5 })
    await library.close()
    return { crashed, id }
  }

  it('takes effect at a later start', async ({ libraryFolder, imaging }) => {
    const { crashed, id } = await cutOff(libraryFolder, imaging)
    const first = await opened(crashed, imaging, { fs: unreadable((path) => path.endsWith('.change.json')) })
    expect(first.get(id)?.rating).toBe(0)
    await first.close()
    const second = await opened(crashed, imaging)
    expect(second.get(id)?.rating).toBe(5)
    await second.close()
  })

  it('does not take effect over a later change', async ({ libraryFolder, imaging }) => {
    const { crashed, id } = await cutOff(libraryFolder, imaging)
    const first = await opened(crashed, imaging, { fs: unreadable((path) => path.endsWith('.change.json')) })
    await first.change([id], { rating: 2 })
    await first.close()
    const second = await opened(crashed, imaging)
    expect(second.get(id)?.rating).toBe(2)
    await second.close()
    expect(await readdir(libraryPaths(crashed).incoming)).toEqual([])
  })
})

it('a deletion whose entry cannot be read is finished at a later start', async ({ libraryFolder, imaging }) => {
  const crashed = join(libraryFolder, '..', 'crashed')
  const library = await opened(libraryFolder, imaging, {
    fs: {
      ...machineFs,
      async rename(from, to) {
        await machineFs.rename(from, to)
        if (to.endsWith('.deletion.json')) await cp(libraryFolder, crashed, { recursive: true })
      }
    }
  })
  const { id } = await library.add(generated(await paint(imaging, 1)))
  await library.trash([id])
  await library.deleteForGood([id])
  await library.close()
  const first = await opened(crashed, imaging, { fs: unreadable((path) => path.endsWith('.deletion.json')) })
  expect(first.trashedBefore(Number.MAX_SAFE_INTEGER)).toEqual([id])
  await first.close()
  const second = await opened(crashed, imaging)
  expect(second.get(id)).toBeNull()
  await second.close()
  expect(await readdir(libraryPaths(crashed).incoming)).toEqual([])
})
