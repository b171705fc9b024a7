import { execFile } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { access, cp, mkdir, readdir, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect } from 'vitest'
import type { Imaging } from '../../imaging/imaging.ts'
import { createLibraryKeeper } from '../../switching/library-keeper.ts'
import { everything, failingFs, newId, opened } from '../__fixtures__/test-library.ts'
import type { LibraryFs } from '../disk/library-fs.ts'
import { machineFs } from '../disk/library-fs.ts'
import type { Library } from '../library.ts'
import { checker, contentsOf, fill, testTask } from './__fixtures__/care.ts'
import { type Given, it } from './__fixtures__/it.ts'
import { moveLibraryTo } from './move.ts'

const child = fileURLToPath(new URL('./__fixtures__/moving-child.ts', import.meta.url))
interface Seen {
  shown: ReturnType<typeof everything>
  /** It has the job, and sends it automatically. */
  sends: boolean
}

/** What opening this folder's library gives; null if none could be opened. */
async function whatIsIn(imaging: Imaging, path: string): Promise<Seen | null> {
  const names: string[] = await readdir(path).catch(() => [])
  if (!names.includes('library.json') || names.includes('unfinished-copy.json')) return null
  const library = await opened(path, imaging)
  const sends = library.database.prepare("SELECT id FROM jobs WHERE state = 'queued'").all().length > 0
  const shown = everything(library)
  await library.close()
  return { shown, sends }
}

interface Moving {
  fs?: LibraryFs
  task?: ReturnType<typeof testTask>
  /** Opens the new library; the old one is opened as usual. */
  openNew?: () => Promise<Library>
}

/**
 * Moves an open library as the app does: closed for the last part, then the new one is opened or, if anything failed,
 * the old one.
 */
async function move(
  { libraryFolder, imaging, to }: Pick<Given, 'libraryFolder' | 'imaging' | 'to'>,
  { fs = machineFs, task = testTask(), openNew = () => opened(to, imaging) }: Moving = {}
): Promise<void> {
  const sessions = createLibraryKeeper({
    first: await opened(libraryFolder, imaging),
    folderOf: (library) => library.info().folder,
    open: (path) => (path === to ? openNew() : opened(path, imaging)),
    check: async () => undefined,
    lost: (_, error) => Promise.reject(error as Error),
    close: (library) => library.close(),
    changing: () => undefined,
    changed: () => undefined
  })
  try {
    await moveLibraryTo({ fs, checker, task, newId }, libraryFolder, to, (rest, failed) =>
      sessions.whileClosed(async () => ({ result: await rest(), open: to, failed }))
    )
  } finally {
    await sessions.close()
  }
}

/** Adds a job that waits in line. */
async function withJob(libraryFolder: string, imaging: Imaging): Promise<void> {
  const library = await opened(libraryFolder, imaging)
  const job = { id: 'a', state: 'queued', request: { operationId: 'x', parameters: { prompt: 'p' } } }
  library.database
    .prepare('INSERT INTO jobs (id, batch_id, state, created_at, row) VALUES (?, ?, ?, ?, ?)')
    .run('a', 'b', 'queued', 1, JSON.stringify(job))
  await library.close()
}

async function filled(libraryFolder: string, imaging: Imaging, count = 3): Promise<ReturnType<typeof everything>> {
  const library = await opened(libraryFolder, imaging)
  await fill(library, imaging, count)
  const shown = everything(library)
  await library.close()
  return shown
}

it('a moved library is the same library in another folder, and the old one is unchanged', async ({
  libraryFolder,
  imaging,
  to
}) => {
  const shown = await filled(libraryFolder, imaging)
  const before = await contentsOf(libraryFolder)
  await move({ libraryFolder, imaging, to })
  const moved = await opened(to, imaging)
  expect(everything(moved)).toEqual(shown)
  expect(moved.info()).toMatchObject({ repairs: [], state: 'ready' })
  expect(await moved.care.verify(checker, testTask())).toMatchObject({
    lost: 0,
    damaged: [],
    unlisted: 0,
    descriptions: 0,
    others: 0,
    thumbnails: 0
  })
  await moved.close()
  const { 'hold-jobs': note, 'moved.files': list, ...left } = await contentsOf(libraryFolder)
  expect(note).toContain(to)
  expect(list).toContain('library.db')
  expect(await readdir(to)).not.toContain('unfinished-copy.files')
  const stable = (all: Record<string, string>): string[] =>
    Object.keys(all).filter((name) => !/^(library\.db|library\.lock|backups)/.test(name))
  expect(stable(left)).toEqual(stable(before))
})

