import { cp, mkdir, readdir, readFile, rename, rm, truncate, writeFile } from 'node:fs/promises'
import { basename, dirname, join, sep } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { describe, expect } from 'vitest'
import type { Mask } from '../../../shared/domain/mask.ts'
import type { Picture } from '../../../shared/domain/picture.ts'
import type { Imaging } from '../../imaging/imaging.ts'
import { type Given, it } from '../__fixtures__/it.ts'
import { refusingFs } from '../__fixtures__/refusing-fs.ts'
import {
  emptyTrash,
  everything,
  failingFs,
  generated,
  newId,
  opened,
  paint,
  prompting,
  searching,
  TestClock
} from '../__fixtures__/test-library.ts'
import { restoreBackup } from '../database/backups.ts'
import { machineFs } from '../disk/library-fs.ts'
import { libraryPaths } from '../disk/library-paths.ts'
import type { Library } from '../library.ts'
import { checker, testTask } from './__fixtures__/care.ts'

const open = ({
  libraryFolder,
  imaging,
  clock
}: Pick<Given, 'libraryFolder' | 'imaging' | 'clock'>): Promise<Library> => opened(libraryFolder, imaging, { clock })

interface Known {
  shown: Picture[]
  trashed: Picture | null
  mask: Mask
  maskBytes: Buffer
  totals: unknown
}

/** Pictures with every kind of fact: lineage, a mask, a favourite, one in the trash, two of the same bytes. */
async function fill(
  imaging: Imaging,
  clock: TestClock,
  library: Library
): Promise<{ known: () => Promise<Known>; trashedId: string; maskId: string }> {
  const parent = await library.add(generated(await paint(imaging, 1)))
  const mask = await library.addMask(await imaging.encodePng(new Uint8Array(96).fill(255), 12, 8, 1))
  const request = {
    operationId: 'pixazo/sd1.5-inpainting',
    parameters: { prompt: 'a red door \ud83d', strength: 0.8, seed: 7 },
    source: { kind: 'picture' as const, pictureId: parent.id },
    mask: { kind: 'mask' as const, maskId: mask.id }
  }
  clock.time += 60_000
  const child = await library.add(generated(await paint(imaging, 2), { request, demo: true }))
  expect(child).toMatchObject({ sourcePictureId: parent.id, maskId: mask.id })
  for (const number of [3, 3, 4])
    await library.add(generated(await paint(imaging, number), prompting(`number ${number}`)))
  const trashed = await library.add(generated(await paint(imaging, 5)))
  await library.change([child.id], { favourite: true })
  await library.trash([trashed.id])
  // It waits for every sidecar: the folder may be copied as it lies.
  await library.care.verify(checker, testTask())
  return { known: () => inventory(library, trashed.id, mask.id), trashedId: trashed.id, maskId: mask.id }
}

async function inventory(library: Library, trashedId: string, maskId: string): Promise<Known> {
  const { mask, path } = library.getMask(maskId)!
  const { pictures, bytes } = library.info()
  return {
    shown: everything(library),
    trashed: library.get(trashedId),
    mask,
    maskBytes: await readFile(path),
    totals: { pictures, bytes, door: library.index(null, 9, searching('door')).total }
  }
}

function addJob(clock: TestClock, database: DatabaseSync, state: string): string {
  const id = newId()
  database
    .prepare('INSERT INTO jobs (id, batch_id, state, created_at, row) VALUES (?, ?, ?, ?, ?)')
    .run(id, id, state, clock.time, JSON.stringify({ id, state, error: null }))
  return id
}

