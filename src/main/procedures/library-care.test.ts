import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
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

/** A context over a folder that looks like a library; tasks end before they are answered. */
async function moved() {
  const parent = await mkdtemp(join(tmpdir(), 'care-'))
  const [from, to] = [join(parent, 'old'), join(parent, 'new')]
  await mkdir(join(from, 'pictures'), { recursive: true })
  await writeFile(join(from, 'library.json'), '{}')
  let now = 1000
  let folder = from
  let recentLibraries: RecentEntry[] = []
  const trashed: string[] = []
  let ended: Promise<unknown> = Promise.resolve()
  const library = { info: () => ({ folder, pictures: 1, state: 'ready' }), care: { lastBackup: async () => null } }
  const context = {
    host: { profileFolder: parent, chooseFolder: async () => to, trashFolder: async (path: string) => void trashed.push(path) },
    clock: { now: () => (now += 1) },
    newId: () => 'a move',
    checker: { ...checkWork, rest: () => undefined, close: () => undefined },
    session: () => ({ library, jobs: { list: () => [] } }),
    sessions: {
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
    recentLibraries = [{ folder: path, pictures: 1, openedAt: (now += 1) }, ...recentLibraries.filter((entry) => entry.folder !== path)]
  }
  return { handlers, from, to, trashed, openAgain, remove: () => rm(parent, { recursive: true }) }
}

it('the folder that a library has left may go to the trash', async () => {
  const { handlers, from, trashed, remove } = await moved()
  expect(await handlers['library.care'](undefined)).toMatchObject({ movedFrom: from })
  await handlers['library.leaveMoved']({ trash: true })
  expect(trashed).toEqual([from])
  expect(await handlers['library.care'](undefined)).toMatchObject({ movedFrom: null })
  await remove()
})

it('but not once it was opened again: it may hold what the new one does not', async () => {
  const { handlers, from, to, trashed, openAgain, remove } = await moved()
  openAgain(from)
  openAgain(to)
  expect(await handlers['library.care'](undefined)).toMatchObject({ movedFrom: null })
  await handlers['library.leaveMoved']({ trash: true })
  expect(trashed).toEqual([])
  await remove()
})
