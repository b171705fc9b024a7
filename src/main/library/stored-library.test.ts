import { mkdir, readdir, readFile, rename, rm, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect } from 'vitest'
import { flag } from '../../shared/domain/picture-flags.ts'
import { it } from './__fixtures__/it.ts'
import {
  emptyTrash,
  followed,
  generated,
  newId,
  paint,
  prompting,
  searching,
  startOfTime,
  TestClock
} from './__fixtures__/test-library.ts'
import { there } from './__fixtures__/there.ts'
import { hashOf } from './disk/hash.ts'
import { type LibraryFs, machineFs } from './disk/library-fs.ts'
import { libraryPaths } from './disk/library-paths.ts'

describe('a new library', () => {
  it('is created in a missing folder, and is empty', async ({ libraryFolder, library }) => {
    expect(library.info()).toEqual({
      folder: libraryFolder,
      pictures: 0,
      trashed: 0,
      bytes: 0,
      state: 'ready',
      openElsewhere: null,
      reason: null,
      repairs: []
    })
    expect(library.index(null, 100, searching())).toEqual({ stubs: [], total: 0 })
    expect(library.get(newId())).toBeNull()
  })
})

describe('an added picture', () => {
  it('is stored byte for byte, with everything it was made from, and is still there after a restart', async ({
    imaging,
    open,
    library
  }) => {
    const bytes = await paint(imaging, 1)
    const picture = await library.add(generated(bytes))
    expect(picture).toMatchObject({
      sha256: hashOf(bytes),
      mime: 'image/png',
      width: 12,
      height: 8,
      bytes: bytes.length,
      createdAt: startOfTime,
      missing: false
    })
    expect(picture.parameters).toEqual({
      prompt: 'a lighthouse at dusk',
      negativePrompt: 'blurry',
      steps: 20,
      guidance: 7.5,
      seed: 4_294_967_295
    })
    await library.close()
    library = await open()
    expect(library.get(picture.id)).toEqual(picture)
    expect(Buffer.compare(await readFile((await library.originalPath(picture.id))!), bytes)).toBe(0)
    expect(await library.original(picture.id)).toMatchObject({ mime: 'image/png' })
    expect(library.info()).toMatchObject({ pictures: 1, bytes: bytes.length, repairs: [] })
  })

  it('has its sidecar beside it and leaves nothing in the journal', async ({ libraryFolder, imaging, library }) => {
    const picture = await library.add(generated(await paint(imaging, 1)))
    await followed(library)
    const paths = libraryPaths(libraryFolder)
    const { missing: _, children: __, ...facts } = picture
    expect(JSON.parse(await readFile(paths.sidecar(picture), 'utf8'))).toMatchObject({
      format: 'palimpsest-picture',
      version: 1,
      picture: facts
    })
    expect(await readdir(paths.incoming)).toEqual([])
    expect(await readdir(join(paths.pictures, picture.sha256.slice(0, 2)))).toHaveLength(2)
  })

  it('is stored once however often the same job delivers it, also concurrently', async ({ imaging, library }) => {
    const bytes = await paint(imaging, 1)
    const one = generated(bytes)
    const added = await Promise.all([library.add(one), library.add(one), library.add(one)])
    added.push(await library.add(one))
    expect(new Set(added.map(({ id }) => id)).size).toBe(1)
    expect(library.info().pictures).toBe(1)
    expect(library.ofJob(one.jobId!)).toEqual([added[0]])
  })

  it('shares its file with another job that delivered the same bytes', async ({ libraryFolder, imaging, library }) => {
    const bytes = await paint(imaging, 1)
    const first = await library.add(generated(bytes))
    const second = await library.add(generated(bytes, prompting('another prompt')))
    expect(second.id).not.toBe(first.id)
    expect(await library.originalPath(second.id)).toBe(await library.originalPath(first.id))
    expect(library.info()).toMatchObject({ pictures: 2, bytes: bytes.length })
    await library.trash([first.id])
    expect(await emptyTrash(library)).toBe(1)
    expect(await library.originalPath(second.id)).not.toBeNull()
    await library.trash([second.id])
    await emptyTrash(library)
    expect(library.info()).toMatchObject({ pictures: 0, bytes: 0 })
    expect(await readdir(join(libraryPaths(libraryFolder).pictures, first.sha256.slice(0, 2)))).toEqual([])
  })

  it('is found by job and ordinal', async ({ imaging, library }) => {
    const jobId = newId()
    for (const ordinal of [2, 0, 1]) await library.add(generated(await paint(imaging, ordinal), { jobId, ordinal }))
    expect(library.ofJob(jobId).map((picture) => picture.ordinal)).toEqual([0, 1, 2])
  })

  it('is refused if it is no picture, and nothing of it stays', async ({ libraryFolder, imaging, library }) => {
    for (const bytes of [
      Buffer.from('<html>Too many requests</html>'),
      Buffer.alloc(0),
      (await paint(imaging, 1)).subarray(0, 80)
    ]) {
      await expect(library.add(generated(bytes))).rejects.toMatchObject({ code: 'bad-response' })
    }
    expect(library.info().pictures).toBe(0)
    expect(await readdir(libraryPaths(libraryFolder).pictures)).toEqual([])
  })

  it.for([
    ['a lone surrogate', 'tail \ud83d end \udc00'],
    ['a NUL and control characters', 'a\0b\u0001\u001f\u007f\r\n\t'],
    ['a hundred kilobytes', 'ünïcödé 🏔 '.repeat(8000).slice(0, 100_000)],
    ['markup and SQL', `<script>alert(1)</script>'; DROP TABLE pictures; --`],
    ['an empty prompt', '']
  ] as const)(
    'keeps %s exactly, in the row and in the sidecar',
    async ([, prompt], { libraryFolder, imaging, open, library }) => {
      const picture = await library.add(generated(await paint(imaging, 1), prompting(prompt, prompt)))
      expect(library.get(picture.id)?.parameters).toEqual({ prompt, negativePrompt: prompt })
      await library.close()
      await rm(libraryPaths(libraryFolder).database)
      library = await open()
      expect(library.get(picture.id)).toEqual(picture)
    }
  )

  it('keeps no signature of a presigned link', async ({ libraryFolder, imaging, library }) => {
    const source = {
      kind: 'link' as const,
      url: 'https://bucket.example/a.png?X-Amz-Signature=c0ffee&X-Amz-Expires=60'
    }
    const mask = { kind: 'link' as const, url: 'https://example.com/mask.png?version=3' }
    const picture = await library.add(
      generated(await paint(imaging, 1), { request: { operationId: 'x', parameters: { prompt: '' }, source, mask } })
    )
    await followed(library)
    const sidecar = await readFile(libraryPaths(libraryFolder).sidecar(picture), 'utf8')
    expect(sidecar).not.toContain('c0ffee')
    expect(sidecar).toContain('https://bucket.example/a.png')
    expect(sidecar).toContain('mask.png?version=3')
    expect(JSON.stringify(library.database.prepare('SELECT * FROM pictures').all())).not.toContain('c0ffee')
  })

  it('is at the top of the list even if the clock was set back', async ({ imaging, open, library }) => {
    const clock = new TestClock()
    await library.close()
    library = await open({ clock })
    const ids: string[] = []
    for (const step of [0, 5, -1_000_000, 0, 3]) {
      clock.time += step
      ids.unshift((await library.add(generated(await paint(imaging, ids.length)))).id)
    }
    expect(library.index(null, 10, searching()).stubs.map(([id]) => id)).toEqual(ids)
  })
})