describe('a library that was closed', () => {
  it('needs no repair', async ({ libraryFolder, imaging, clock }) => {
    const library = await open({ libraryFolder, imaging, clock })
    const { known, trashedId, maskId } = await fill(imaging, clock, library)
    const before = await known()
    await library.close()
    const again = await open({ libraryFolder, imaging, clock })
    expect(await inventory(again, trashedId, maskId)).toEqual(before)
    expect(again.info().repairs).toEqual([])
    await again.close()
    expect(await readdir(libraryFolder)).not.toContain('in-use')
  })

  it('is opened without reading a drawer of pictures', async ({ libraryFolder, imaging, clock }) => {
    const library = await open({ libraryFolder, imaging, clock })
    await fill(imaging, clock, library)
    await library.close()
    const read: string[] = []
    const fs = {
      ...machineFs,
      readdir: async (path: string) => {
        read.push(path)
        return await machineFs.readdir(path)
      }
    }
    await (await opened(libraryFolder, imaging, { fs })).close()
    const { pictures, masks, thumbnails } = libraryPaths(libraryFolder)
    // One look at the thumbnails' folder finds what was cut off; none of its drawers is read.
    expect(
      read.filter((path) => path.startsWith(pictures) || path.startsWith(masks) || path.startsWith(thumbnails + sep))
    ).toEqual([])
  })
})

