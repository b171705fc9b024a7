import { mkdir, rm, symlink, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, describe, expect } from 'vitest'
import type { Task } from '../../shared/domain/task.ts'
import type { WatchedFolder } from '../../shared/domain/watched-folder.ts'
import { AppError } from '../../shared/errors.ts'
import type { Imaging } from '../imaging/imaging.ts'
import { it } from '../library/__fixtures__/it.ts'
import { everything, newId, paint, TestClock } from '../library/__fixtures__/test-library.ts'
import type { Library } from '../library/library.ts'
import { intoPng, tEXt } from '../metadata/__fixtures__/made-files.ts'
import type { TaskService } from '../tasks/task-service.ts'
import { createTaskService } from '../tasks/task-service.ts'
import { findFiles } from './find-files.ts'
import type { FolderWatch } from './folder-watch.ts'
import { createFolderWatch } from './folder-watch.ts'
import type { ImportService } from './import-service.ts'
import { createImportService } from './import-service.ts'
import { summaryOf } from './import-words.ts'

/** The currently open library. */
let current: Library
let tasks: TaskService
let imports: ImportService
let touched: number
const clock = new TestClock()
const never = new AbortController().signal
it.beforeEach(({ library }) => {
  current = library
  touched = 0
  tasks = createTaskService({ clock, newId, changed: () => undefined, removed: () => undefined })
  imports = createImportService({
    clock,
    newId,
    library: () => current,
    start: (what, work) => tasks.start(what, work),
    touched: () => {
      touched += 1
    }
  })
})

const statement = 'a fox\nSteps: 20, Seed: 5, Size: 12x8'
const withRecipe = async (imaging: Imaging, number: number): Promise<Uint8Array> =>
  intoPng(Buffer.from(await paint(imaging, number)), [tEXt('parameters', statement)])

async function put(source: string, name: string, bytes: Uint8Array, writtenAt = clock.time - 60_000): Promise<string> {
  const path = join(source, name)
  await mkdir(join(path, '..'), { recursive: true })
  await writeFile(path, bytes)
  await utimes(path, writtenAt / 1000, writtenAt / 1000)
  return path
}

const lines = (task: Task): string[] => task.report?.lines.map(({ level, text }) => `${level}: ${text}`) ?? []

describe('looking for pictures', () => {
  it('goes through folders at any depth, in the order of their names, whatever the names are', async ({ source }) => {
    for (const name of [
      '10.png',
      '9.PNG',
      'größer/大 🦊.webp',
      'a/b/c/d.jpeg',
      'notes.txt',
      '.hidden.png',
      '.thumbnails/x.png'
    ])
      await put(source, name, new Uint8Array(1))
    const found = await findFiles([source], never)
    const top = source.split('/').at(-1)!
    expect(found.files.map(({ name }) => name)).toEqual([
      `${top}/9.PNG`,
      `${top}/10.png`,
      `${top}/a/b/c/d.jpeg`,
      `${top}/größer/大 🦊.webp`
    ])
    expect(found.passedOver).toBe(3)
    expect(found.folders).toHaveLength(5)
  })

  it('ends if links form a cycle, and reports dead links', async ({ source }) => {
    await put(source, 'a/1.png', new Uint8Array(1))
    await symlink(source, join(source, 'a', 'up'))
    await symlink(join(source, 'loop2'), join(source, 'loop1'))
    await symlink(join(source, 'loop1'), join(source, 'loop2'))
    const found = await findFiles([source, source], never)
    expect(found.files).toHaveLength(1)
    expect(found.unreadable.map(({ why }) => why)).toEqual(
      Array.from({ length: 2 }, () => 'it is a link that leads back to itself')
    )
  })

  it('never enters the library', async ({ libraryFolder, source }) => {
    await put(source, '1.png', new Uint8Array(1))
    const found = await findFiles([source, libraryFolder], never, { skip: [libraryFolder] })
    expect(found.files).toHaveLength(1)
    expect(found.unreadable).toEqual([{ name: 'library', why: 'it is the folder of this library' }])
  })

  it('ends when it is cancelled', async ({ source }) => {
    await expect(findFiles([source], AbortSignal.abort(new Error('enough')))).rejects.toThrow('enough')
  })
})