it('a move into itself, into a non-empty folder, or without enough room is refused', async ({
  libraryFolder,
  imaging,
  to
}) => {
  await filled(libraryFolder, imaging, 1)
  to = join(libraryFolder, 'inside')
  await expect(move({ libraryFolder, imaging, to })).rejects.toMatchObject({ code: 'invalid-input' })
  to = join(libraryFolder, '..', 'foreign')
  await mkdir(to)
  await writeFile(join(to, 'thesis.txt'), 'mine')
  await expect(move({ libraryFolder, imaging, to })).rejects.toMatchObject({
    code: 'invalid-input',
    message: 'This folder is not empty: it contains “thesis.txt”.'
  })
  expect(await readdir(to)).toEqual(['thesis.txt'])
  to = join(libraryFolder, '..', 'small')
  await expect(
    move({ libraryFolder, imaging, to }, { fs: { ...machineFs, freeBytes: async () => 1000 } })
  ).rejects.toMatchObject({ code: 'disk-full' })
  expect(await readdir(to)).toEqual([])
})

it('a cancelled move leaves the new folder empty and the old library in use', async ({
  libraryFolder,
  imaging,
  to
}) => {
  const shown = await filled(libraryFolder, imaging)
  await withJob(libraryFolder, imaging)
  const cancelling = testTask((doing, task) => {
    if (doing.startsWith('Copying 2')) task.cancel()
  })
  await expect(move({ libraryFolder, imaging, to }, { task: cancelling })).rejects.toThrow('cancelled')
  expect(await readdir(to)).toEqual([])
  expect(await whatIsIn(imaging, libraryFolder)).toEqual({ shown, sends: true })
})

it('what is deleted for good during the copy is not in the new folder', async ({ libraryFolder, imaging, to }) => {
  const [gone, ...stay] = await filled(libraryFolder, imaging)
  let library = await opened(libraryFolder, imaging)
  await library.trash([gone!.id])
  await moveLibraryTo({ fs: machineFs, checker, task: testTask(), newId }, libraryFolder, to, async (rest) => {
    expect(Object.keys(await contentsOf(to)).filter((name) => name.includes(gone!.sha256))).not.toEqual([])
    await library.deleteForGood([gone!.id])
    await library.close()
    const result = await rest()
    library = await opened(to, imaging)
    return result
  })
  expect(Object.keys(await contentsOf(to)).filter((name) => name.includes(gone!.sha256))).toEqual([])
  const wishes = {
    adopt: true,
    missing: true,
    descriptions: true,
    believe: 'index',
    thumbnails: true,
    damaged: true
  } as const
  expect(await library.care.repair(checker, wishes, testTask())).toMatchObject({ adopted: 0 })
  expect(everything(library)).toEqual(stay)
  await library.close()
})

it.for([
  ['once', false],
  ['for good', true]
] as const)(
  'whichever call fails %s, the old library is whole, the new one whole or none, and only one sends',
  { timeout: 120_000 },
  async ([, forGood], { libraryFolder, imaging, to }) => {
    const shown = await filled(libraryFolder, imaging, 1)
    await withJob(libraryFolder, imaging)
    const kept = join(libraryFolder, '..', 'kept')
    await cp(libraryFolder, kept, { recursive: true })
    const disk = failingFs()
    const ended = { undone: 0, moved: 0 }
    for (let n = 1; ; n += 1) {
      disk.failAt(n, 'EIO', forGood)
      await move({ libraryFolder, imaging, to }, { fs: disk.fs }).catch(() => undefined)
      const reached = disk.count() >= n
      disk.heal()
      const [old, moved] = [await whatIsIn(imaging, libraryFolder), await whatIsIn(imaging, to)]
      expect(old?.shown).toEqual(shown)
      expect([null, JSON.stringify(shown)]).toContain(moved && JSON.stringify(moved.shown))
      expect({ n, senders: [old, moved].filter((each) => each?.sends).length }).toEqual({ n, senders: 1 })
      if (moved === null) ended.undone += 1
      else ended.moved += 1
      if (!reached) break
      for (const path of [libraryFolder, to]) await rm(path, { recursive: true, force: true })
      await cp(kept, libraryFolder, { recursive: true, preserveTimestamps: true })
    }
    expect(ended.undone).toBeGreaterThan(20)
    expect(ended.moved).toBeGreaterThan(1)
  }
)