describe('a database that is lost or damaged', () => {
  const harms: [string, (database: string) => Promise<void>, RegExp][] = [
    ['deleted', (file) => rm(file), /index was not there/],
    ['of zero bytes', (file) => truncate(file, 0), /damaged and was set aside as library\.damaged-/],
    ['garbage', (file) => writeFile(file, Buffer.alloc(50_000, 'garbage')), /damaged and was set aside/],
    [
      'cut off in the middle',
      async (file) => truncate(file, Math.floor((await readFile(file)).length / 2 / 4096) * 4096),
      /damaged and was set aside/
    ],
    ['cut off in the header', (file) => truncate(file, 60), /damaged and was set aside/],
    ['without its schema', (file) => emptied(file), /damaged and was set aside/],
    ['zeroed in its first page', (file) => zeroed(file), /damaged and was set aside/]
  ]

  it.for(harms)(
    '%s, with a backup: pictures from the sidecars, jobs from the backup',
    async ([, harm, words], { libraryFolder, imaging, clock }) => {
      const library = await open({ libraryFolder, imaging, clock })
      const done = addJob(clock, library.database, 'done')
      const queued = addJob(clock, library.database, 'queued')
      const polling = addJob(clock, library.database, 'polling')
      await library.add(generated(await paint(imaging, 9)))
      await library.close()
      const later = await open({ libraryFolder, imaging, clock })
      const { known, trashedId, maskId } = await fill(imaging, clock, later)
      const before = await known()
      await later.close()
      await harm(libraryPaths(libraryFolder).database)

      const mended = await open({ libraryFolder, imaging, clock })
      expect(await inventory(mended, trashedId, maskId)).toEqual(before)
      expect(mended.info().repairs.join(' ')).toMatch(words)
      expect(mended.info().repairs.join(' ')).toMatch(/7 pictures and 1 mask were read back/)
      const jobs = mended.database
        .prepare("SELECT id, state, row ->> '$.state' AS inside, row ->> '$.error.code' AS code FROM jobs ORDER BY id")
        .all()
      expect(jobs.map((job) => ({ ...job }))).toEqual([
        { id: done, state: 'done', inside: 'done', code: null },
        { id: queued, state: 'uncertain', inside: 'uncertain', code: 'may-have-been-charged' },
        { id: polling, state: 'polling', inside: 'polling', code: null }
      ])
      expect((await mended.add(generated(await paint(imaging, 10)))).missing).toBe(false)
      await mended.close()
      expect(
        (await readdir(libraryFolder)).filter((name) => name.startsWith('library.damaged-') && name.endsWith('.db'))
      ).toHaveLength(words.source.includes('not there') ? 0 : 1)
      const after = await open({ libraryFolder, imaging, clock })
      expect(after.info().repairs).toEqual([])
      await after.close()
    }
  )

  it.for(harms)(
    '%s, and every backup bad: rebuilt wholly from the sidecars',
    async ([, harm], { libraryFolder, imaging, clock }) => {
      const library = await open({ libraryFolder, imaging, clock })
      const { known, trashedId, maskId } = await fill(imaging, clock, library)
      const before = await known()
      await library.close()
      const paths = libraryPaths(libraryFolder)
      for (const name of await readdir(paths.backups)) await writeFile(join(paths.backups, name), 'no backup at all')
      await harm(paths.database)
      const mended = await open({ libraryFolder, imaging, clock })
      expect(await inventory(mended, trashedId, maskId)).toEqual(before)
      expect(mended.info().repairs.join(' ')).toMatch(/6 pictures and 1 mask were read back.*no sound backup/)
      await mended.close()
    }
  )

  it('that shows only while it is in use is mended at the next start', async ({ libraryFolder, imaging, clock }) => {
    const library = await open({ libraryFolder, imaging, clock })
    const { known, trashedId, maskId } = await fill(imaging, clock, library)
    const before = await known()
    await library.close()
    // Only the pages behind one index of the pictures, which no first look touches in the middle.
    const again = await open({ libraryFolder, imaging, clock })
    again.database.enableDefensive(false)
    again.database.exec(
      `PRAGMA writable_schema = 1;
       UPDATE sqlite_schema SET rootpage = 1 WHERE name = 'pictures_by_job';
       PRAGMA writable_schema = RESET`
    )
    expect(() => again.ofJob(newId())).toThrow(
      expect.objectContaining({ code: 'storage', message: expect.stringMatching(/index is damaged/) })
    )
    await expect.poll(async () => await readdir(libraryFolder)).toContain('database-is-damaged')
    await again.close()
    const mended = await open({ libraryFolder, imaging, clock })
    expect(await inventory(mended, trashedId, maskId)).toEqual(before)
    expect(mended.info().repairs).not.toEqual([])
    await mended.close()
    expect(await readdir(libraryFolder)).not.toContain('database-is-damaged')
  })

  it('whose log was deleted after a crash gets its pictures back, and holds unsent jobs back', async ({
    libraryFolder,
    imaging,
    clock
  }) => {
    const library = await open({ libraryFolder, imaging, clock })
    const { known, trashedId, maskId } = await fill(imaging, clock, library)
    const before = await known()
    const crashed = join(libraryFolder, '..', 'crashed')
    await cp(libraryFolder, crashed, { recursive: true })
    await library.close()
    await rm(join(crashed, 'library.db-wal'))
    await rm(join(crashed, 'library.db-shm'), { force: true })
    const mended = await opened(crashed, imaging, { clock })
    const after = await inventory(mended, trashedId, maskId)
    expect(after).toEqual(before)
    expect(mended.info().repairs.join(' ')).toMatch(/were read back/)
    await mended.close()
  })

  it('whose log was deleted keeps the index as it was, with the rows that have no sidecar any more', async ({
    libraryFolder,
    imaging,
    clock
  }) => {
    const library = await open({ libraryFolder, imaging, clock })
    const lost = await library.add(generated(await paint(imaging, 1)))
    const other = await library.add(generated(await paint(imaging, 2)))
    await library.close()
    await writeFile(libraryPaths(libraryFolder).inUse, '')
    await rm(libraryPaths(libraryFolder).sidecar(lost))
    const mended = await open({ libraryFolder, imaging, clock })
    expect(everything(mended).map(({ id }) => id)).toEqual([other.id])
    const [kept, ...more] = (await readdir(libraryFolder)).filter((name) => /^library\.set-aside-.*\.db$/.test(name))
    expect(more).toEqual([])
    expect(mended.info().repairs).toContain(`The index as it was is kept as ${kept}.`)
    await mended.close()
    using database = new DatabaseSync(join(libraryFolder, kept!), { readOnly: true })
    expect(database.prepare('SELECT id FROM pictures ORDER BY seq').all()).toEqual([{ id: lost.id }, { id: other.id }])
  })

  it('after a crash with its log is simply opened', async ({ libraryFolder, imaging, clock }) => {
    const library = await open({ libraryFolder, imaging, clock })
    const { known, trashedId, maskId } = await fill(imaging, clock, library)
    const before = await known()
    const crashed = join(libraryFolder, '..', 'crashed')
    await cp(libraryFolder, crashed, { recursive: true })
    await library.close()
    const again = await opened(crashed, imaging, { clock })
    expect(await inventory(again, trashedId, maskId)).toEqual(before)
    expect(again.info().repairs).toEqual([])
    await again.close()
  })

  it('is mended again when mending it was cut off at any point', async ({ libraryFolder, imaging, clock }) => {
    const library = await open({ libraryFolder, imaging, clock })
    const { known, trashedId, maskId } = await fill(imaging, clock, library)
    const before = await known()
    await library.close()
    const failing = failingFs()
    for (let n = 1; n < 200; n += 1) {
      await writeFile(libraryPaths(libraryFolder).database, 'garbage')
      failing.failAt(n, 'EIO', true)
      const cut = await opened(libraryFolder, imaging, { clock, fs: failing.fs }).catch(() => null)
      await cut?.close()
      failing.heal()
      const mended = await open({ libraryFolder, imaging, clock })
      expect(await inventory(mended, trashedId, maskId), `cut off at call ${n}`).toEqual(before)
      await mended.close()
      if (failing.count() < n) return
    }
    throw new Error('there were more calls than expected')
  })
})

