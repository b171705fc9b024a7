import { access, mkdir, readdir, readFile, rm, stat, symlink, utimes, writeFile } from 'node:fs/promises'
import { basename, join, relative } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { describe, expect } from 'vitest'
import { asOrdinaryUser } from '../../files/__fixtures__/ordinary-user.ts'
import { everything, failingFs, generated, newId, opened, paint } from '../__fixtures__/test-library.ts'
import { machineFs } from '../disk/library-fs.ts'
import { libraryPaths } from '../disk/library-paths.ts'
import { checker, contentsOf, fill, testTask } from './__fixtures__/care.ts'
import { type Given, it } from './__fixtures__/it.ts'
import { restored } from './__fixtures__/restored.ts'
import { findBackup, readManifest } from './backup-manifest.ts'
import { restoreBackupTo } from './restore.ts'

describe('a backup', () => {
  it('is restored completely: pictures, their metadata, collections, masks, answers', async ({
    libraryFolder,
    imaging,
    library,
    backup
  }) => {
    const [first, second, third] = await fill(library, imaging)
    const birds = await library.createCollection('Birds')
    await library.change([first!, second!], {
      rating: 4,
      addTags: ['sparrow'],
      notes: 'Kept for the poster',
      addTo: [birds.id]
    })
    await library.trash([third!])
    const shown = everything(library)
    await library.care.backUp(checker, backup, testTask())
    const copy = await restored({ libraryFolder, imaging, backup })
    expect(copy.info()).toMatchObject({ pictures: 3, trashed: 1, repairs: [], state: 'ready' })
    expect(everything(copy)).toEqual(shown)
    expect(copy.shelf().collections).toEqual([birds])
    expect(await copy.restore(copy.trashedBefore(Number.MAX_SAFE_INTEGER))).toHaveLength(1)
    for (const { id } of shown) expect(await copy.original(id)).toEqual(await library.original(id))
    expect((await readdir(join(copy.info().folder, 'masks'))).sort()).toEqual(
      (await readdir(join(libraryFolder, 'masks'))).sort()
    )
    expect(await copy.care.verify(checker, testTask())).toMatchObject({
      lost: 0,
      damaged: [],
      unlisted: 0,
      descriptions: 0,
      others: 0,
      index: []
    })
    await copy.close()
  })

  it('has the thumbnails of pictures whose files were removed', async ({ libraryFolder, imaging, library, backup }) => {
    const [first] = await fill(library, imaging)
    await library.removeFiles([first!])
    const small = await library.thumbnail(first!)
    expect(await library.care.backUp(checker, backup, testTask())).toMatchObject({ damaged: 0 })
    const copy = await restored({ libraryFolder, imaging, backup })
    await rm(join(copy.info().folder, 'thumbnails'), { recursive: true, force: true })
    expect(await copy.thumbnail(first!)).toEqual(small)
    await copy.close()
  })

  it('when updated, copies only what is new, and has every change', async ({
    libraryFolder,
    imaging,
    library,
    backup
  }) => {
    const [first] = await fill(library, imaging)
    await library.care.backUp(checker, backup, testTask())
    await library.add(generated(await paint(imaging, 50)))
    await library.change([first!], { rating: 5 })
    expect(await library.care.backUp(checker, backup, testTask())).toMatchObject({ copied: 1, pictures: 5 })
    expect(await library.care.backUp(checker, backup, testTask())).toMatchObject({ copied: 0 })
    const copy = await restored({ libraryFolder, imaging, backup })
    expect(everything(copy)).toEqual(everything(library))
    await copy.close()
  })

  it('is found in its folder and in the one above; a new one gets its own name', async ({
    libraryFolder,
    imaging,
    library
  }) => {
    await fill(library, imaging, 1)
    const parent = join(libraryFolder, '..')
    const place = await library.care.backupPlace(parent, false)
    expect(place).toBe(join(parent, 'Palimpsest backup 2026-11-15'))
    await library.care.backUp(checker, place, testTask())
    expect(await library.care.backupPlace(parent, false)).toBe(place)
    expect(await library.care.backupPlace(place, false)).toBe(place)
    expect(await library.care.backupPlace(parent, true)).toBe(`${place} (2)`)
    expect((await findBackup(machineFs, parent))?.folder).toBe(place)
    expect(await library.care.lastBackup()).toMatchObject({ folder: place, pictures: 1 })
  })

  it('holds no link that grants access: neither of a result nor of a request', async ({ imaging, library, backup }) => {
    await fill(library, imaging, 1)
    const secret = 'X-Amz-Signature=5ecre7'
    const row = {
      id: 'a',
      state: 'downloading',
      request: {
        operationId: 'x',
        parameters: { prompt: 'p' },
        links: { picture: `https://b.example/p.png?${secret}`, mask: `https://b.example/m.png?${secret}` }
      }
    }
    const insert = library.database.prepare(
      'INSERT INTO jobs (id, batch_id, state, created_at, row, results) VALUES (?, ?, ?, ?, ?, ?)'
    )
    const results = JSON.stringify({ urls: [`https://cdn.example/r.png?${secret}`], warnings: [], kept: {} })
    for (const id of Array.from({ length: 60 }, (_, n) => `job${n}`))
      insert.run(id, 'b', 'downloading', 1, JSON.stringify({ ...row, id }), results)
    // An ended job holds no link, and a removed one is gone; SQLite leaves both in the file's free space.
    library.database.exec(
      `UPDATE jobs SET results = NULL WHERE id LIKE 'job1%'; DELETE FROM jobs WHERE id LIKE 'job2%'`
    )
    await library.care.backUp(checker, backup, testTask())
    const telling = Object.entries(await contentsOf(backup)).filter(([, content]) => content.includes('5ecre7'))
    expect(telling).toEqual([])
    using copy = new DatabaseSync(join(backup, 'library.db'), { readOnly: true })
    expect(copy.prepare('SELECT row FROM jobs LIMIT 1').all()).toMatchObject([
      { row: expect.stringContaining('https://b.example/p.png') }
    ])
  })

  it('is not opened directly, and neither is a folder with something else in it', async ({
    libraryFolder,
    imaging,
    library,
    backup
  }) => {
    await fill(library, imaging, 1)
    await library.care.backUp(checker, backup, testTask())
    await expect(opened(backup, imaging)).rejects.toMatchObject({
      code: 'invalid-input',
      message: expect.stringContaining('contains a backup')
    })
    const foreign = join(libraryFolder, '..', 'foreign')
    await mkdir(foreign)
    await writeFile(join(foreign, 'thesis.txt'), 'mine')
    await expect(library.care.backUp(checker, foreign, testTask())).rejects.toMatchObject({ code: 'invalid-input' })
    await expect(
      restoreBackupTo({ fs: machineFs, checker, task: testTask(), newId }, backup, foreign, libraryFolder)
    ).rejects.toMatchObject({
      code: 'invalid-input'
    })
    expect(await readdir(foreign)).toEqual(['thesis.txt'])
    await expect(library.care.backUp(checker, join(libraryFolder, 'inside'), testTask())).rejects.toMatchObject({
      message: expect.stringContaining('inside')
    })
    const alias = join(libraryFolder, '..', 'alias')
    await symlink(libraryFolder, alias)
    await expect(library.care.backUp(checker, join(alias, 'inside'), testTask())).rejects.toMatchObject({
      message: expect.stringContaining('inside')
    })
    await expect(access(join(libraryFolder, 'inside'))).rejects.toThrow('ENOENT')
  })

  it('of another library is not overwritten', async ({ libraryFolder, imaging, library, backup }) => {
    await library.care.backUp(checker, backup, testTask())
    const other = await opened(join(libraryFolder, '..', 'other'), imaging)
    await expect(other.care.backUp(checker, backup, testTask())).rejects.toMatchObject({
      message: expect.stringContaining('another library')
    })
    await other.close()
  })

  it('leaves out a damaged original, reports it, and keeps its own good copy', async ({ imaging, library, backup }) => {
    const [first] = await fill(library, imaging)
    await library.care.backUp(checker, backup, testTask())
    const { sha256, fileName } = library.get(first!)!
    const good = await readFile(join(backup, 'pictures', sha256.slice(0, 2), fileName))
    await writeFile((await library.originalPath(first!))!, 'no longer a picture')
    const task = testTask()
    expect(await library.care.backUp(checker, backup, task)).toMatchObject({ damaged: 1 })
    expect(task.notes).toEqual([{ level: 'error', text: expect.stringContaining(fileName) }])
    expect(await readFile(join(backup, 'pictures', sha256.slice(0, 2), fileName))).toEqual(good)
  })

  it('is refused, before anything is written, when there is no room', async ({ imaging, open, library, backup }) => {
    await fill(library, imaging)
    await library.close()
    library = await open({ fs: { ...machineFs, freeBytes: async () => 1000 } })
    await expect(library.care.backUp(checker, backup, testTask())).rejects.toMatchObject({
      code: 'disk-full',
      message: expect.stringContaining('not enough space')
    })
  })
})