describe('favourites and the trash', () => {
  it('are in the row and in the sidecar, and survive the loss of the database', async ({
    libraryFolder,
    imaging,
    open,
    library
  }) => {
    const [a, b] = [
      await library.add(generated(await paint(imaging, 1))),
      await library.add(generated(await paint(imaging, 2)))
    ]
    expect((await library.change([a.id], { favourite: true })).changed).toEqual([a.id])
    expect(library.get(a.id)).toEqual({ ...a, favourite: true })
    await library.trash([b.id])
    const before = [library.get(a.id), library.get(b.id)]
    await library.close()
    await rm(libraryPaths(libraryFolder).database)
    library = await open()
    expect([library.get(a.id), library.get(b.id)]).toEqual(before)
    expect(before[1]?.trashedAt).toBe(startOfTime)
    expect(library.info().pictures).toBe(1)
  })

  it('hides what is in the trash from the list and the search, deletes nothing, and restores it intact', async ({
    imaging,
    library
  }) => {
    const picture = await library.add(generated(await paint(imaging, 1)))
    await library.trash([picture.id, newId()])
    expect(library.index(null, 10, searching())).toEqual({ stubs: [], total: 0 })
    expect(library.index(null, 10, searching('lighthouse'))).toEqual({ stubs: [], total: 0 })
    expect(await library.originalPath(picture.id)).not.toBeNull()
    expect(await library.restore([picture.id])).toEqual([picture.id])
    expect(library.get(picture.id)).toEqual(picture)
    expect(library.index(null, 10, searching('lighthouse')).total).toBe(1)
    expect(library.index(null, 10, searching()).stubs[0]?.[0]).toBe(picture.id)
  })

  it('deletes files for good only when the trash is emptied', async ({ libraryFolder, imaging, library }) => {
    const picture = await library.add(generated(await paint(imaging, 1)))
    const paths = libraryPaths(libraryFolder)
    await library.trash([picture.id])
    const files = [paths.original(picture), paths.sidecar(picture), paths.thumbnail(picture.sha256)]
    expect(await Promise.all(files.map(there))).toEqual([true, true, true])
    expect(await emptyTrash(library)).toBe(1)
    expect(await Promise.all(files.map(there))).toEqual([false, false, false])
    expect(library.get(picture.id)).toBeNull()
    expect(await emptyTrash(library)).toBe(0)
  })

  it('leaves nothing in the trash when all of it is restored', async ({ imaging, library }) => {
    const ids = []
    for (const shade of [1, 2, 3]) ids.push((await library.add(generated(await paint(imaging, shade)))).id)
    await library.trash(ids.slice(1))
    expect(library.info()).toMatchObject({ pictures: 1, trashed: 2 })
    expect(await library.restore(library.trashedBefore(Number.MAX_SAFE_INTEGER))).toHaveLength(2)
    expect(library.info()).toMatchObject({ pictures: 3, trashed: 0 })
    expect(library.index(null, 10, searching()).stubs.map(([id]) => id)).toEqual(ids.toReversed())
    expect(await library.restore(ids)).toEqual([])
  })
})