describe('a database that is lost and has left its log', () => {
  /** A copy of the day in `backups`, a day of work after it, then a crash; the database alone is lost. */
  async function crashed({
    libraryFolder,
    imaging,
    clock
  }: Pick<Given, 'libraryFolder' | 'imaging' | 'clock'>): Promise<{ folder: string; kept: string[] }> {
    const library = await open({ libraryFolder, imaging, clock })
    await library.add(generated(await paint(imaging, 1)))
    await library.close()
    const paths = libraryPaths(libraryFolder)
    const put = (database: DatabaseSync, count: number, pad: number): string[] =>
      Array.from({ length: count }, () => {
        const id = addJob(clock, database, 'done')
        database
          .prepare('UPDATE jobs SET row = ? WHERE id = ?')
          .run(JSON.stringify({ id, state: 'done', pad: 'x'.repeat(pad) }), id)
        return id
      })
    const database = new DatabaseSync(paths.database)
    const kept = put(database, 30, 0)
    database.exec('PRAGMA wal_checkpoint(TRUNCATE)')
    for (const name of await readdir(paths.backups)) await rm(join(paths.backups, name))
    await cp(paths.database, join(paths.backups, 'library-20261114T120000000Z.db'))
    put(database, 200, 500)
    database.exec('PRAGMA wal_checkpoint(TRUNCATE); PRAGMA wal_autocheckpoint = 0')
    put(database, 3, 500)
    const path = join(libraryFolder, '..', 'crashed')
    await cp(libraryFolder, path, { recursive: true })
    database.close()
    await rm(join(path, 'library.db'))
    expect(await readdir(path)).toContain('library.db-wal')
    return { folder: path, kept }
  }

  it('does not have it replayed into the copy that takes its place', async ({ libraryFolder, imaging, clock }) => {
    const { folder: path, kept } = await crashed({ libraryFolder, imaging, clock })
    const mended = await opened(path, imaging, { clock })
    expect(mended.database.prepare('SELECT id FROM jobs ORDER BY id').all()).toEqual(kept.map((id) => ({ id })))
    expect(mended.database.prepare('PRAGMA integrity_check').all()).toEqual([{ integrity_check: 'ok' }])
    expect(everything(mended)).toHaveLength(1)
    await mended.close()
    expect((await readdir(path)).filter((name) => /^library\.damaged-.*\.db-wal$/.test(name))).toHaveLength(1)
  })

  it.for(['-wal', '-journal'])('no copy is put beside %s', async (log, { libraryFolder, imaging, clock }) => {
    const library = await open({ libraryFolder, imaging, clock })
    await library.add(generated(await paint(imaging, 1)))
    await library.close()
    const paths = libraryPaths(libraryFolder)
    const [copy] = await readdir(paths.backups)
    await rm(paths.database)
    await writeFile(`${paths.database}${log}`, 'a log')
    await expect(restoreBackup(machineFs, paths, copy!)).rejects.toMatchObject({ code: 'internal' })
    expect(await readdir(libraryFolder)).not.toContain('library.db')
  })
})