describe('an import', () => {
  it('ends with a report of every file, and a way to the imported pictures', async ({ imaging, source, library }) => {
    const same = await paint(imaging, 2)
    await put(source, '1.png', await withRecipe(imaging, 1))
    await put(source, '2.png', same)
    await put(source, '3.png', same)
    await put(source, '4.png', Buffer.from('no picture'))
    await put(source, 'notes.txt', Buffer.from('x'))
    const task = await tasks.ended(imports.start({ paths: [source] }).id)
    const top = source.split('/').at(-1)!
    expect(task).toMatchObject({ kind: 'import', title: `Import ${top}`, state: 'done', done: 4, total: 4 })
    expect(task.report?.summary).toBe(
      '2 pictures imported, 1 with a recipe. 1 was already in the library. 1 could not be imported.'
    )
    expect(lines(task).toSorted()).toEqual([
      `error: ${top}/4.png: not imported. This is not a PNG, JPEG, WebP or AVIF picture. ` +
        'Save it in one of these formats, then open that file.',
      'info: 1 other file was skipped.',
      `info: ${top}/1.png: imported with its AUTOMATIC1111 recipe.`,
      expect.stringMatching(
        /info: .*\/2\.png: imported\. The file does not say how it was made\.|info: .*\/2\.png: already in the library./
      ),
      expect.stringMatching(
        /info: .*\/3\.png: imported\. The file does not say how it was made\.|info: .*\/3\.png: already in the library./
      )
    ])
    const batchId = everything(library)[0]?.batchId
    expect(task.report?.actions).toEqual([{ kind: 'showBatch', batchId }])
    expect(
      library.index(null, 10, {
        search: '',
        scope: 'shown',
        sort: 'newest',
        shuffle: 1,
        filters: { batchId: batchId! }
      }).total
    ).toBe(2)
    expect(touched).toBe(1)
  })

  it('that is cancelled says what was imported', async ({ imaging, source, library }) => {
    for (let number = 0; number < 60; number += 1) await put(source, `${number}.png`, await paint(imaging, number))
    let count = 0
    const { id } = imports.start({
      paths: [source],
      taken: () => {
        count += 1
        if (count === 5) tasks.cancel(id)
      }
    })
    const task = await tasks.ended(id)
    expect(task.state).toBe('cancelled')
    expect(task.report?.summary).toMatch(
      /^Cancelled\. \d+ pictures imported, none with a recipe\. What was imported is kept\.$/
    )
    expect(everything(library)).toHaveLength(count)
  })

  it('of nothing is refused', () => {
    expect(() => imports.start({ paths: [] })).toThrow('No files were given.')
  })

  it("says if a picture's texts are too large", async ({ imaging, source }) => {
    const texts = Array.from({ length: 30 }, () => tEXt('a', 'x'.repeat(600_000)))
    await put(source, '1.png', intoPng(Buffer.from(await paint(imaging, 1)), texts))
    const task = await tasks.ended(imports.start({ paths: [source] }).id)
    expect(lines(task)).toEqual([
      expect.stringMatching(
        new RegExp(
          `^warning: .*1\\.png: imported\\. The file contains more text than is read, ` +
            'and what was read does not say how it was made\\.$'
        )
      )
    ])
  })

  it('is reported in plain words', () => {
    const tally = { imported: 0, withRecipe: 0, known: 0, restored: 0, refused: 0 }
    expect(summaryOf(tally)).toBe('There were no pictures to import.')
    expect(summaryOf({ ...tally, imported: 1, withRecipe: 1 })).toBe('1 picture imported with its recipe.')
    expect(summaryOf({ ...tally, imported: 1200, withRecipe: 1200 })).toBe(
      '1,200 pictures imported, all with their recipes.'
    )
    expect(summaryOf({ ...tally, known: 2, restored: 1 })).toBe(
      'No new pictures. 2 were already in the library. 1 was restored from the trash.'
    )
  })
})

