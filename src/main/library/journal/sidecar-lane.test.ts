import { cp, readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeEach, expect } from 'vitest'
import type { Imaging } from '../../imaging/imaging.ts'
import { it } from '../__fixtures__/it.ts'
import { followed, generated, opened, paint } from '../__fixtures__/test-library.ts'
import { checker, testTask } from '../care/__fixtures__/care.ts'
import { type LibraryFs, machineFs } from '../disk/library-fs.ts'
import { libraryPaths } from '../disk/library-paths.ts'
import type { Library } from '../library.ts'

/** Paths that cannot be written to or moved to now. */
let broken: (path: string) => boolean

beforeEach(async () => {
  broken = () => false
})
const full = (): Error => Object.assign(new Error('ENOSPC'), { code: 'ENOSPC' })
const fs: LibraryFs = {
  ...machineFs,
  open: (path, flags, mode) =>
    flags !== 'r' && broken(path) ? Promise.reject(full()) : machineFs.open(path, flags, mode),
  rename: (from, to) => (broken(to) ? Promise.reject(full()) : machineFs.rename(from, to))
}

/** A check waits for the sidecars first. */
const settled = async (library: Library): Promise<unknown> => await library.care.verify(checker, testTask())

/** The library as a crash would leave it at this moment. */
async function crashed(libraryFolder: string, imaging: Imaging): Promise<Library> {
  const copy = join(libraryFolder, '..', 'crashed')
  await cp(libraryFolder, copy, { recursive: true })
  return await opened(copy, imaging)
}

it('a change whose sidecars could not be written does not take effect again over a later one', async ({
  libraryFolder,
  imaging
}) => {
  const library = await opened(libraryFolder, imaging, { fs })
  const { id } = await library.add(generated(await paint(imaging, 0)))
  broken = (path) => path.includes(`${id}.json`)
  await library.change([id], { rating: 5 })
  await settled(library)
  broken = () => false
  await library.change([id], { rating: 3 })
  await settled(library)
  const next = await crashed(libraryFolder, imaging)
  expect(next.get(id)?.rating).toBe(3)
  expect(await readdir(libraryPaths(next.info().folder).incoming)).toEqual([])
  await next.close()
  await library.close()
})

it('nor if its entry could not even be renamed', async ({ libraryFolder, imaging }) => {
  const library = await opened(libraryFolder, imaging, { fs })
  const { id } = await library.add(generated(await paint(imaging, 0)))
  broken = (path) => path.includes(`${id}.json`) || path.endsWith('.changed.json')
  await library.change([id], { rating: 5 })
  await settled(library)
  broken = () => false
  await library.change([id], { rating: 3 })
  await settled(library)
  const next = await crashed(libraryFolder, imaging)
  expect(next.get(id)?.rating).toBe(3)
  await next.close()
  await library.close()
})

it('a disk too full for a sidecar does not prevent opening the library', async ({ libraryFolder, imaging }) => {
  const library = await opened(libraryFolder, imaging, { fs })
  const { id } = await library.add(generated(await paint(imaging, 0)))
  broken = (path) => path.includes(`${id}.json`)
  await library.change([id], { rating: 5 })
  await library.close()
  const next = await opened(libraryFolder, imaging, { fs })
  expect(next.get(id)?.rating).toBe(5)
  await next.close()
})

it('nor does one too full for the sidecar of a new picture', async ({ libraryFolder, imaging }) => {
  const library = await opened(libraryFolder, imaging, { fs })
  broken = (path) => path.startsWith(libraryPaths(libraryFolder).pictures) && path.endsWith('.json')
  const picture = await library.add(generated(await paint(imaging, 0)))
  await library.close()
  const reopened = await opened(libraryFolder, imaging, { fs })
  expect(reopened.get(picture.id)).toEqual(picture)
  await reopened.close()
  broken = () => false
  const next = await opened(libraryFolder, imaging, { fs })
  expect(await readdir(libraryPaths(libraryFolder).incoming)).toEqual([])
  expect(await readFile(libraryPaths(libraryFolder).sidecar(picture), 'utf8')).toContain(picture.id)
  await next.close()
})

it('a picture deleted for good does not come back from the journal', async ({ libraryFolder, imaging }) => {
  const library = await opened(libraryFolder, imaging, { fs })
  const kept = await library.add(generated(await paint(imaging, 0)))
  broken = (path) => path.startsWith(libraryPaths(libraryFolder).pictures) && path.endsWith('.json')
  const twin = await library.add(generated(await paint(imaging, 0)))
  await followed(library)
  broken = () => false
  await library.trash([twin.id])
  await library.deleteForGood([twin.id])
  await library.close()
  const next = await opened(libraryFolder, imaging)
  expect([next.get(kept.id)?.id, next.get(twin.id)]).toEqual([kept.id, null])
  await next.close()
})

it('a collection that cannot be removed keeps its pictures', async ({ libraryFolder, imaging }) => {
  const library = await opened(libraryFolder, imaging, { fs })
  const { id } = await library.add(generated(await paint(imaging, 0)))
  const birds = await library.createCollection('Birds')
  await library.change([id], { addTo: [birds.id] })
  broken = (path) => path.includes('shelf.json')
  await expect(library.removeCollection(birds.id)).rejects.toMatchObject({ code: 'disk-full' })
  broken = () => false
  expect(library.get(id)?.collectionIds).toEqual([birds.id])
  expect(library.shelf().collections).toEqual([birds])
  await library.close()
})