describe('a sidecar that is damaged', () => {
  it('does not keep the others from coming back, and its picture is listed without its recipe', async ({
    libraryFolder,
    imaging,
    clock
  }) => {
    const library = await open({ libraryFolder, imaging, clock })
    const good = await library.add(generated(await paint(imaging, 1)))
    const bad = await library.add(generated(await paint(imaging, 2)))
    await library.close()
    const paths = libraryPaths(libraryFolder)
    await writeFile(paths.sidecar(bad), '{"format":"palimpsest-picture","version":1,"order":')
    await rm(paths.database)
    await rm(paths.backups, { recursive: true })
    const mended = await open({ libraryFolder, imaging, clock })
    expect(mended.get(good.id)).toEqual(good)
    expect(mended.get(bad.id)).toMatchObject({
      sha256: bad.sha256,
      width: 12,
      height: 8,
      parameters: null,
      origin: 'imported'
    })
    expect(mended.info().repairs.join(' ')).toMatch(/1 picture had a damaged description/)
    expect(await readdir(join(paths.pictures, bad.sha256.slice(0, 2)))).toContain(
      `${bad.sha256}.${bad.id}.json.damaged`
    )
    await mended.close()
  })

  it('is written again from the backup when that knows the picture', async ({ libraryFolder, imaging, clock }) => {
    const library = await open({ libraryFolder, imaging, clock })
    const picture = await library.add(generated(await paint(imaging, 1)))
    await library.close()
    const paths = libraryPaths(libraryFolder)
    await truncate(paths.sidecar(picture), 0)
    await rm(paths.database)
    const mended = await open({ libraryFolder, imaging, clock })
    expect(mended.get(picture.id)).toEqual(picture)
    await mended.close()
    await rm(paths.database)
    await rm(paths.backups, { recursive: true })
    const again = await open({ libraryFolder, imaging, clock })
    expect(again.get(picture.id)).toEqual(picture)
    await again.close()
  })

  it.for(['null', '[1]', '{"__proto__":{"x":1}}', '\ufeff', '\0\0\0', '{"format":"palimpsest-picture","version":99}'])(
    '%j is no picture',
    async (content, { libraryFolder, imaging, clock }) => {
      const library = await open({ libraryFolder, imaging, clock })
      await library.close()
      const paths = libraryPaths(libraryFolder)
      await mkdir(join(paths.pictures, 'ab'))
      await writeFile(join(paths.pictures, 'ab', `${'ab'.repeat(32)}.${newId()}.json`), content)
      await rm(paths.database)
      const mended = await open({ libraryFolder, imaging, clock })
      expect(mended.info().pictures).toBe(0)
      expect(mended.info().repairs.join(' ')).toMatch(/1 description could not be read/)
      await mended.close()
    }
  )
})

