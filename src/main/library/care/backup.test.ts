import { mkdirSync, writeFileSync } from 'node:fs'
import { access, mkdir, readdir, readFile, rm, stat, symlink, utimes, writeFile } from 'node:fs/promises'
import { basename, dirname, join, relative, sep } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { describe, expect } from 'vitest'
import type { Picture } from '../../../shared/domain/picture.ts'
import { asOrdinaryUser } from '../../files/__fixtures__/ordinary-user.ts'
import { storageError } from '../../files/storage-error.ts'
import { refusingFs } from '../__fixtures__/refusing-fs.ts'
import { everything, failingFs, generated, newId, opened, paint, TestClock } from '../__fixtures__/test-library.ts'
import type { LibraryFs } from '../disk/library-fs.ts'
import { machineFs } from '../disk/library-fs.ts'
import { libraryPaths } from '../disk/library-paths.ts'
import type { Library } from '../library.ts'
import { checker, contentsOf, fill, type TestTask, testTask } from './__fixtures__/care.ts'
import { type Given, it } from './__fixtures__/it.ts'
import { findBackup, readManifest } from './backup-manifest.ts'
import { moveLibraryTo } from './move.ts'
import { restoreBackupTo } from './restore.ts'

/** Restores a backup into a new folder and opens it. */
async function restored(
  { libraryFolder, imaging, backup }: Pick<Given, 'libraryFolder' | 'imaging' | 'backup'>,
  from = backup,
  name = 'restored'
): Promise<Library> {
  const to = join(libraryFolder, '..', name)
  await restoreBackupTo({ fs: machineFs, checker, task: testTask(), newId }, from, to, libraryFolder)
  return await opened(to, imaging)
}

