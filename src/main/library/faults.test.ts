import { cp, readdir, rm } from 'node:fs/promises'
import { describe, expect } from 'vitest'
import type { Picture } from '../../shared/domain/picture.ts'
import { AppError } from '../../shared/errors.ts'
import { isTemporaryName } from '../files/durable-file.ts'
import { it } from './__fixtures__/it.ts'
import {
  emptyTrash,
  everything,
  failingFs,
  followed,
  generated,
  opened,
  paint,
  searching
} from './__fixtures__/test-library.ts'
import { type LibraryFs, machineFs } from './disk/library-fs.ts'
import { libraryPaths } from './disk/library-paths.ts'
import type { Library } from './library.ts'

/** More calls than any operation makes; the loop ends at the first n that is never reached. */
const enough = 60

const anyList: unknown = expect.any(Array)
const anything: unknown = expect.anything()

/** Every listed picture is intact, every sidecar is in its place, and nothing temporary is left. */
async function expectWhole(libraryFolder: string, library: Library): Promise<void> {
  await followed(library)
  for (const picture of everything(library))
    expect((await library.original(picture.id))?.bytes.length).toBe(picture.bytes)
  const names = await readdir(libraryFolder, { recursive: true })
  expect(names.filter((name) => isTemporaryName(name.split('/').at(-1)!))).toEqual([])
  expect(await readdir(libraryPaths(libraryFolder).incoming)).toEqual([])
}

/** A failed addition says what to do and lists nothing; a successful one lists its picture. */
function expectAnswer(added: unknown, listed: Picture[]): void {
  const problem = added instanceof AppError ? `${added.code}, ${added.data.action}` : 'disk-full, free-space'
  expect(problem).toBe('disk-full, free-space')
  expect(listed).toEqual(added instanceof Error ? [] : [added])
}

/** A library that could not be opened says why. */
function refused(error: unknown): null {
  expect(error).toMatchObject({ code: 'storage' })
  return null
}

describe.each([
  ['once', false],
  ['for good', true]
])('a disk that fails %s', (_, forGood) => {
  it('while a picture is added: it is whole and listed, or absent; the others stay', async ({
    libraryFolder,
    imaging
  }) => {
    const failing = failingFs()
    const first = await opened(libraryFolder, imaging)
    const old = await first.add(generated(await paint(imaging, 0)))
    await first.close()
    let failures = 0
    for (let n = 1; ; n += 1) {
      expect(n).toBeLessThan(enough)
      const library = await opened(libraryFolder, imaging, { fs: failing.fs })
      const one = generated(await paint(imaging, n))
      failing.failAt(n, 'ENOSPC', forGood)
      const added = await library.add(one).catch((error: unknown) => error)
      await followed(library)
      const reached = failing.count() >= n
      failing.heal()
      failures += added instanceof Error ? 1 : 0
      expectAnswer(added, library.ofJob(one.jobId!))
      await library.close()
      const again = await opened(libraryFolder, imaging)
      expect(again.info().repairs).toEqual([])
      expect(again.get(old.id)).toEqual(old)
      expect(again.ofJob(one.jobId!)).toEqual(added instanceof Error ? anyList : [added])
      expect((await again.add(one)).sha256).toHaveLength(64)
      expect(again.ofJob(one.jobId!)).toHaveLength(1)
      await expectWhole(libraryFolder, again)
      await again.close()
      if (!reached) break
    }
    expect(failures).toBeGreaterThan(8)
  })

  it('while a favourite is set: it is set permanently or not at all', async ({ libraryFolder, imaging }) => {
    const failing = failingFs()
    const first = await opened(libraryFolder, imaging)
    const ids = [
      (await first.add(generated(await paint(imaging, 0)))).id,
      (await first.add(generated(await paint(imaging, 1)))).id
    ]
    await first.close()
    let wanted = true
    for (let n = 1; ; n += 1) {
      expect(n).toBeLessThan(enough)
      const library = await opened(libraryFolder, imaging, { fs: failing.fs })
      failing.failAt(n, 'ENOSPC', forGood)
      const failed = await library.change(ids, { favourite: wanted }).then(
        () => false,
        () => true
      )
      const now = ids.map((id) => library.get(id)?.favourite)
      expect(now).toEqual(failed ? [!wanted, !wanted] : [wanted, wanted])
      // Sidecars are written after the answer: the disk keeps failing until the end.
      await library.close()
      const reached = failing.count() >= n
      failing.heal()
      const next = await opened(libraryFolder, imaging)
      const settled = ids.map((id) => next.get(id)?.favourite)
      await next.close()
      // A disk that cannot even delete the journal's entry lets it take effect at the next start, for all or for none.
      expect(settled, `after call ${n} failed`).toEqual(forGood && failed ? anyList : now)
      expect(new Set(settled).size).toBe(1)
      await rm(libraryPaths(libraryFolder).database)
      const rebuilt = await opened(libraryFolder, imaging)
      expect(
        ids.map((id) => rebuilt.get(id)?.favourite),
        `after call ${n} failed`
      ).toEqual(settled)
      await expectWhole(libraryFolder, rebuilt)
      await rebuilt.close()
      if (!reached) break
      wanted = settled[0] !== true
    }
  })

  it('while the trash is emptied: it is whole or empty, a second try finishes it, the rest stays', async ({
    libraryFolder,
    imaging
  }) => {
    const failing = failingFs()
    const found = new Set<boolean>()
    for (let n = 1; ; n += 1) {
      expect(n).toBeLessThan(enough)
      const library = await opened(libraryFolder, imaging, { fs: failing.fs })
      const kept = await library.add(generated(await paint(imaging, 0)))
      const twin = await library.add(generated(await paint(imaging, 0)))
      const other = await library.add(generated(await paint(imaging, 1)))
      await library.trash([twin.id, other.id])
      failing.failAt(n, 'EIO', forGood)
      await emptyTrash(library).catch(() => undefined)
      const reached = failing.count() >= n
      failing.heal()
      await library.close()
      const again = await opened(libraryFolder, imaging)
      expect(again.get(kept.id)).toEqual(kept)
      const there = [twin, other].filter(({ id }) => again.get(id) !== null)
      expect(there, `after call ${n} failed`).toEqual(there.length > 0 ? [twin, other] : [])
      for (const { id, bytes } of there)
        expect((await again.original(id))?.bytes.length, `after call ${n} failed`).toBe(bytes)
      found.add(there.length > 0)
      await emptyTrash(again)
      expect([again.get(twin.id), again.get(other.id)]).toEqual([null, null])
      await expectWhole(libraryFolder, again)
      await again.close()
      if (!reached) break
    }
    expect(found.size).toBe(2)
  })

  it('while a mask is added: it is stored completely or not at all', async ({ libraryFolder, imaging }) => {
    const failing = failingFs()
    for (let n = 1; ; n += 1) {
      expect(n).toBeLessThan(enough)
      const library = await opened(libraryFolder, imaging, { fs: failing.fs })
      const png = await imaging.encodePng(new Uint8Array(64).fill(n), 8, 8, 1)
      failing.failAt(n, 'ENOSPC', forGood)
      const added = await library.addMask(png).catch(() => null)
      const reached = failing.count() >= n
      failing.heal()
      const again = await library.addMask(png)
      expect(again).toEqual(added ?? anything)
      expect(library.getMask(again.id)?.mask).toEqual(again)
      await library.close()
      if (!reached) break
    }
  })

  it('while the library is opened: the next opening finds everything', async ({ libraryFolder, imaging }) => {
    const failing = failingFs()
    const first = await opened(libraryFolder, imaging)
    const picture = await first.add(generated(await paint(imaging, 0)))
    await first.close()
    for (let n = 1; ; n += 1) {
      expect(n).toBeLessThan(enough)
      failing.failAt(n, 'EIO', forGood)
      const library = await opened(libraryFolder, imaging, { fs: failing.fs }).catch(refused)
      const reached = failing.count() >= n
      failing.heal()
      await library?.close()
      const again = await opened(libraryFolder, imaging)
      expect(again.get(picture.id)).toEqual(picture)
      expect(again.info().state).toBe('ready')
      await again.close()
      if (!reached) break
    }
  })
})