describe("a picture's file", () => {
  it('that is missing marks the picture missing, and not forever', async ({
    libraryFolder,
    imaging,
    open,
    library
  }) => {
    const changes: boolean[] = []
    await library.close()
    library = await open({ changed: (picture) => changes.push(picture.missing) })
    const picture = await library.add(generated(await paint(imaging, 1)))
    const file = libraryPaths(libraryFolder).original(picture)
    await followed(library)
    await rename(file, `${file}.away`)
    expect(await library.originalPath(picture.id)).toBeNull()
    expect(library.get(picture.id)?.missing).toBe(true)
    expect(library.index(null, 1, searching()).stubs[0]![5] & flag.missing).toBe(flag.missing)
    expect(await library.thumbnail(picture.id)).not.toBeNull()
    await rename(`${file}.away`, file)
    expect(await library.originalPath(picture.id)).toBe(file)
    expect(library.get(picture.id)).toEqual(picture)
    expect(changes).toEqual([true, false])
  })

  it('that is missing comes back when the job delivers it again, under the same id', async ({
    libraryFolder,
    imaging,
    library
  }) => {
    const one = generated(await paint(imaging, 1))
    const picture = await library.add(one)
    await library.change([picture.id], { favourite: true })
    await rm(libraryPaths(libraryFolder).original(picture))
    expect(await library.add(one)).toEqual({ ...picture, favourite: true })
    await rm(libraryPaths(libraryFolder).original(picture))
    const other = await paint(imaging, 2)
    const again = await library.add({ ...one, bytes: other })
    expect(again).toMatchObject({ id: picture.id, sha256: hashOf(other), favourite: true, missing: false })
    expect(library.info()).toMatchObject({ pictures: 1, bytes: other.length })
    await followed(library)
    expect(await there(libraryPaths(libraryFolder).sidecar(picture))).toBe(false)
  })

  it('is never looked for outside the library', async ({ libraryFolder, imaging, library }) => {
    const picture = await library.add(generated(await paint(imaging, 1)))
    const paths = libraryPaths(libraryFolder)
    const secret = join(libraryFolder, '..', 'secret.png')
    await writeFile(secret, 'secret')
    await rm(paths.original(picture))
    await symlink(secret, paths.original(picture))
    expect(await library.originalPath(picture.id)).toBeNull()
    expect(await library.original(picture.id)).toBeNull()
    for (const name of [
      '../../../secret.png',
      `${picture.sha256}.png/../../../../secret.png`,
      '/etc/passwd',
      'C:\\secret.png',
      `${'0'.repeat(64)}.png`,
      ''
    ]) {
      library.database.prepare('UPDATE pictures SET file_name = ?').run(name)
      expect(await library.originalPath(picture.id)).toBeNull()
    }
    library.database.prepare('UPDATE pictures SET file_name = ?').run(picture.fileName)
    await rm(paths.original(picture))
    await mkdir(paths.original(picture))
    expect(await library.originalPath(picture.id)).toBeNull()
  })
})

