import { cp, readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises'
import { join, sep } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { describe, expect } from 'vitest'
import { type Given, it } from '../__fixtures__/it.ts'
import { everything, failingFs, generated, newId, opened, paint, TestClock } from '../__fixtures__/test-library.ts'
import { restoreBackup } from '../database/backups.ts'
import { machineFs } from '../disk/library-fs.ts'
import { libraryPaths } from '../disk/library-paths.ts'
import { fill, inventory, open } from './__fixtures__/harmed-library.ts'

function addJob(clock: TestClock, database: DatabaseSync, state: string): string {
  const id = newId()
  database
    .prepare('INSERT INTO jobs (id, batch_id, state, created_at, row) VALUES (?, ?, ?, ?, ?)')
    .run(id, id, state, clock.time, JSON.stringify({ id, state, error: null }))
  return id
}

describe('a cleanly closed library', () => {
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

  it('is opened without reading a single picture drawer', async ({ libraryFolder, imaging, clock }) => {
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
    // Listing the thumbnails' folder once finds what was cut off; none of its drawers is read.
    expect(
      read.filter((path) => path.startsWith(pictures) || path.startsWith(masks) || path.startsWith(thumbnails + sep))
    ).toEqual([])
  })
})

describe('a lost or damaged database', () => {
  const harms: [string, (database: string) => Promise<void>, RegExp][] = [
    ['deleted', (file) => rm(file), /index was missing/],
    ['of zero bytes', (file) => truncate(file, 0), /damaged and set aside as library\.damaged-/],
    ['garbage', (file) => writeFile(file, Buffer.alloc(50_000, 'garbage')), /damaged and set aside/],
    [
      'cut off in the middle',
      async (file) => truncate(file, Math.floor((await readFile(file)).length / 2 / 4096) * 4096),
      /damaged and set aside/
    ],
    ['cut off in the header', (file) => truncate(file, 60), /damaged and set aside/],
    ['without its schema', (file) => emptied(file), /damaged and set aside/],
    ['zeroed in its first page', (file) => zeroed(file), /damaged and set aside/]
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
      expect(mended.info().repairs.join(' ')).toMatch(/7 pictures and 1 mask read back/)
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
      ).toHaveLength(words.source.includes('missing') ? 0 : 1)
      const after = await open({ libraryFolder, imaging, clock })
      expect(after.info().repairs).toEqual([])
      await after.close()
    }
  )

  it.for(harms)(
    '%s, and every backup bad: rebuilt completely from the sidecars',
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
      expect(mended.info().repairs.join(' ')).toMatch(/6 pictures and 1 mask read back.*no intact backup/)
      await mended.close()
    }
  )

  it('that only shows while in use is repaired at the next start', async ({ libraryFolder, imaging, clock }) => {
    const library = await open({ libraryFolder, imaging, clock })
    const { known, trashedId, maskId } = await fill(imaging, clock, library)
    const before = await known()
    await library.close()
    // Only the pages behind one index of the pictures, whose middle no quick check touches.
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
    expect(mended.info().repairs.join(' ')).toMatch(/read back/)
    await mended.close()
  })

  it('whose log was deleted keeps a copy of the index with the rows that no longer have a sidecar', async ({
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
    expect(mended.info().repairs).toContain(`The old index is kept as ${kept}.`)
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

  it('is repaired again when the repair was cut off at any point', async ({ libraryFolder, imaging, clock }) => {
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

describe('a lost database that left its log', () => {
  /** A daily copy in `backups`, a day of work after it, then a crash; only the database is lost. */
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

  it('is not replaced by a copy into which the log would be replayed', async ({ libraryFolder, imaging, clock }) => {
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

describe('a job whose row is not JSON', () => {
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

describe('a picture whose original is missing', () => {
  it('is rebuilt as missing', async ({ libraryFolder, imaging, clock }) => {
    const library = await open({ libraryFolder, imaging, clock })
    const picture = await library.add(generated(await paint(imaging, 1)))
    await library.close()
    const paths = libraryPaths(libraryFolder)
    await rm(paths.original(picture))
    await rm(paths.database)
    const mended = await open({ libraryFolder, imaging, clock })
    expect(mended.get(picture.id)).toEqual({ ...picture, missing: true })
    expect(mended.info().repairs.join(' ')).toMatch(/1 picture has lost its file/)
    await mended.close()
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