describe('a backup that is interrupted', () => {
  it('leaves the previous one unchanged, whenever it is cancelled', async ({
    libraryFolder,
    imaging,
    library,
    backup
  }) => {
    const [first] = await fill(library, imaging)
    await library.care.backUp(checker, backup, testTask())
    const before = everything(library)
    await library.change([first!], { rating: 3 })
    await library.add(generated(await paint(imaging, 60)))
    let steps = 0
    await library.care.backUp(
      checker,
      join(libraryFolder, '..', 'count'),
      testTask(() => (steps += 1))
    )
    expect(steps).toBeGreaterThan(10)
    for (let cut = 1; cut < steps; cut += 3) {
      let at = 0
      const cancelling = testTask((_doing, task) => {
        at += 1
        if (at === cut) task.cancel()
      })
      const outcome = await library.care.backUp(checker, backup, cancelling).then(
        () => 'done',
        () => 'cancelled'
      )
      if (outcome === 'done') break
      const copy = await restored({ libraryFolder, imaging, backup }, backup, `restored-${cut}`)
      expect(everything(copy)).toEqual(before)
      expect(copy.info().repairs).toEqual([])
      await copy.close()
    }
  }, 120_000)

  it('by a failing disk at any step leaves the previous one, or is carried through', async ({
    libraryFolder,
    imaging,
    open,
    library,
    backup
  }) => {
    const [first] = await fill(library, imaging, 2)
    await library.care.backUp(checker, backup, testTask())
    await library.close()
    const disk = failingFs()
    library = await open({ fs: disk.fs })
    const before = everything(library)
    await library.change([first!], { rating: 3 })
    await library.add(generated(await paint(imaging, 60)))
    const after = everything(library)
    let failures = 0
    for (let n = 1; ; n += 1) {
      disk.failAt(n, 'EIO', true)
      const outcome = await library.care.backUp(checker, backup, testTask()).then(
        () => 'done',
        () => 'failed'
      )
      disk.heal()
      const copy = await restored({ libraryFolder, imaging, backup }, backup, `restored-${n}`)
      expect([JSON.stringify(before), JSON.stringify(after)]).toContain(JSON.stringify(everything(copy)))
      expect(copy.info().repairs).toEqual([])
      await copy.close()
      await rm(join(libraryFolder, '..', `restored-${n}`), { recursive: true })
      if (outcome === 'done') break
      failures += 1
    }
    expect(failures).toBeGreaterThan(8)
    expect((await readManifest(machineFs, backup))?.pictures).toBe(3)
  }, 120_000)

  it('the first time is no backup, and is finished by the next', async ({
    libraryFolder,
    imaging,
    library,
    backup
  }) => {
    await fill(library, imaging)
    const cancelling = testTask((doing, task) => {
      if (doing.startsWith('Copying 2')) task.cancel()
    })
    await expect(library.care.backUp(checker, backup, cancelling)).rejects.toThrow('cancelled')
    await expect(restored({ libraryFolder, imaging, backup })).rejects.toMatchObject({
      message: expect.stringContaining('not completed')
    })
    await library.care.backUp(checker, backup, testTask())
    const copy = await restored({ libraryFolder, imaging, backup })
    expect(everything(copy)).toEqual(everything(library))
    await copy.close()
  })
})