it('a second try that fails leaves what the first one had put on disk', async ({ libraryFolder, imaging }) => {
  let full = false
  const open: LibraryFs['open'] = async (path, flags, mode) => {
    if (full && flags !== 'r' && path.includes('.picture.json'))
      throw Object.assign(new Error('full'), { code: 'ENOSPC' })
    return await machineFs.open(path, flags, mode)
  }
  const library = await opened(libraryFolder, imaging, { fs: { ...machineFs, open } })
  const one = generated(await paint(imaging, 1))
  const pages = Number(library.database.prepare('PRAGMA page_count').get()?.page_count)
  library.database.exec(`PRAGMA max_page_count = ${pages}`)
  const prompt = Array.from({ length: 9000 }, (_, at) => `word${at}`).join(' ')
  const large = { ...one, request: { operationId: 'x', parameters: { prompt } } }
  await expect(library.add(large)).rejects.toMatchObject({ code: 'disk-full' })
  full = true
  await expect(library.add(large)).rejects.toMatchObject({ code: 'disk-full' })
  // As a kill would leave it.
  const left = `${libraryFolder}-left`
  await cp(libraryFolder, left, { recursive: true })
  await library.close()
  const again = await opened(left, imaging)
  expect(everything(again)).toMatchObject([{ jobId: one.jobId, parameters: { prompt } }])
  await again.close()
  await rm(left, { recursive: true })
})

describe('a disk that is full when the row is committed', () => {
  it('rolls the row back and keeps the file: a new try lists it, and so does a new start', async ({
    libraryFolder,
    imaging
  }) => {
    const library = await opened(libraryFolder, imaging)
    await library.add(generated(await paint(imaging, 0)))
    const pages = Number(library.database.prepare('PRAGMA page_count').get()?.page_count)
    library.database.exec(`PRAGMA max_page_count = ${pages}`)
    // A prompt of many pages no longer fits into the file.
    const prompt = Array.from({ length: 9000 }, (_, at) => `word${at}`).join(' ')
    const one = generated(await paint(imaging, 1), { request: { operationId: 'x', parameters: { prompt } } })
    const two = generated(await paint(imaging, 2), { request: { operationId: 'x', parameters: { prompt } } })
    await expect(library.add(one)).rejects.toMatchObject({ code: 'disk-full', data: { action: 'free-space' } })
    await expect(library.add(two)).rejects.toMatchObject({ code: 'disk-full' })
    expect(library.info().pictures).toBe(1)
    expect(library.index(null, 10, searching('word1')).total).toBe(0)
    library.database.exec('PRAGMA max_page_count = 1000000')
    const listed = await library.add(one)
    expect(library.index(null, 10, searching('word1')).total).toBe(1)
    await library.close()
    const again = await opened(libraryFolder, imaging)
    expect(again.get(listed.id)).toEqual(listed)
    expect(again.ofJob(two.jobId!)).toHaveLength(1)
    expect(again.info().pictures).toBe(3)
    await expectWhole(libraryFolder, again)
    await again.close()
  })
})
