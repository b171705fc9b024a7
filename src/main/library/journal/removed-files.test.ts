/** "Remove the file but keep its recipe", and deleting for good: entirely or not at all, whatever fails. */
import { access, readFile, rm } from 'node:fs/promises'
import { describe, expect } from 'vitest'
import type { Picture } from '../../../shared/domain/picture.ts'
import type { Imaging } from '../../imaging/imaging.ts'
import { it } from '../__fixtures__/it.ts'
import { failingFs, followed, generated, opened, paint } from '../__fixtures__/test-library.ts'
import { libraryPaths } from '../disk/library-paths.ts'
import type { Library } from '../library.ts'

/** More calls than any operation makes. */
const enough = 80

const isThere = async (libraryFolder: string, picture: Picture): Promise<boolean> =>
  await access(libraryPaths(libraryFolder).original(picture)).then(
    () => true,
    () => false
  )

const again = async (libraryFolder: string, imaging: Imaging, library: Library): Promise<Library> => {
  await library.close()
  return await opened(libraryFolder, imaging)
}

describe('a removed file', () => {
  it('leaves the recipe, a preview and all marks, also when the database is lost', async ({
    libraryFolder,
    imaging,
    open
  }) => {
    let library = await opened(libraryFolder, imaging)
    const { id, bytes } = await library.add(generated(await paint(imaging, 1)))
    await library.change([id], { rating: 4, addTags: ['sea'], notes: 'kept' })
    expect(await library.removeFiles([id])).toEqual({ ids: [id], skipped: [], bytes })
    const picture = library.get(id)!
    expect(picture).toMatchObject({
      rating: 4,
      tags: ['sea'],
      notes: 'kept',
      missing: false,
      parameters: { prompt: 'a lighthouse at dusk' }
    })
    expect(picture.fileRemovedAt).not.toBeNull()
    expect([await isThere(libraryFolder, picture), await library.originalPath(id), await library.original(id)]).toEqual(
      [false, null, null]
    )
    const small = await library.thumbnail(id)
    expect(small).not.toBeNull()
    expect(await library.removeFiles([id])).toEqual({ ids: [], skipped: [], bytes: 0 })
    library = await again(libraryFolder, imaging, library)
    await library.close()
    await rm(libraryPaths(libraryFolder).database)
    await rm(libraryPaths(libraryFolder).thumbnails, { recursive: true })
    library = await open()
    expect(library.get(id)).toEqual(picture)
    expect(await library.thumbnail(id)).toEqual(small)
    await library.close()
  })

  it('stays if another picture has the same bytes, and is deleted with the last of them', async ({
    libraryFolder,
    imaging
  }) => {
    const library = await opened(libraryFolder, imaging)
    const same = await paint(imaging, 1)
    const [one, two] = [await library.add(generated(same)), await library.add(generated(same))]
    expect(await library.removeFiles([one.id])).toMatchObject({ ids: [one.id], bytes: 0 })
    expect([await isThere(libraryFolder, two), await library.originalPath(one.id)]).toEqual([true, null])
    expect(await library.originalPath(two.id)).not.toBeNull()
    expect(await library.removeFiles([two.id])).toMatchObject({ bytes: two.bytes })
    expect(await isThere(libraryFolder, two)).toBe(false)
    await library.close()
  })

  it('is back when the same bytes are imported, and stays back after a restart', async ({ libraryFolder, imaging }) => {
    let library = await opened(libraryFolder, imaging)
    const bytes = await paint(imaging, 1)
    const { id } = await library.add(generated(bytes))
    await library.removeFiles([id])
    expect(await library.import(bytes)).toMatchObject({ known: true, picture: { id, fileRemovedAt: null } })
    library = await again(libraryFolder, imaging, library)
    const picture = library.get(id)!
    expect(picture).toMatchObject({ fileRemovedAt: null, missing: false })
    expect(await readFile((await library.originalPath(id))!)).toEqual(Buffer.from(bytes))
    await library.close()
  })

  it('is not removed if no preview can be made of it', async ({ libraryFolder, imaging }) => {
    const library = await opened(libraryFolder, imaging)
    const picture = await library.add(generated(await paint(imaging, 1)))
    await followed(library)
    await rm(libraryPaths(libraryFolder).original(picture))
    await rm(libraryPaths(libraryFolder).thumbnail(picture.sha256))
    expect(await library.removeFiles([picture.id])).toEqual({ ids: [], skipped: [picture.id], bytes: 0 })
    expect(library.get(picture.id)).toMatchObject({ fileRemovedAt: null, missing: true })
    await library.close()
  })

  it.for([
    ['once', false],
    ['for good', true]
  ] as const)(
    'on a disk that fails %s: it is present and listed so, or gone and listed so',
    async ([, forGood], { libraryFolder, imaging }) => {
      const failing = failingFs()
      for (let n = 1; ; n += 1) {
        expect(n).toBeLessThan(enough)
        const library = await opened(libraryFolder, imaging, { fs: failing.fs })
        const picture = await library.add(generated(await paint(imaging, n)))
        const other = await library.add(generated(await paint(imaging, 1000)))
        failing.failAt(n, 'EIO', forGood)
        await library.removeFiles([picture.id]).catch(() => undefined)
        await library.close()
        const reached = failing.count() >= n
        failing.heal()
        const next = await opened(libraryFolder, imaging)
        const now = next.get(picture.id)!
        expect(await isThere(libraryFolder, now), `after call ${n} failed`).toBe(now.fileRemovedAt === null)
        expect(now.missing).toBe(false)
        expect(await next.thumbnail(picture.id)).not.toBeNull()
        expect(await isThere(libraryFolder, other)).toBe(true)
        await next.close()
        if (!reached) break
      }
    }
  )
})