describe('a closed library', () => {
  it('refuses changes', async ({ imaging, library }) => {
    await library.close()
    await expect(library.add(generated(await paint(imaging, 1)))).rejects.toMatchObject({ code: 'storage' })
    await library.close()
  })
})

describe('an interrupted write', () => {
  const leftOver = '.left.0123456789ab.tmp'

  it("is swept after a crash wherever it was, and other people's files stay", async ({
    libraryFolder,
    imaging,
    open,
    library
  }) => {
    const { id } = await library.add(generated(await paint(imaging, 1)))
    await library.addMask({ width: 2, height: 2, bits: 8, data: new Uint8Array([0, 255, 255, 0]) })
    await library.keepReturned(await paint(imaging, 2))
    await library.removeFiles([id])
    await library.close()
    const { masks, drafts, thumbnails, returned, previews } = libraryPaths(libraryFolder)
    const drawers = await Promise.all(
      [returned, previews].map(async (cabinet) => (await readdir(cabinet)).map((name) => join(cabinet, name)))
    )
    const folders = [libraryFolder, masks, drafts, thumbnails, ...drawers.flat()]
    expect(folders).toHaveLength(6)
    for (const place of folders) for (const name of [leftOver, 'mine.tmp']) await writeFile(join(place, name), 'half')
    await writeFile(libraryPaths(libraryFolder).inUse, '')
    library = await open()
    for (const place of folders) expect(await readdir(place)).toEqual(expect.not.arrayContaining([leftOver]))
    for (const place of folders) expect(await readdir(place)).toContain('mine.tmp')
  })

  it('of a thumbnail is waited for when the library is closed', async ({ libraryFolder, imaging, open, library }) => {
    await library.close()
    const renaming = Promise.withResolvers<void>()
    const goingOn = Promise.withResolvers<void>()
    const order: string[] = []
    let held = false
    const slowRename: LibraryFs['rename'] = async (from, to) => {
      const isHeld = held && to.endsWith('.webp')
      if (isHeld) renaming.resolve()
      if (isHeld) await goingOn.promise
      await machineFs.rename(from, to)
      if (isHeld) order.push('written')
    }
    library = await open({ fs: { ...machineFs, rename: slowRename } })
    const picture = await library.add(generated(await paint(imaging, 1)))
    await followed(library)
    await rm(libraryPaths(libraryFolder).thumbnail(picture.sha256))
    held = true
    const thumbnail = library.thumbnail(picture.id)
    await renaming.promise
    const closing = library.close().then(() => order.push('closed'))
    setTimeout(goingOn.resolve, 100)
    await closing
    await thumbnail
    expect(order).toEqual(['written', 'closed'])
  })
})
