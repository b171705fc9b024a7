import { cp, readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeEach, expect, it } from 'vitest'
import { folder, imaging } from '../__fixtures__/fresh-folder.ts'
import { followed, generated, opened, paint } from '../__fixtures__/test-library.ts'
import { checker, testTask } from '../care/__fixtures__/care.ts'
import { layoutOf } from '../disk/layout.ts'
import { type LibraryFs, machineFs } from '../disk/library-fs.ts'
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
async function crashed(): Promise<Library> {
  const copy = join(folder.path, '..', 'crashed')
  await cp(folder.path, copy, { recursive: true })
  return await opened(copy, imaging)
}

it('a change whose sidecars could not be written does not come true again over a later one', async () => {
  const library = await opened(folder.path, imaging, { fs })
  const { id } = await library.add(generated(await paint(imaging, 0)))
  broken = (path) => path.includes(`${id}.json`)
  await library.change([id], { rating: 5 })
  await settled(library)
  broken = () => false
  await library.change([id], { rating: 3 })
  await settled(library)
  const next = await crashed()
  expect(next.get(id)?.rating).toBe(3)
  expect(await readdir(layoutOf(next.info().folder).incoming)).toEqual([])
  await next.close()
  await library.close()
})

it('nor where its entry could not even be renamed', async () => {
  const library = await opened(folder.path, imaging, { fs })
  const { id } = await library.add(generated(await paint(imaging, 0)))
  broken = (path) => path.includes(`${id}.json`) || path.endsWith('.changed.json')
  await library.change([id], { rating: 5 })
  await settled(library)
  broken = () => false
  await library.change([id], { rating: 3 })
  await settled(library)
  const next = await crashed()
  expect(next.get(id)?.rating).toBe(3)
  await next.close()
  await library.close()
})

it('a disk too full for a sidecar is no reason not to open the library', async () => {
  const library = await opened(folder.path, imaging, { fs })
  const { id } = await library.add(generated(await paint(imaging, 0)))
  broken = (path) => path.includes(`${id}.json`)
  await library.change([id], { rating: 5 })
  await library.close()
  const next = await opened(folder.path, imaging, { fs })
  expect(next.get(id)?.rating).toBe(5)
  await next.close()
})

it('nor is one that is too full for the sidecar of a new picture', async () => {
  const library = await opened(folder.path, imaging, { fs })
  broken = (path) => path.startsWith(layoutOf(folder.path).pictures) && path.endsWith('.json')
  const picture = await library.add(generated(await paint(imaging, 0)))
  await library.close()
  const reopened = await opened(folder.path, imaging, { fs })
  expect(reopened.get(picture.id)).toEqual(picture)
  await reopened.close()
  broken = () => false
  const next = await opened(folder.path, imaging, { fs })
  expect(await readdir(layoutOf(folder.path).incoming)).toEqual([])
  expect(await readFile(layoutOf(folder.path).sidecar(picture), 'utf8')).toContain(picture.id)
  await next.close()
})

it('a picture that was deleted for good does not come back from the journal', async () => {
  const library = await opened(folder.path, imaging, { fs })
  const kept = await library.add(generated(await paint(imaging, 0)))
  broken = (path) => path.startsWith(layoutOf(folder.path).pictures) && path.endsWith('.json')
  const twin = await library.add(generated(await paint(imaging, 0)))
  await followed(library)
  broken = () => false
  await library.trash([twin.id])
  await library.deleteForGood([twin.id])
  await library.close()
  const next = await opened(folder.path, imaging)
  expect([next.get(kept.id)?.id, next.get(twin.id)]).toEqual([kept.id, null])
  await next.close()
})

it('a collection that cannot be removed keeps its pictures', async () => {
  const library = await opened(folder.path, imaging, { fs })
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