describe('a sidecar that cannot be read', () => {
  it('does not keep the others from coming back, and stays where it is for another time', async ({
    libraryFolder,
    imaging,
    clock
  }) => {
    const library = await open({ libraryFolder, imaging, clock })
    const good = await library.add(generated(await paint(imaging, 1)))
    const bad = await library.add(generated(await paint(imaging, 2)))
    const worse = await library.add(generated(await paint(imaging, 3)))
    await library.close()
    const paths = libraryPaths(libraryFolder)
    const rebuilt = async (): Promise<void> => {
      await rm(paths.database)
      await rm(paths.backups, { recursive: true })
    }
    await rebuilt()
    const mended = await opened(libraryFolder, imaging, {
      clock,
      fs: refusingFs(paths.sidecar(bad), paths.sidecar(worse), paths.original(worse))
    })
    expect(mended.get(good.id)).toEqual(good)
    expect(mended.get(bad.id)).toMatchObject({ sha256: bad.sha256, width: 12, parameters: null })
    expect(mended.get(worse.id)).toBeNull()
    expect(mended.info().repairs.join(' ')).toMatch(
      /1 picture had a damaged description.*1 picture without a description could not be read now/
    )
    await mended.close()
    await rebuilt()
    const again = await open({ libraryFolder, imaging, clock })
    expect(everything(again)).toEqual([worse, bad, good])
    await again.close()
  })

  it('is not written over when its picture is changed: it may hold the recipe', async ({
    libraryFolder,
    imaging,
    clock
  }) => {
    const library = await open({ libraryFolder, imaging, clock })
    const bad = await library.add(generated(await paint(imaging, 1)))
    await library.close()
    const sidecar = libraryPaths(libraryFolder).sidecar(bad)
    const before = await readFile(sidecar)
    await rm(libraryPaths(libraryFolder).database)
    await rm(libraryPaths(libraryFolder).backups, { recursive: true })
    const mended = await opened(libraryFolder, imaging, { clock, fs: refusingFs(sidecar) })
    await mended.change([bad.id], { favourite: true })
    await mended.close()
    expect(await readFile(`${sidecar}.before`)).toEqual(before)
    expect(JSON.parse(await readFile(sidecar, 'utf8'))).toMatchObject({ picture: { favourite: true } })
  })

  it('is kept whatever follows: refused again, readable again, and gone with its picture', async ({
    libraryFolder,
    imaging,
    clock
  }) => {
    const library = await open({ libraryFolder, imaging, clock })
    const bad = await library.add(generated(await paint(imaging, 1), prompting('a red door')))
    await library.close()
    const paths = libraryPaths(libraryFolder)
    const sidecar = paths.sidecar(bad)
    const before = await readFile(sidecar)
    await rm(paths.database)
    await rm(paths.backups, { recursive: true })
    const refusing = await opened(libraryFolder, imaging, { clock, fs: refusingFs(sidecar) })
    for (const rating of [1, 2] as const) {
      await refusing.change([bad.id], { rating })
      // It waits for every sidecar.
      await refusing.care.verify(checker, testTask())
    }
    await refusing.close()
    expect(await readFile(`${sidecar}.before`)).toEqual(before)
    await writeFile(sidecar, before)
    const reading = await open({ libraryFolder, imaging, clock })
    await reading.change([bad.id], { rating: 3 })
    await reading.care.verify(checker, testTask())
    expect(JSON.parse(await readFile(sidecar, 'utf8'))).toMatchObject({
      picture: { rating: 3, parameters: { prompt: 'a red door' } },
      request: { parameters: { prompt: 'a red door' } }
    })
    await reading.trash([bad.id])
    await emptyTrash(reading)
    await reading.close()
    expect((await readdir(dirname(sidecar))).filter((name) => name.startsWith(bad.sha256))).toEqual([])
  })

  it('of a mask or of the collections leaves what the old index says of them', async ({
    libraryFolder,
    imaging,
    clock
  }) => {
    const library = await open({ libraryFolder, imaging, clock })
    const birds = await library.createCollection('Birds')
    const mask = await library.addMask(await imaging.encodePng(new Uint8Array(96).fill(255), 12, 8, 1))
    await library.add(generated(await paint(imaging, 1)))
    await library.close()
    const paths = libraryPaths(libraryFolder)
    await rm(paths.database)
    const mended = await opened(libraryFolder, imaging, {
      clock,
      fs: refusingFs(paths.maskSidecar(mask.sha256), paths.shelf)
    })
    expect(mended.shelf().collections).toEqual([birds])
    expect(mended.getMask(mask.id)?.mask).toEqual(mask)
    await mended.close()
  })
})

describe('a drawer that the disk does not give', () => {
  it('keeps no library from opening, and its pictures stay listed as the old index knew them', async ({
    libraryFolder,
    imaging,
    clock
  }) => {
    const library = await open({ libraryFolder, imaging, clock })
    const good = await library.add(generated(await paint(imaging, 1)))
    const hidden = await library.add(generated(await paint(imaging, 2)))
    await library.close()
    await writeFile(libraryPaths(libraryFolder).damageNote, 'asked')
    const drawer = dirname(libraryPaths(libraryFolder).original(hidden))
    const mended = await opened(libraryFolder, imaging, { clock, fs: refusingFs(drawer) })
    expect(everything(mended)).toEqual([hidden, good])
    expect(mended.info().repairs.join(' ')).toContain(
      `1 folder could not be read now (pictures/${basename(drawer)}). Nothing in it was changed`
    )
    await mended.close()
  })

  it('is named by a check and left alone by a repair, and nothing in it counts as lost', async ({
    libraryFolder,
    imaging,
    clock
  }) => {
    const library = await open({ libraryFolder, imaging, clock })
    const hidden = await library.add(generated(await paint(imaging, 2)))
    await library.close()
    const drawer = dirname(libraryPaths(libraryFolder).original(hidden))
    const again = await opened(libraryFolder, imaging, { clock, fs: refusingFs(drawer) })
    const check = testTask()
    expect(await again.care.verify(checker, check)).toMatchObject({ lost: 0, damaged: [hidden.fileName] })
    const why = 'cannot be read: the disk does not give it. Nothing in it was checked.'
    expect(check.notes).toEqual([{ level: 'error', text: `The folder pictures/${basename(drawer)} ${why}` }])
    const wishes = { adopt: true, missing: true, descriptions: true, thumbnails: true, damaged: true } as const
    expect(await again.care.repair(checker, { ...wishes, believe: 'index' }, testTask())).toMatchObject({
      missing: 0,
      setAside: 0,
      unread: 1
    })
    expect(again.get(hidden.id)).toMatchObject({ missing: false })
    await again.close()
  })
})