describe('a backup', () => {
  it('comes back whole: pictures, what is known of them, collections, masks, answers', async ({
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

  it('has the small pictures of those whose files were removed', async ({
    libraryFolder,
    imaging,
    library,
    backup
  }) => {
    const [first] = await fill(library, imaging)
    await library.removeFiles([first!])
    const small = await library.thumbnail(first!)
    expect(await library.care.backUp(checker, backup, testTask())).toMatchObject({ damaged: 0 })
    const copy = await restored({ libraryFolder, imaging, backup })
    await rm(join(copy.info().folder, 'thumbnails'), { recursive: true, force: true })
    expect(await copy.thumbnail(first!)).toEqual(small)
    await copy.close()
  })

  it('brought up to date copies what is new alone, and has every change', async ({
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

  it('is found in its folder and in the one above; a new one gets a name of its own', async ({
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

  it('holds no link that opens a door: neither of a result nor of a request', async ({ imaging, library, backup }) => {
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
    // What has ended holds no link any more, and what is off the list is gone; SQLite leaves both in the file's free
    // space.
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

  it('is not opened itself, and neither is a folder that something else is in', async ({
    libraryFolder,
    imaging,
    library,
    backup
  }) => {
    await fill(library, imaging, 1)
    await library.care.backUp(checker, backup, testTask())
    await expect(opened(backup, imaging)).rejects.toMatchObject({
      code: 'invalid-input',
      message: expect.stringContaining('holds a backup')
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

  it('of another library is not written over', async ({ libraryFolder, imaging, library, backup }) => {
    await library.care.backUp(checker, backup, testTask())
    const other = await opened(join(libraryFolder, '..', 'other'), imaging)
    await expect(other.care.backUp(checker, backup, testTask())).rejects.toMatchObject({
      message: expect.stringContaining('another library')
    })
    await other.close()
  })

  it('leaves out a damaged original, says so, and keeps the good one that it has', async ({
    imaging,
    library,
    backup
  }) => {
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

  it('is refused, before anything is written, where there is no room', async ({ imaging, open, library, backup }) => {
    await fill(library, imaging)
    await library.close()
    library = await open({ fs: { ...machineFs, freeBytes: async () => 1000 } })
    await expect(library.care.backUp(checker, backup, testTask())).rejects.toMatchObject({
      code: 'disk-full',
      message: expect.stringContaining('not enough room')
    })
  })
})

describe('a backup that is cut off', () => {
  it('leaves the one before as it was, whenever it is cancelled', async ({
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

  it('by a failing disk at any step leaves the one before, or is carried through', async ({
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

  it('as the first one is no backup, and is finished by the next', async ({
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
      message: expect.stringContaining('not made to its end')
    })
    await library.care.backUp(checker, backup, testTask())
    const copy = await restored({ libraryFolder, imaging, backup })
    expect(everything(copy)).toEqual(everything(library))
    await copy.close()
  })
})

describe('bits that a backup has lost', () => {
  /** Other bytes of the same size and time, as a tired disk would have them. */
  async function rot(path: string): Promise<void> {
    const { mtimeMs } = await stat(path)
    const bytes = await readFile(path)
    bytes[bytes.length >> 1]! ^= 4
    await writeFile(path, bytes)
    await utimes(path, mtimeMs / 1000, mtimeMs / 1000)
  }

  it('are noticed by the next one, mended from the library, and told', async ({ imaging, library, backup }) => {
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
        .map((path) => `${path} in the backup was no longer what it was, and was copied again.`)
        .sort()
    )
    expect(await contentsOf(join(backup, 'pictures'))).toEqual(good)
    expect(await library.care.backUp(checker, backup, testTask())).toMatchObject({ mended: 0 })
  })

  it('are noticed within sixteen backups where there is too much to read at once', async ({
    imaging,
    open,
    library,
    backup
  }) => {
    const [first] = await fill(library, imaging)
    await library.care.backUp(checker, backup, testTask())
    const good = await contentsOf(join(backup, 'pictures'))
    await library.close()
    // Every original looks a gigabyte large.
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

  it('of a backup does not keep it from being restored, and does not stay on the copy', async () => {
    expect(await asUser('restoreProtected')).toEqual({ pictures: 3, whole: true, added: 4, deleted: 1 })
  })

  it('of a backup whose newest state had not come to its place does not either', async () => {
    expect(await asUser('restoreUncarried')).toEqual({ ratings: [5, 0, 0], untouched: true })
  })

  it('of originals does not keep a library from being backed up, brought up to date and moved', async () => {
    expect(await asUser('careForProtected')).toEqual({ backedUp: 3, again: 1, moved: 4, canBeWritten: true })
  })
})

describe('what others put into a backup', () => {
  /** Makes a change, and cuts its backup off at the first of these calls. */
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

  it('while its next state was being made stays where it is; what the backup wrote there is cleared away', async ({
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

  it('while its next state was moved into place stays where it is, and the state is carried through', async ({
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

describe('restoring', () => {
  it('leaves the folder as empty as it was when it is cancelled', async ({
    libraryFolder,
    imaging,
    library,
    backup
  }) => {
    await fill(library, imaging)
    await library.care.backUp(checker, backup, testTask())
    const to = join(libraryFolder, '..', 'restored')
    const cancelling = testTask((doing, task) => {
      if (doing.startsWith('Restoring 3')) task.cancel()
    })
    await expect(
      restoreBackupTo({ fs: machineFs, checker, task: cancelling, newId }, backup, to, libraryFolder)
    ).rejects.toThrow('cancelled')
    expect(await readdir(to)).toEqual([])
  })

  it('at the top of a disk leaves what is not its own when it is cancelled', async ({
    libraryFolder,
    imaging,
    library,
    backup
  }) => {
    await fill(library, imaging)
    await library.care.backUp(checker, backup, testTask())
    const to = join(libraryFolder, '..', 'disk')
    for (const name of ['$RECYCLE.BIN', 'lost+found']) {
      await mkdir(join(to, name), { recursive: true })
      await writeFile(join(to, name, 'thrown away.doc'), 'mine')
    }
    const cancelling = testTask((doing, task) => {
      if (doing.startsWith('Restoring 3')) task.cancel()
    })
    await expect(
      restoreBackupTo({ fs: machineFs, checker, task: cancelling, newId }, backup, to, libraryFolder)
    ).rejects.toThrow('cancelled')
    expect((await readdir(to, { recursive: true })).sort()).toEqual(
      [
        '$RECYCLE.BIN',
        join('$RECYCLE.BIN', 'thrown away.doc'),
        'lost+found',
        join('lost+found', 'thrown away.doc')
      ].sort()
    )
  })

  describe('into a folder that others use meanwhile', () => {
    it.beforeEach(async ({ imaging, library, backup }) => {
      await fill(library, imaging, 6)
      await library.care.backUp(checker, backup, testTask())
    })
    const theirs = { [join('Photos', 'harbour.jpg')]: 'a photo', 'letter.pdf': 'a letter' }
    const putTheirs = (to: string): void => {
      mkdirSync(join(to, 'Photos'), { recursive: true })
      for (const [path, content] of Object.entries(theirs)) writeFileSync(join(to, path), content)
    }
    const restore = (
      { libraryFolder, backup, to }: Pick<Given, 'libraryFolder' | 'backup' | 'to'>,
      task: TestTask,
      fs = machineFs
    ): Promise<unknown> => restoreBackupTo({ fs, checker, task, newId }, backup, to, libraryFolder)

    it.for(['is cancelled', 'fails'])(
      'leaves what they put there when it %s, and takes away its own',
      async (how, { libraryFolder, backup, to }) => {
        const task = testTask((doing, running) => {
          if (doing.startsWith('Restoring 2')) putTheirs(to)
          if (doing.startsWith('Restoring 9') && how === 'is cancelled') running.cancel()
        })
        let renamed = 0
        const rename: typeof machineFs.rename = async (from, target) => {
          if (target.endsWith('.png')) renamed += 1
          if (how === 'fails' && renamed === 4) throw Object.assign(new Error('EIO'), { code: 'EIO' })
          await machineFs.rename(from, target)
        }
        await expect(restore({ libraryFolder, backup, to }, task, { ...machineFs, rename })).rejects.toThrow(
          how === 'fails' ? 'could not be written' : 'cancelled'
        )
        expect(await contentsOf(to)).toEqual(theirs)
        expect((await readdir(to)).sort()).toEqual(['Photos', 'letter.pdf'])
      }
    )

    it('is refused after a crash, and touches nothing, until what is theirs is somewhere else', async ({
      libraryFolder,
      imaging,
      library,
      backup,
      to
    }) => {
      const gone = new Error('the machine is gone')
      const crash: LibraryFs = {
        ...machineFs,
        rename: async (from, target) =>
          target.endsWith('library.db') ? Promise.reject(gone) : await machineFs.rename(from, target),
        rm: async () => Promise.reject(gone)
      }
      await expect(restore({ libraryFolder, backup, to }, testTask(), crash)).rejects.toThrow('could not be written')
      putTheirs(to)
      const before = await contentsOf(to)
      expect(Object.keys(before).length).toBeGreaterThan(10)
      await expect(restore({ libraryFolder, backup, to }, testTask())).rejects.toMatchObject({
        code: 'invalid-input',
        message:
          'The copy that was cut off here did not put everything into this folder: ' +
          'there is also “Photos” and “letter.pdf”.'
      })
      expect(await contentsOf(to)).toEqual(before)
      await rm(join(to, 'Photos'), { recursive: true })
      await rm(join(to, 'letter.pdf'))
      await restore({ libraryFolder, backup, to }, testTask())
      const copy = await opened(to, imaging)
      expect(everything(copy)).toEqual(everything(library))
      await copy.close()
    })
  })

  it('builds the index again when that of the backup is damaged, and leaves out what is damaged', async ({
    libraryFolder,
    imaging,
    library,
    backup
  }) => {
    const [first] = await fill(library, imaging)
    await library.care.backUp(checker, backup, testTask())
    await writeFile(join(backup, 'library.db'), 'rotten')
    const { sha256, fileName } = library.get(first!)!
    await writeFile(join(backup, 'pictures', sha256.slice(0, 2), fileName), 'rotten too')
    const copy = await restored({ libraryFolder, imaging, backup })
    expect(copy.info().pictures).toBe(4)
    expect(copy.get(first!)).toMatchObject({ missing: true, parameters: { prompt: 'picture 0' } })
    await copy.close()
  })

  it('holds back jobs that may have been sent since', async ({ libraryFolder, imaging, library, backup }) => {
    const job = { id: 'a', state: 'queued', request: { operationId: 'x', parameters: { prompt: 'p' } } }
    library.database
      .prepare('INSERT INTO jobs (id, batch_id, state, created_at, row) VALUES (?, ?, ?, ?, ?)')
      .run('a', 'b', 'queued', 1, JSON.stringify(job))
    await library.care.backUp(checker, backup, testTask())
    const copy = await restored({ libraryFolder, imaging, backup })
    expect(copy.database.prepare('SELECT state FROM jobs').all()).toEqual([{ state: 'uncertain' }])
    await expect(access(join(copy.info().folder, 'hold-jobs'))).rejects.toThrow('ENOENT')
    await copy.close()
  })

  it('refuses a copy that was not finished when it is opened by hand', async ({ libraryFolder, imaging }) => {
    const to = join(libraryFolder, '..', 'half')
    await mkdir(to)
    await writeFile(join(to, 'unfinished-copy.json'), '{}')
    await expect(opened(to, imaging, { clock: new TestClock() })).rejects.toMatchObject({
      message: expect.stringContaining('not copied to its end')
    })
  })
})

describe('files that the disk does not give', () => {
  /** The bad sectors: neither copied nor read. */
  let bad: string[]
  /** Nor moved. */
  let stuck = false
  const unread = (): Error => Object.assign(new Error('EIO'), { code: 'EIO' })
  const fs: LibraryFs = {
    ...machineFs,
    copyFile: async (from, to) => (bad.includes(from) ? Promise.reject(unread()) : await machineFs.copyFile(from, to)),
    readFile: async (path) => (bad.includes(path) ? Promise.reject(unread()) : await machineFs.readFile(path)),
    async rename(from, to) {
      if (stuck && bad.includes(from)) throw unread()
      await machineFs.rename(from, to)
      // What takes the place of a bad sector lies elsewhere on the disk.
      bad = bad.filter((path) => path !== from)
    }
  }
  const reading: typeof checker = {
    ...checker,
    hash: async (file) =>
      bad.includes(file)
        ? Promise.reject(storageError(unread(), 'a file of the library', 'read'))
        : await checker.hash(file)
  }

  /** An original and a description of two different pictures. */
  async function withBadSectors({
    libraryFolder,
    imaging,
    open
  }: Pick<Given, 'libraryFolder' | 'imaging' | 'open'>): Promise<Library> {
    bad = []
    const library = await open({ fs })
    const [first, second] = await fill(library, imaging)
    await library.care.verify(checker, testTask())
    const paths = libraryPaths(libraryFolder)
    bad = [paths.original(library.get(first!)!), paths.sidecar(library.get(second!)!)]
    return library
  }

  it('are left out of a backup and named, and everything else is in it', async ({
    libraryFolder,
    imaging,
    open,
    backup
  }) => {
    const library = await withBadSectors({ libraryFolder, imaging, open })
    const task = testTask()
    expect(await library.care.backUp(reading, backup, task)).toMatchObject({ damaged: 2 })
    const paths = bad.map((file) => relative(libraryFolder, file).split(sep).join('/'))
    expect(task.notes.map(({ text }) => text).sort()).toEqual(
      paths.map((path) => `${path} cannot be read and was left out.`).sort()
    )
    const copy = await restored({ libraryFolder, imaging, backup })
    expect(everything(copy).map(({ id }) => id)).toEqual(everything(library).map(({ id }) => id))
    expect(await copy.care.verify(checker, testTask())).toMatchObject({ lost: 1, damaged: [], descriptions: 1 })
    await copy.close()
  })

  it('or folders that it does not give keep nothing else out of a backup, nor of what is restored from one', async ({
    libraryFolder,
    imaging,
    library,
    backup
  }) => {
    const ids = await fill(library, imaging)
    const pathOf = ({ sha256, fileName }: Picture): string => `pictures/${sha256.slice(0, 2)}/${fileName}`
    const listed = new Map(ids.map((id) => [id, library.get(id)!]))
    const drawer = dirname(pathOf(listed.get(ids[0]!)!))
    const others = ids.filter((id) => dirname(pathOf(listed.get(id)!)) !== drawer)
    expect(others).not.toHaveLength(0)
    const said = (what: string): unknown => ({
      level: 'error',
      text: `The folder ${drawer} cannot be read: the disk does not give it. Nothing in it was ${what}.`
    })
    await library.close()
    const refusing = await opened(libraryFolder, imaging, { fs: refusingFs(join(libraryFolder, drawer)) })
    const task = testTask()
    expect(await refusing.care.backUp(checker, backup, task)).toMatchObject({ damaged: 1 })
    expect(task.notes).toEqual([said('copied')])
    await refusing.close()
    const first = await restored({ libraryFolder, imaging, backup }, backup, 'first')
    for (const id of others) expect(await first.original(id)).not.toBeNull()
    expect(await first.original(ids[0]!)).toBeNull()
    await first.close()

    // Read again, the folder is in the next backup; a backup whose own disk has the fault gives all the rest.
    const mended = await opened(libraryFolder, imaging)
    expect(await mended.care.backUp(checker, backup, testTask())).toMatchObject({ damaged: 0 })
    await mended.close()
    const to = join(libraryFolder, '..', 'second')
    const restoring = testTask()
    const parts = { fs: refusingFs(join(backup, drawer)), checker, task: restoring, newId }
    expect(await restoreBackupTo(parts, backup, to, libraryFolder)).toMatchObject({ damaged: [drawer] })
    expect(restoring.notes).toEqual([said('restored')])
    const second = await opened(to, imaging)
    for (const id of others) expect(await second.original(id)).not.toBeNull()
    await second.close()
  })

  it('are left out of a move and named once', async ({ libraryFolder, imaging, open }) => {
    const library = await withBadSectors({ libraryFolder, imaging, open })
    await library.close()
    const to = join(libraryFolder, '..', 'moved')
    const task = testTask()
    const { damaged } = await moveLibraryTo({ fs, checker: reading, task, newId }, libraryFolder, to, (rest) => rest())
    expect(damaged.sort()).toEqual(bad.map((file) => relative(libraryFolder, file).split(sep).join('/')).sort())
    expect(task.notes).toHaveLength(2)
    const moved = await opened(to, imaging)
    expect(moved.info().pictures).toBe(4)
    await moved.close()
  })

  it('end the work where the other disk fails', async ({ libraryFolder, imaging, open, backup }) => {
    const library = await withBadSectors({ libraryFolder, imaging, open })
    const full: LibraryFs = { ...fs, copyFile: () => Promise.reject(Object.assign(new Error('EIO'), { code: 'EIO' })) }
    await library.close()
    bad = []
    const failing = await open({ fs: full })
    await expect(failing.care.backUp(reading, backup, testTask())).rejects.toMatchObject({ code: 'storage' })
  })

  it('are named by a check, and taken from the backup by a repair, which leaves what no backup has', async ({
    libraryFolder,
    imaging,
    open,
    backup
  }) => {
    const library = await withBadSectors({ libraryFolder, imaging, open })
    const sectors = bad
    bad = []
    await library.care.backUp(checker, backup, testTask())
    const late = await library.add(generated(await paint(imaging, 50)))
    const stays = libraryPaths(libraryFolder).original(late)
    bad = [...sectors, stays]
    expect(await library.care.verify(reading, testTask())).toMatchObject({
      pictures: 5,
      lost: 0,
      descriptions: 1,
      damaged: { length: 2 }
    })
    const wishes = {
      adopt: true,
      missing: true,
      descriptions: true,
      believe: 'index',
      thumbnails: true,
      damaged: true
    } as const
    expect(await library.care.repair(reading, wishes, testTask())).toMatchObject({
      back: 1,
      descriptions: 1,
      setAside: 2,
      unread: 1,
      missing: 0
    })
    expect(bad).toEqual([stays])
    bad = []
    expect(await library.care.verify(checker, testTask())).toMatchObject({ lost: 0, damaged: [], descriptions: 0 })
  })

  it('and cannot be moved are named, and the repair goes on', async ({ libraryFolder, imaging, open, backup }) => {
    const library = await withBadSectors({ libraryFolder, imaging, open })
    const sectors = bad
    bad = []
    await library.care.backUp(checker, backup, testTask())
    bad = sectors
    stuck = true
    const task = testTask()
    const wishes = {
      adopt: true,
      missing: true,
      descriptions: true,
      believe: 'index',
      thumbnails: true,
      damaged: true
    } as const
    expect(await library.care.repair(reading, wishes, task)).toMatchObject({
      back: 0,
      descriptions: 0,
      setAside: 0,
      unread: 1,
      missing: 0
    })
    expect(task.notes.filter(({ text }) => text.includes('cannot be moved'))).toHaveLength(2)
    bad = []
    stuck = false
  })
})
