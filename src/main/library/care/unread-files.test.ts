/** Files that the disk does not deliver, in everything that goes through a whole library. */
import { dirname, join, relative, sep } from 'node:path'
import { describe, expect } from 'vitest'
import type { Picture } from '../../../shared/domain/picture.ts'
import { storageError } from '../../files/storage-error.ts'
import { refusingFs } from '../__fixtures__/refusing-fs.ts'
import { everything, generated, newId, opened, paint } from '../__fixtures__/test-library.ts'
import type { LibraryFs } from '../disk/library-fs.ts'
import { machineFs } from '../disk/library-fs.ts'
import { libraryPaths } from '../disk/library-paths.ts'
import type { Library } from '../library.ts'
import { checker, fill, testTask } from './__fixtures__/care.ts'
import { type Given, it } from './__fixtures__/it.ts'
import { restored } from './__fixtures__/restored.ts'
import { moveLibraryTo } from './move.ts'
import { restoreBackupTo } from './restore.ts'

describe('files that the disk does not deliver', () => {
  /** The bad sectors: can be neither copied nor read. */
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
      // What replaces a bad sector is elsewhere on the disk.
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

  it('or folders that it does not deliver keep nothing else out of a backup, or out of a restore', async ({
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
      text: `The folder ${drawer} cannot be read from the disk. Nothing in it was ${what}.`
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

    // Once readable, the folder is in the next backup; a backup whose own disk has the fault delivers all the rest.
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

  it('end the work if it is the other disk that fails', async ({ libraryFolder, imaging, open, backup }) => {
    const library = await withBadSectors({ libraryFolder, imaging, open })
    const full: LibraryFs = { ...fs, copyFile: () => Promise.reject(Object.assign(new Error('EIO'), { code: 'EIO' })) }
    await library.close()
    bad = []
    const failing = await open({ fs: full })
    await expect(failing.care.backUp(reading, backup, testTask())).rejects.toMatchObject({ code: 'storage' })
  })

  it('are named by a check, and restored from the backup by a repair, which leaves what no backup has', async ({
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

  it('and that cannot be moved are named, and the repair continues', async ({
    libraryFolder,
    imaging,
    open,
    backup
  }) => {
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
    expect(task.notes.filter(({ text }) => /cannot be (?:read or )?moved/.test(text))).toHaveLength(2)
    bad = []
    stuck = false
  })
})