describe('bit rot in a backup', () => {
  /** Different bytes with the same size and time, as on an aging disk. */
  async function rot(path: string): Promise<void> {
    const { mtimeMs } = await stat(path)
    const bytes = await readFile(path)
    bytes[bytes.length >> 1]! ^= 4
    await writeFile(path, bytes)
    await utimes(path, mtimeMs / 1000, mtimeMs / 1000)
  }

  it('is noticed by the next backup, repaired from the library, and reported', async ({ imaging, library, backup }) => {
    const [first, second] = await fill(library, imaging)
    await library.care.backUp(checker, backup, testTask())
    const good = await contentsOf(join(backup, 'pictures'))
    const { sha256, fileName } = library.get(first!)!
    const sidecar = libraryPaths(backup).sidecar(library.get(second!)!)
    await rot(join(backup, 'pictures', sha256.slice(0, 2), fileName))
    await rot(sidecar)
    expect(await contentsOf(join(backup, 'pictures'))).not.toEqual(good)
    const task = testTask()
    const result = await library.care.backUp(checker, backup, task)
    expect(result).toMatchObject({ mended: 2, copied: 1, damaged: 0 })
    expect(result.reread).toBeGreaterThan(10)
    expect(task.notes.map(({ text }) => text).sort()).toEqual(
      [`pictures/${sha256.slice(0, 2)}/${fileName}`, relative(backup, sidecar)]
        .map((path) => `${path} in the backup had changed and was copied again.`)
        .sort()
    )
    expect(await contentsOf(join(backup, 'pictures'))).toEqual(good)
    expect(await library.care.backUp(checker, backup, testTask())).toMatchObject({ mended: 0 })
  })

  it('is noticed within sixteen backups when there is too much to read at once', async ({
    imaging,
    open,
    library,
    backup
  }) => {
    const [first] = await fill(library, imaging)
    await library.care.backUp(checker, backup, testTask())
    const good = await contentsOf(join(backup, 'pictures'))
    await library.close()
    // Every original appears to be a gigabyte.
    const large: typeof machineFs.stat = async (path) => {
      const stats = await machineFs.stat(path)
      if (path.endsWith('.png')) stats.size += 2 ** 30
      return stats
    }
    library = await open({ fs: { ...machineFs, stat: large, freeBytes: async () => 2 ** 50 } })
    const { sha256, fileName } = library.get(first!)!
    await rot(join(backup, 'pictures', sha256.slice(0, 2), fileName))
    let [mended, read, most] = [0, 0, 0]
    for (let round = 0; round < 16; round += 1) {
      const result = await library.care.backUp(checker, backup, testTask())
      mended += result.mended
      read += result.reread
      most = Math.max(most, result.reread)
    }
    expect(mended).toBe(1)
    expect(most).toBeLessThan(read)
    expect(await contentsOf(join(backup, 'pictures'))).toEqual(good)
  }, 60_000)
})

