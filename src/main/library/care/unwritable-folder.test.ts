import { cp, mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect } from 'vitest'
import { it } from '../__fixtures__/it.ts'
import { emptyTrash, failingFs, generated, opened, paint, searching } from '../__fixtures__/test-library.ts'
import { machineFs } from '../disk/library-fs.ts'
import { libraryPaths } from '../disk/library-paths.ts'
import { fill, inventory, open } from './__fixtures__/harmed-library.ts'

describe('a library folder that cannot be written', () => {
  // The tests may run as root, who is not bound by permissions: the file system answers "read-only" instead.
  const readOnly = (): ReturnType<typeof failingFs> => {
    const failing = failingFs()
    failing.failAt(1, 'EROFS', true)
    return failing
  }

  it.for([
    ['as it was closed', async () => undefined],
    ['with its database deleted', async (path: string) => await rm(libraryPaths(path).database)],
    ['with its database damaged', async (path: string) => await writeFile(libraryPaths(path).database, 'garbage')]
  ] as const)(
    'can be browsed and reports that it is read-only: %s',
    async ([, harm], { libraryFolder, imaging, clock }) => {
      const library = await open({ libraryFolder, imaging, clock })
      const { known, trashedId, maskId } = await fill(imaging, clock, library)
      const before = await known()
      await library.close()
      await harm(libraryFolder)
      const listed = (await readdir(libraryFolder, { recursive: true })).sort()
      const reading = await opened(libraryFolder, imaging, { clock, fs: readOnly().fs })
      expect(reading.info().state).toBe('read-only')
      expect(await inventory(reading, trashedId, maskId)).toEqual(before)
      expect(await reading.thumbnail(before.shown[0]!.id)).not.toBeNull()
      await expect(reading.add(generated(await paint(imaging, 9)))).rejects.toMatchObject({
        code: 'storage',
        data: { action: 'choose-folder' }
      })
      await expect(reading.change([trashedId], { favourite: true })).rejects.toMatchObject({ code: 'storage' })
      await expect(emptyTrash(reading)).rejects.toMatchObject({ code: 'storage' })
      expect(() => reading.database.exec('DELETE FROM jobs')).toThrow(/readonly|read-only|attempt to write/)
      await reading.close()
      expect((await readdir(libraryFolder, { recursive: true })).sort()).toEqual(listed)
    }
  )

  it('also shows what a crash left in the log', async ({ libraryFolder, imaging, clock }) => {
    const library = await open({ libraryFolder, imaging, clock })
    const { known, trashedId, maskId } = await fill(imaging, clock, library)
    const before = await known()
    const crashed = join(libraryFolder, '..', 'crashed')
    await cp(libraryFolder, crashed, { recursive: true })
    await library.close()
    const reading = await opened(crashed, imaging, {
      clock,
      fs: { ...readOnly().fs, copyFile: (from, to) => machineFs.copyFile(from, to) }
    })
    expect(await inventory(reading, trashedId, maskId)).toEqual(before)
    await reading.close()
  })
})

describe('a missing library folder', () => {
  it('is not replaced by an empty one if it held a library before', async ({ libraryFolder, imaging, clock }) => {
    const library = await open({ libraryFolder, imaging, clock })
    await library.close()
    await rename(libraryFolder, `${libraryFolder}.unplugged`)
    const away = await opened(libraryFolder, imaging, { mustExist: true })
    expect(away.info()).toMatchObject({ state: 'unavailable', pictures: 0 })
    await expect(away.add(generated(await paint(imaging, 1)))).rejects.toMatchObject({
      code: 'storage',
      message: 'The library folder cannot be found.'
    })
    expect(away.index(null, 10, searching())).toEqual({ stubs: [], total: 0 })
    expect(() => away.database.exec('DELETE FROM masks')).toThrow(/readonly|read-only|attempt to write/)
    await away.close()
    expect(await readdir(join(libraryFolder, '..'))).toEqual(['library.unplugged'])
    // An empty mount point is no library either.
    await mkdir(libraryFolder)
    const mountPoint = await opened(libraryFolder, imaging, { mustExist: true })
    expect(mountPoint.info().state).toBe('unavailable')
    await mountPoint.close()
    expect(await readdir(libraryFolder)).toEqual([])
  })

  it('that cannot be created is unavailable', async ({ libraryFolder, imaging }) => {
    await writeFile(join(libraryFolder, '..', 'file'), '')
    const library = await opened(join(libraryFolder, '..', 'file', 'library'), imaging)
    expect(library.info().state).toBe('unavailable')
    await library.close()
  })
})