describe('a job whose row is no JSON', () => {
  it('does not keep a library that holds its jobs back from opening, now or later', async ({
    libraryFolder,
    imaging,
    clock
  }) => {
    const library = await open({ libraryFolder, imaging, clock })
    const [broken, queued] = [addJob(clock, library.database, 'queued'), addJob(clock, library.database, 'queued')]
    library.database.prepare("UPDATE jobs SET row = '{' WHERE id = ?").run(broken)
    await library.close()
    await writeFile(join(libraryFolder, 'hold-jobs'), '')
    const again = await open({ libraryFolder, imaging, clock })
    expect(again.info().state).toBe('ready')
    const rows = again.database.prepare('SELECT id, state, row FROM jobs ORDER BY id').all()
    expect(rows).toMatchObject([
      { id: broken, state: 'uncertain', row: '{' },
      { id: queued, state: 'uncertain', row: expect.stringContaining('may-have-been-charged') }
    ])
    await again.close()
  })
})

describe('a picture whose original is gone', () => {
  it('is rebuilt as missing', async ({ libraryFolder, imaging, clock }) => {
    const library = await open({ libraryFolder, imaging, clock })
    const picture = await library.add(generated(await paint(imaging, 1)))
    await library.close()
    const paths = libraryPaths(libraryFolder)
    await rm(paths.original(picture))
    await rm(paths.database)
    const mended = await open({ libraryFolder, imaging, clock })
    expect(mended.get(picture.id)).toEqual({ ...picture, missing: true })
    expect(mended.info().repairs.join(' ')).toMatch(/1 picture had lost the file/)
    await mended.close()
  })
})

describe('a library folder that cannot be written', () => {
  // The tests may run as root, whom no permission binds: the file system says "read-only" instead.
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
    'can be browsed and says that it is read-only: %s',
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

  it('shows what a crash left in the log, too', async ({ libraryFolder, imaging, clock }) => {
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

describe('a library folder that is not there', () => {
  it('is not replaced by an empty one when it held a library before', async ({ libraryFolder, imaging, clock }) => {
    const library = await open({ libraryFolder, imaging, clock })
    await library.close()
    await rename(libraryFolder, `${libraryFolder}.unplugged`)
    const away = await opened(libraryFolder, imaging, { mustExist: true })
    expect(away.info()).toMatchObject({ state: 'unavailable', pictures: 0 })
    await expect(away.add(generated(await paint(imaging, 1)))).rejects.toMatchObject({
      code: 'storage',
      message: 'The library folder is not there.'
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

  it('and cannot be made is unavailable', async ({ libraryFolder, imaging }) => {
    await writeFile(join(libraryFolder, '..', 'file'), '')
    const library = await opened(join(libraryFolder, '..', 'file', 'library'), imaging)
    expect(library.info().state).toBe('unavailable')
    await library.close()
  })
})

async function emptied(file: string): Promise<void> {
  await rm(file)
  using database = new DatabaseSync(file)
  database.exec('CREATE TABLE other (n INTEGER)')
}

async function zeroed(file: string): Promise<void> {
  const bytes = await readFile(file)
  bytes.fill(0, 0, 4096)
  await writeFile(file, bytes)
}