describe('write protection', () => {
  const asUser = <T>(name: string): Promise<T> =>
    asOrdinaryUser<T>(new URL('./__fixtures__/protected-care.ts', import.meta.url), name)

  it('of a backup neither prevents restoring it nor stays on the copy', async () => {
    expect(await asUser('restoreProtected')).toEqual({ pictures: 3, whole: true, added: 4, deleted: 1 })
  })

  it('of a backup whose newest state is not in place yet has no such effect either', async () => {
    expect(await asUser('restoreUncarried')).toEqual({ ratings: [5, 0, 0], untouched: true })
  })

  it('of originals does not prevent a library from being backed up, updated and moved', async () => {
    expect(await asUser('careForProtected')).toEqual({ backedUp: 3, again: 1, moved: 4, canBeWritten: true })
  })
})

describe('files of others in a backup', () => {
  /** Makes a change, and interrupts its backup at the first of these calls. */
  async function cutOff(
    { imaging, open, library, backup }: Pick<Given, 'imaging' | 'open' | 'library' | 'backup'>,
    at: (from: string, to: string) => boolean
  ): Promise<string> {
    const [first] = await fill(library, imaging, 2)
    await library.care.backUp(checker, backup, testTask())
    await library.change([first!], { rating: 3 })
    await library.close()
    const broken = new Error('EIO')
    const failing = await open({
      fs: {
        ...machineFs,
        async rename(from, to) {
          if (at(from, to)) throw broken
          await machineFs.rename(from, to)
        }
      }
    })
    await expect(failing.care.backUp(checker, backup, testTask())).rejects.toBe(broken)
    await failing.close()
    return (await readdir(backup)).find((name) => /^(next|ready)-/.test(name))!
  }

  it('stay when added while the next state is assembled; what the backup wrote there is removed', async ({
    libraryFolder,
    imaging,
    open,
    library,
    backup
  }) => {
    const state = await cutOff({ imaging, open, library, backup }, (_, to) => basename(to).startsWith('ready-'))
    library = await open()
    expect(state).toMatch(/^next-/)
    await writeFile(join(backup, state, 'mine.txt'), 'mine')
    await library.care.backUp(checker, backup, testTask())
    expect(await contentsOf(join(backup, state))).toEqual({ 'mine.txt': 'mine' })
    const copy = await restored({ libraryFolder, imaging, backup })
    expect(everything(copy)).toEqual(everything(library))
    await copy.close()
  })

  it('stay when added while the next state is moved into place, and the state is carried through', async ({
    libraryFolder,
    imaging,
    open,
    library,
    backup
  }) => {
    const state = await cutOff(
      { imaging, open, library, backup },
      (from) => from.includes('ready-') && from.endsWith('library.db')
    )
    library = await open()
    expect(state).toMatch(/^ready-/)
    await writeFile(join(backup, state, 'mine.txt'), 'mine')
    const copy = await restored({ libraryFolder, imaging, backup })
    expect(everything(copy)).toEqual(everything(library))
    await copy.close()
    expect(await contentsOf(join(backup, state))).toEqual({ 'mine.txt': 'mine' })
    await library.care.backUp(checker, backup, testTask())
    expect(await contentsOf(join(backup, state))).toEqual({ 'mine.txt': 'mine' })
  })
})