it('a move whose new folder cannot be opened is undone, and the old library continues to send', async ({
  libraryFolder,
  imaging,
  to
}) => {
  const shown = await filled(libraryFolder, imaging, 1)
  await withJob(libraryFolder, imaging)
  const openNew = async (): Promise<Library> => {
    await (await opened(to, imaging)).close()
    throw new Error('the new disk is gone')
  }
  await expect(move({ libraryFolder, imaging, to }, { openNew })).rejects.toThrow('the new disk is gone')
  expect(await whatIsIn(imaging, libraryFolder)).toEqual({ shown, sends: true })
  expect(await whatIsIn(imaging, to)).toBe(null)
  expect(await readdir(to)).toEqual([])
})

it.for(['copying', 'before the end', 'after the end'])(
  'a process killed %s leaves at least one whole library, only one that sends, and the move can be repeated',
  async (point, { libraryFolder, imaging, to }) => {
    const shown = await filled(libraryFolder, imaging, 3)
    await withJob(libraryFolder, imaging)
    const signal = await new Promise((resolve) => {
      const running = execFile(
        process.execPath,
        ['--disable-warning=ExperimentalWarning', child, libraryFolder, to, point],
        () => resolve(running.signalCode)
      )
    })
    expect(signal).toBe('SIGKILL')
    const isMoved = point === 'after the end'
    expect(await whatIsIn(imaging, libraryFolder)).toEqual({ shown, sends: !isMoved })
    expect(await whatIsIn(imaging, to)).toEqual(isMoved ? { shown, sends: true } : null)
    if (!isMoved) await move({ libraryFolder, imaging, to })
    const moved = await opened(to, imaging)
    expect(everything(moved)).toEqual(shown)
    expect(moved.info().repairs).toEqual([])
    await moved.close()
    await expect(access(join(to, 'unfinished-copy.json'))).rejects.toThrow('ENOENT')
  }
)

describe('files of others in the new folder', () => {
  const theirs = {
    'letter.pdf': 'a letter',
    [join('Photos', 'harbour.jpg')]: 'a photo',
    [join('pictures', 'mine.png')]: 'in the way'
  }

  function putTheirs(to: string): void {
    for (const [path, content] of Object.entries(theirs)) {
      mkdirSync(dirname(join(to, path)), { recursive: true })
      writeFileSync(join(to, path), content)
    }
  }

  it('added during the copy stay when the move is cancelled, and are named', async ({ libraryFolder, imaging, to }) => {
    await filled(libraryFolder, imaging, 6)
    const task = testTask((doing, running) => {
      if (doing.startsWith('Copying 1')) putTheirs(to)
      if (doing.startsWith('Copying 6')) running.cancel()
    })
    await expect(move({ libraryFolder, imaging, to }, { task })).rejects.toThrow('cancelled')
    expect(await contentsOf(to)).toEqual(theirs)
    expect(task.notes).toEqual([{ level: 'info', text: expect.stringMatching(/left there: .*letter\.pdf/) }])
  })

  it('are not overwritten if they have the name of a copied file', async ({ libraryFolder, imaging, to }) => {
    const shown = await filled(libraryFolder, imaging, 2)
    const task = testTask((doing) => {
      if (doing.startsWith('Copying 1')) writeFileSync(join(to, 'library.json'), 'theirs')
    })
    await expect(move({ libraryFolder, imaging, to }, { task })).rejects.toMatchObject({
      code: 'invalid-input',
      message: expect.stringContaining('library.json')
    })
    expect(await contentsOf(to)).toEqual({ 'library.json': 'theirs' })
    expect((await whatIsIn(imaging, libraryFolder))?.shown).toEqual(shown)
  })

  it('added after a crash are not touched: the move is refused until they are removed, and then continues', async ({
    libraryFolder,
    imaging,
    to
  }) => {
    const shown = await filled(libraryFolder, imaging, 3)
    await new Promise((resolve) => {
      execFile(
        process.execPath,
        ['--disable-warning=ExperimentalWarning', child, libraryFolder, to, 'copying'],
        resolve
      )
    })
    putTheirs(to)
    const before = await contentsOf(to)
    await expect(move({ libraryFolder, imaging, to })).rejects.toMatchObject({
      code: 'invalid-input',
      message: expect.stringContaining('Photos')
    })
    expect(await contentsOf(to)).toEqual(before)
    for (const path of ['letter.pdf', 'Photos', join('pictures', 'mine.png')])
      await rm(join(to, path), { recursive: true })
    await move({ libraryFolder, imaging, to })
    expect((await whatIsIn(imaging, to))?.shown).toEqual(shown)
  }, 60_000)
})