describe('deleting for good', () => {
  it('deletes only pictures in the trash, with everything stored for them, and reports the space freed', async ({
    libraryFolder,
    imaging
  }) => {
    const library = await opened(libraryFolder, imaging)
    const shown = await library.add(generated(await paint(imaging, 1)))
    const trashed = await library.add(generated(await paint(imaging, 2)))
    const twins = [
      await library.add(generated(await paint(imaging, 3))),
      await library.add(generated(await paint(imaging, 3)))
    ] as const
    const ids = [trashed.id, twins[0].id, twins[1].id]
    await library.trash(ids)
    expect(library.trashTotals()).toEqual({ pictures: 3, bytes: trashed.bytes + 2 * twins[0].bytes })
    expect(await library.deleteForGood([shown.id, ...ids])).toEqual({
      ids,
      bytes: trashed.bytes + twins[0].bytes,
      left: null
    })
    expect([
      await isThere(libraryFolder, shown),
      await isThere(libraryFolder, trashed),
      await isThere(libraryFolder, twins[0])
    ]).toEqual([true, false, false])
    expect(library.trashTotals()).toEqual({ pictures: 0, bytes: 0 })
    const next = await again(libraryFolder, imaging, library)
    expect(ids.map((id) => next.get(id))).toEqual([null, null, null])
    await next.close()
  })

  it('does not let a pending sidecar bring a picture back', async ({ libraryFolder, imaging, open }) => {
    let library = await opened(libraryFolder, imaging)
    const ids: string[] = []
    for (let n = 0; n < 12; n += 1) ids.push((await library.add(generated(await paint(imaging, n)))).id)
    await library.change(ids, { rating: 3 })
    await library.trash(ids)
    await library.deleteForGood(ids)
    library = await again(libraryFolder, imaging, library)
    await library.close()
    await rm(libraryPaths(libraryFolder).database)
    library = await open()
    expect(library.info()).toMatchObject({ pictures: 0, trashed: 0 })
    await library.close()
  })
})

describe('a change to more pictures than are written at once', () => {
  it('is applied to all or none, interrupted anywhere, and what follows continues in the next session', async ({
    libraryFolder,
    imaging
  }) => {
    const library = await opened(libraryFolder, imaging)
    const ids: string[] = []
    for (let n = 0; n < 6; n += 1) ids.push((await library.add(generated(await paint(imaging, n % 3)))).id)
    // The database is queried for hundreds at a time; a list that repeats each picture is a long one.
    const many = Array.from({ length: 600 }, (_, at) => ids[at % ids.length]!)
    const { undo } = await library.change(many, { addTags: ['many'], rating: 2 })
    expect(library.tags('many', 5)).toEqual([{ tag: 'many', count: 6 }])
    await library.undoChange(undo)
    expect(library.tags('many', 5)).toEqual([])
    await library.change(many, { addTags: ['many'] })
    const next = await again(libraryFolder, imaging, library)
    expect(next.tags('many', 5)).toEqual([{ tag: 'many', count: 6 }])
    await next.close()
  })
})
