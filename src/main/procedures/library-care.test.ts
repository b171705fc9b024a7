import { mkdir, mkdtemp, readdir, rename, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import type { RecentEntry } from '../../shared/domain/settings.ts'
import type { TaskContext, TaskWork } from '../../shared/task-context.ts'
import { checkWork } from '../checking/check-work.ts'
import type { Context } from './context.ts'
import { libraryCareProcedures } from './library-care.ts'

const task: TaskContext = {
  signal: new AbortController().signal,
  progress: () => undefined,
  note: () => undefined,
  soFar: () => undefined
}

/** A context over a folder that looks like a library; tasks end before the call returns. */
async function moved() {
  const parent = await mkdtemp(join(tmpdir(), 'care-'))
  const [from, to] = [join(parent, 'old'), join(parent, 'new')]
  await mkdir(join(from, 'pictures', 'ab'), { recursive: true })
  await mkdir(join(from, 'masks'))
  await writeFile(join(from, 'pictures', 'ab', 'one.txt'), 'one')
  await writeFile(join(from, 'library.json'), '{"format":"palimpsest-library"}')
  let now = 1000
  let folder = from
  let recentLibraries: RecentEntry[] = []
  const trashed: string[] = []
  let works = true
  const trashFolder = async (path: string): Promise<void> => {
    if (!works) throw new Error('no trash')
    trashed.push(path)
  }
  let ended: Promise<unknown> = Promise.resolve()
  const library = { info: () => ({ folder, pictures: 1, state: 'ready' }), care: { lastBackup: async () => null } }
  const context = {
    host: { profileFolder: parent, chooseFolder: async () => to, trashFolder },
    clock: { now: () => (now += 1) },
    newId: () => 'a move',
    checker: { ...checkWork, rest: () => undefined, close: () => undefined },
    opened: () => ({ library, jobs: { busy: () => [] } }),
    libraryKeeper: {
      whileClosed: async (work: () => Promise<{ result: unknown; open: string }>) => {
        const { result, open } = await work()
        folder = open
        return result
      }
    },
    tasks: {
      start: (_: unknown, work: TaskWork) => {
        ended = work(task)
      }
    },
    settings: {
      get: () => ({ recentLibraries }),
      setLibraryFolder: async () => undefined,
      setRecentLibraries: async (next: RecentEntry[]) => {
        recentLibraries = next
      }
    }
  } as unknown as Context
  const handlers = libraryCareProcedures(context)
  await handlers['library.move'](undefined)
  await ended
  const openAgain = (path: string): void => {
    folder = path
    recentLibraries = [
      { folder: path, pictures: 1, openedAt: (now += 1) },
      ...recentLibraries.filter((entry) => entry.folder !== path)
    ]
  }
  return {
    handlers,
    from,
    to,
    trashed,
    trashWorks: (does: boolean) => void (works = does),
    openAgain,
    remove: () => rm(parent, { recursive: true })
  }
}

it('the folder that a library has left may go to the trash', async () => {
  const { handlers, from, trashed, remove } = await moved()
  expect(await handlers['library.care'](undefined)).toMatchObject({ movedFrom: from })
  await handlers['library.leaveMoved']({ trash: true })
  expect(trashed).toEqual([from])
  expect(await handlers['library.care'](undefined)).toMatchObject({ movedFrom: null })
  await remove()
})

it('what was put into it since stays, and is reported; if the trash refuses, everything is put back', async () => {
  const { handlers, from, trashed, trashWorks, remove } = await moved()
  const put = async (path: string): Promise<void> => {
    await mkdir(join(from, path, '..'), { recursive: true })
    await writeFile(join(from, path), 'theirs')
  }
  for (const path of ['letter.pdf', 'Photos/harbour.jpg', 'pictures/ab/note.txt']) await put(path)
  await writeFile(join(from, 'library.json'), '{"format":"palimpsest-library","changed":"since"}')
  const before = (await readdir(from, { recursive: true })).sort()
  trashWorks(false)
  await expect(handlers['library.leaveMoved']({ trash: true })).rejects.toThrow('no trash')
  expect((await readdir(from, { recursive: true })).sort()).toEqual(before)
  trashWorks(true)
  const { left } = await handlers['library.leaveMoved']({ trash: true })
  expect(left.toSorted()).toEqual(['Photos', 'letter.pdf', 'library.json', 'pictures/ab/note.txt'])
  expect(trashed).toEqual([join(from, 'old (moved)')])
  const gone = (await readdir(join(from, 'old (moved)'), { recursive: true })).sort()
  expect(gone).toEqual(['moved.files', 'hold-jobs', 'pictures', 'pictures/ab', 'pictures/ab/one.txt', 'masks'].sort())
  await rm(join(from, 'old (moved)'), { recursive: true })
  expect((await readdir(from, { recursive: true })).sort()).toEqual(
    [
      'Photos',
      'Photos/harbour.jpg',
      'letter.pdf',
      'library.json',
      'pictures',
      'pictures/ab',
      'pictures/ab/note.txt'
    ].sort()
  )
  await remove()
})

it('what is behind a link in it stays in place', async () => {
  const { handlers, from, trashed, remove } = await moved()
  const elsewhere = join(from, '..', 'elsewhere')
  await rename(join(from, 'pictures'), elsewhere)
  await symlink(elsewhere, join(from, 'pictures'))
  const { left } = await handlers['library.leaveMoved']({ trash: true })
  expect(left).toEqual(['pictures'])
  expect(trashed).toEqual([join(from, 'old (moved)')])
  expect(await readdir(elsewhere, { recursive: true })).toContain('ab/one.txt')
  await remove()
})

it('stays entirely if it is not known what was moved, or the open library is in it', async () => {
  const { handlers, from, trashed, openAgain, remove } = await moved()
  await mkdir(join(from, 'nested'))
  await symlink(join(from, 'nested'), join(from, '..', 'alias'))
  openAgain(join(from, '..', 'alias'))
  await expect(handlers['library.leaveMoved']({ trash: true })).rejects.toThrow('open now is in this folder')
  openAgain(join(from, '..', 'new'))
  await rm(join(from, 'moved.files'))
  await expect(handlers['library.leaveMoved']({ trash: true })).rejects.toThrow('not known which files')
  expect(trashed).toEqual([])
  await remove()
})

it('but not once it was opened again: it may contain what the new one does not', async () => {
  const { handlers, from, to, trashed, openAgain, remove } = await moved()
  openAgain(from)
  openAgain(to)
  expect(await handlers['library.care'](undefined)).toMatchObject({ movedFrom: null })
  await handlers['library.leaveMoved']({ trash: true })
  expect(trashed).toEqual([])
  await remove()
})
