import { mkdirSync, writeFileSync } from 'node:fs'
import { access, mkdir, readdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect } from 'vitest'
import { everything, newId, opened, TestClock } from '../__fixtures__/test-library.ts'
import type { LibraryFs } from '../disk/library-fs.ts'
import { machineFs } from '../disk/library-fs.ts'
import { checker, contentsOf, fill, type TestTask, testTask } from './__fixtures__/care.ts'
import { type Given, it } from './__fixtures__/it.ts'
import { restored } from './__fixtures__/restored.ts'
import { restoreBackupTo } from './restore.ts'

describe('restoring', () => {
  it('leaves the folder as empty as it was when cancelled', async ({ libraryFolder, imaging, library, backup }) => {
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

  it('at the top of a disk leaves what is not its own when cancelled', async ({
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
      'leaves their files when it %s, and removes its own',
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
          how === 'fails' ? 'Could not write' : 'cancelled'
        )
        expect(await contentsOf(to)).toEqual(theirs)
        expect((await readdir(to)).sort()).toEqual(['Photos', 'letter.pdf'])
      }
    )

    it('is refused after a crash, and touches nothing, until their files are moved elsewhere', async ({
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
      await expect(restore({ libraryFolder, backup, to }, testTask(), crash)).rejects.toThrow('Could not write')
      putTheirs(to)
      const before = await contentsOf(to)
      expect(Object.keys(before).length).toBeGreaterThan(10)
      await expect(restore({ libraryFolder, backup, to }, testTask())).rejects.toMatchObject({
        code: 'invalid-input',
        message:
          'The interrupted copy did not put everything into this folder: it also contains “Photos” and “letter.pdf”.'
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

  it("rebuilds the index if the backup's is damaged, and leaves out what is damaged", async ({
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

  it('refuses to open an unfinished copy by hand', async ({ libraryFolder, imaging }) => {
    const to = join(libraryFolder, '..', 'half')
    await mkdir(to)
    await writeFile(join(to, 'unfinished-copy.json'), '{}')
    await expect(opened(to, imaging, { clock: new TestClock() })).rejects.toMatchObject({
      message: expect.stringContaining('not completely copied')
    })
  })
})
