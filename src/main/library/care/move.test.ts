import { execFile } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { access, cp, mkdir, readdir, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { beforeEach, describe, expect, it } from 'vitest'
import { createSessionKeeper } from '../../sessions/session-keeper.ts'
import { folder, imaging } from '../__fixtures__/fresh-folder.ts'
import { everything, failingFs, newId, opened } from '../__fixtures__/test-library.ts'
import type { LibraryFs } from '../disk/library-fs.ts'
import { machineFs } from '../disk/library-fs.ts'
import type { Library } from '../library.ts'
import { checker, contentsOf, fill, testTask } from './__fixtures__/care.ts'
import { moveLibraryTo } from './move.ts'

const child = fileURLToPath(new URL('./__fixtures__/moving-child.ts', import.meta.url))

let to: string

beforeEach(async () => {
  to = join(folder.path, '..', 'moved')
})
interface Seen {
  shown: ReturnType<typeof everything>
  /** It has the job, and sends it by itself. */
  sends: boolean
}

/** The library in this folder as it opens; null when there is none that could be opened. */
async function whatIsIn(path: string): Promise<Seen | null> {
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
  /** Opens the new library; the old one is opened as ever. */
  openNew?: () => Promise<Library>
}

/**
 * Moves an open library as the app does: closed for the last part, then the new one or, when anything failed, the old
 * one is opened.
 */
async function move({
  fs = machineFs,
  task = testTask(),
  openNew = () => opened(to, imaging)
}: Moving = {}): Promise<void> {
  const sessions = createSessionKeeper({
    first: await opened(folder.path, imaging),
    folderOf: (library) => library.info().folder,
    open: (path) => (path === to ? openNew() : opened(path, imaging)),
    check: async () => undefined,
    lost: (_, error) => Promise.reject(error as Error),
    close: (library) => library.close(),
    changing: () => undefined,
    changed: () => undefined
  })
  try {
    await moveLibraryTo({ fs, checker, task, newId }, folder.path, to, (rest, failed) =>
      sessions.whileClosed(async () => ({ result: await rest(), open: to, failed }))
    )
  } finally {
    await sessions.close()
  }
}

/** Puts a job in line that waits to be sent. */
async function withJob(): Promise<void> {
  const library = await opened(folder.path, imaging)
  const job = { id: 'a', state: 'queued', request: { operationId: 'x', parameters: { prompt: 'p' } } }
  library.database
    .prepare('INSERT INTO jobs (id, batch_id, state, created_at, row) VALUES (?, ?, ?, ?, ?)')
    .run('a', 'b', 'queued', 1, JSON.stringify(job))
  await library.close()
}

async function filled(count = 3): Promise<ReturnType<typeof everything>> {
  const library = await opened(folder.path, imaging)
  await fill(library, imaging, count)
  const shown = everything(library)
  await library.close()
  return shown
}

it('a moved library is the same library in another folder, and the old one is as it was', async () => {
  const shown = await filled()
  const before = await contentsOf(folder.path)
  await move()
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
  const { 'hold-jobs': note, 'moved.files': list, ...left } = await contentsOf(folder.path)
  expect(note).toContain(to)
  expect(list).toContain('library.db')
  expect(await readdir(to)).not.toContain('unfinished-copy.files')
  const stable = (all: Record<string, string>): string[] =>
    Object.keys(all).filter((name) => !/^(library\.db|library\.lock|backups)/.test(name))
  expect(stable(left)).toEqual(stable(before))
})

it('does not move into itself, into what is not empty, or where there is no room', async () => {
  await filled(1)
  to = join(folder.path, 'inside')
  await expect(move()).rejects.toMatchObject({ code: 'invalid-input' })
  to = join(folder.path, '..', 'foreign')
  await mkdir(to)
  await writeFile(join(to, 'thesis.txt'), 'mine')
  await expect(move()).rejects.toMatchObject({
    code: 'invalid-input',
    message: 'This folder is not empty: it holds “thesis.txt”.'
  })
  expect(await readdir(to)).toEqual(['thesis.txt'])
  to = join(folder.path, '..', 'small')
  await expect(move({ fs: { ...machineFs, freeBytes: async () => 1000 } })).rejects.toMatchObject({ code: 'disk-full' })
  expect(await readdir(to)).toEqual([])
})

it('that is cancelled leaves the new folder empty and the old library in use', async () => {
  const shown = await filled()
  await withJob()
  const cancelling = testTask((doing, task) => {
    if (doing.startsWith('Copying 2')) task.cancel()
  })
  await expect(move({ task: cancelling })).rejects.toThrow('cancelled')
  expect(await readdir(to)).toEqual([])
  expect(await whatIsIn(folder.path)).toEqual({ shown, sends: true })
})

it('what is deleted for good while it is copied is not in the new folder', async () => {
  const [gone, ...stay] = await filled()
  let library = await opened(folder.path, imaging)
  await library.trash([gone!.id])
  await moveLibraryTo({ fs: machineFs, checker, task: testTask(), newId }, folder.path, to, async (rest) => {
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

it.each([
  ['once', false],
  ['for good', true]
])(
  'whatever call fails %s, the old library is whole, the new one whole or none, and one sends',
  async (_, forGood) => {
    const shown = await filled(1)
    await withJob()
    const kept = join(folder.path, '..', 'kept')
    await cp(folder.path, kept, { recursive: true })
    const disk = failingFs()
    const ended = { undone: 0, moved: 0 }
    for (let n = 1; ; n += 1) {
      disk.failAt(n, 'EIO', forGood)
      await move({ fs: disk.fs }).catch(() => undefined)
      const reached = disk.count() >= n
      disk.heal()
      const [old, moved] = [await whatIsIn(folder.path), await whatIsIn(to)]
      expect(old?.shown).toEqual(shown)
      expect([null, JSON.stringify(shown)]).toContain(moved && JSON.stringify(moved.shown))
      expect({ n, senders: [old, moved].filter((each) => each?.sends).length }).toEqual({ n, senders: 1 })
      if (moved === null) ended.undone += 1
      else ended.moved += 1
      if (!reached) break
      for (const path of [folder.path, to]) await rm(path, { recursive: true, force: true })
      await cp(kept, folder.path, { recursive: true, preserveTimestamps: true })
    }
    expect(ended.undone).toBeGreaterThan(20)
    expect(ended.moved).toBeGreaterThan(1)
  },
  120_000
)

it('whose new folder cannot be opened is undone, and the old library sends on', async () => {
  const shown = await filled(1)
  await withJob()
  const openNew = async (): Promise<Library> => {
    await (await opened(to, imaging)).close()
    throw new Error('the new disk is gone')
  }
  await expect(move({ openNew })).rejects.toThrow('the new disk is gone')
  expect(await whatIsIn(folder.path)).toEqual({ shown, sends: true })
  expect(await whatIsIn(to)).toBe(null)
  expect(await readdir(to)).toEqual([])
})

it.each(['copying', 'before the end', 'after the end'])(
  'a process that is killed %s leaves one whole library at least, one that sends, and the move can be done again',
  async (point) => {
    const shown = await filled(3)
    await withJob()
    const signal = await new Promise((resolve) => {
      const running = execFile(
        process.execPath,
        ['--disable-warning=ExperimentalWarning', child, folder.path, to, point],
        () => resolve(running.signalCode)
      )
    })
    expect(signal).toBe('SIGKILL')
    const isMoved = point === 'after the end'
    expect(await whatIsIn(folder.path)).toEqual({ shown, sends: !isMoved })
    expect(await whatIsIn(to)).toEqual(isMoved ? { shown, sends: true } : null)
    if (!isMoved) await move()
    const moved = await opened(to, imaging)
    expect(everything(moved)).toEqual(shown)
    expect(moved.info().repairs).toEqual([])
    await moved.close()
    await expect(access(join(to, 'unfinished-copy.json'))).rejects.toThrow('ENOENT')
  },
  60_000
)

describe('what others put into the new folder', () => {
  const theirs = {
    'letter.pdf': 'a letter',
    [join('Photos', 'harbour.jpg')]: 'a photo',
    [join('pictures', 'mine.png')]: 'in the way'
  }

  function putTheirs(): void {
    for (const [path, content] of Object.entries(theirs)) {
      mkdirSync(dirname(join(to, path)), { recursive: true })
      writeFileSync(join(to, path), content)
    }
  }

  it('while it is copied to stays when the move is cancelled, and is named', async () => {
    await filled(6)
    const task = testTask((doing, running) => {
      if (doing.startsWith('Copying 1')) putTheirs()
      if (doing.startsWith('Copying 6')) running.cancel()
    })
    await expect(move({ task })).rejects.toThrow('cancelled')
    expect(await contentsOf(to)).toEqual(theirs)
    expect(task.notes).toEqual([{ level: 'info', text: expect.stringMatching(/left there: .*letter\.pdf/) }])
  })

  it('under a name that is copied is not written over', async () => {
    const shown = await filled(2)
    const task = testTask((doing) => {
      if (doing.startsWith('Copying 1')) writeFileSync(join(to, 'library.json'), 'theirs')
    })
    await expect(move({ task })).rejects.toMatchObject({
      code: 'invalid-input',
      message: expect.stringContaining('library.json')
    })
    expect(await contentsOf(to)).toEqual({ 'library.json': 'theirs' })
    expect((await whatIsIn(folder.path))?.shown).toEqual(shown)
  })

  it('after a crash is not touched: the move is refused until it is away, and then goes on', async () => {
    const shown = await filled(3)
    await new Promise((resolve) => {
      execFile(process.execPath, ['--disable-warning=ExperimentalWarning', child, folder.path, to, 'copying'], resolve)
    })
    putTheirs()
    const before = await contentsOf(to)
    await expect(move()).rejects.toMatchObject({ code: 'invalid-input', message: expect.stringContaining('Photos') })
    expect(await contentsOf(to)).toEqual(before)
    for (const path of ['letter.pdf', 'Photos', join('pictures', 'mine.png')])
      await rm(join(to, path), { recursive: true })
    await move()
    expect((await whatIsIn(to))?.shown).toEqual(shown)
  }, 60_000)
})