describe('a watched folder', () => {
  let watch: FolderWatch
  let told: WatchedFolder[][]
  it.beforeEach(({ source }) => {
    told = []
    watch = createFolderWatch({
      clock,
      folders: () => [source],
      library: () => current,
      imports,
      ended: (id) => tasks.ended(id),
      dismiss: (id) => tasks.dismiss(id),
      changed: (folders) => told.push(folders),
      hints: () => () => undefined
    })
  })
  afterEach(() => watch.close())

  it('imports new pictures, each once, and leaves no entry behind', async ({ imaging, source, library }) => {
    await put(source, '1.png', await withRecipe(imaging, 1))
    expect(await watch.look()).toBe(false)
    expect(everything(library).map(({ parameters }) => parameters?.prompt)).toEqual(['a fox'])
    await watch.look()
    await put(source, 'deep/2.png', await paint(imaging, 2))
    await watch.look()
    expect(everything(library)).toHaveLength(2)
    expect(tasks.list()).toEqual([])
    expect(watch.status()).toMatchObject([{ folder: source, state: 'watching', imported: 2, refused: 0, problems: [] }])
    expect(told.at(-1)).toMatchObject([{ imported: 2 }])
  })

  it('waits for a file that is still being written', async ({ imaging, source, library }) => {
    await put(source, '1.png', (await paint(imaging, 1)).subarray(0, 40), clock.time)
    expect(await watch.look()).toBe(true)
    await put(source, '1.png', await paint(imaging, 1), clock.time + 500)
    expect(await watch.look()).toBe(true)
    expect(everything(library)).toEqual([])
    expect(await watch.look()).toBe(false)
    expect(everything(library)).toHaveLength(1)
    expect(watch.status()[0]?.problems).toEqual([])
  })

  it('never restores what was deleted, also after a restart', async ({ imaging, source, open, library }) => {
    await put(source, '1.png', await paint(imaging, 1))
    await watch.look()
    const ids = everything(library).map(({ id }) => id)
    await library.trash(ids)
    await library.close()
    library = current = await open()
    await watch.look()
    await put(source, 'copy.png', await paint(imaging, 1))
    await watch.look()
    expect(library.info()).toMatchObject({ pictures: 0, trashed: 1 })
    await library.deleteForGood(ids)
    await watch.look()
    expect(library.info()).toMatchObject({ pictures: 0, trashed: 0 })
  })

  it('reports what it could not import, once', async ({ source }) => {
    await put(source, 'broken.png', Buffer.from('no picture'))
    await watch.look()
    await watch.look()
    const [status] = watch.status()
    expect(status?.refused).toBe(1)
    expect(status?.problems[0]).toContain('broken.png: This is not a PNG')
    expect(tasks.list()).toHaveLength(1)
  })

  it('tries a file on which the imaging process died or hung only once, also across a restart', async ({
    imaging,
    source,
    open,
    library
  }) => {
    let tries = 0
    const dying: Imaging = {
      ...imaging,
      examine: (file, longSide, name) => {
        if (!name.endsWith('killer.png')) return imaging.examine(file, longSide, name)
        tries += 1
        return Promise.reject(
          new AppError('bad-response', 'The picture cannot be read: the process that reads it stopped twice on it.')
        )
      }
    }
    await library.close()
    library = current = await open({ imaging: dying })
    const killer = await put(source, 'killer.png', await paint(imaging, 1))
    await put(source, 'other.png', await paint(imaging, 2))
    await watch.look()
    await watch.look()
    expect([tries, everything(library).length]).toEqual([1, 1])
    expect(watch.status()[0]?.problems).toEqual([
      expect.stringMatching(/killer\.png: .*stopped twice on it\. It is not tried again automatically; import it/)
    ])
    await library.close()
    library = current = await open({ imaging: dying })
    await watch.look()
    expect(tries).toBe(1)
    await tasks.ended(imports.start({ paths: [killer] }).id)
    expect(tries).toBe(2)
    await put(source, 'killer.png', await paint(imaging, 3), clock.time - 30_000)
    await watch.look()
    expect(tries).toBe(3)
  })

  it('that is missing is reported, and works again when it is back', async ({ imaging, source }) => {
    await rm(source, { recursive: true })
    await watch.look()
    expect(watch.status()).toMatchObject([{ state: 'missing' }])
    await put(source, '1.png', await paint(imaging, 1))
    await watch.look()
    expect(watch.status()).toMatchObject([{ state: 'watching', imported: 1 }])
  })

  it('that contains the library imports nothing from it', async ({ libraryFolder, imaging, library }) => {
    const inside = createFolderWatch({
      clock,
      folders: () => [join(libraryFolder, '..')],
      library: () => current,
      imports,
      ended: (id) => tasks.ended(id),
      dismiss: () => undefined,
      changed: () => undefined,
      hints: () => () => undefined
    })
    const path = join(libraryFolder, '..', 'new.png')
    await writeFile(path, await paint(imaging, 1))
    await utimes(path, 1_700_000_000, 1_700_000_000)
    await inside.look()
    await inside.look()
    expect(everything(library)).toHaveLength(1)
    expect(inside.status()).toMatchObject([{ imported: 1, refused: 0 }])
    await inside.close()
  })
})
