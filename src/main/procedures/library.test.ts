import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect } from 'vitest'
import type { RecentEntry } from '../../shared/domain/settings.ts'
import { AppError } from '../../shared/errors.ts'
import { it } from '../__fixtures__/it.ts'
import type { Context } from './context.ts'
import { libraryProcedures } from './library.ts'

/** A context over libraries that are names only. */
function contextOf(
  more: {
    folder?: string
    recent?: RecentEntry[]
    jobs?: { state: string }[]
    task?: string
    settingsFail?: boolean
  } = {}
) {
  const told: string[] = []
  let folder = more.folder ?? '/old'
  let recentLibraries = more.recent ?? []
  const info = () => ({ folder, pictures: 7, state: 'ready' })
  const session = { library: { info }, jobs: { busy: () => more.jobs ?? [] } }
  const context = {
    host: {
      profileFolder: '/profile',
      chooseFolder: async () => {
        told.push('asked')
        return '/new'
      }
    },
    clock: { now: () => 1000 },
    session: () => session,
    tasks: { running: () => (more.task === undefined ? [] : [{ title: more.task }]) },
    sessions: {
      open: async (next: string) => {
        folder = next
        told.push(`open ${next}`)
        return session
      }
    },
    settings: {
      get: () => ({ recentLibraries }),
      setLibraryFolder: async (next: string | null) => {
        if (more.settingsFail === true) throw new AppError('disk-full', 'The disk is full.')
        told.push(`keep ${next}`)
      },
      setRecentLibraries: async (next: RecentEntry[]) => {
        recentLibraries = next
      }
    }
  } as unknown as Context
  return { handlers: libraryProcedures(context), told, recent: () => recentLibraries.map((entry) => entry.folder) }
}

it('opens the chosen library also when the choice cannot be kept, and says so', async () => {
  const { handlers, told } = contextOf({ settingsFail: true })
  await expect(handlers['library.choose'](undefined)).rejects.toMatchObject({ code: 'disk-full' })
  expect(told).toEqual(['asked', 'open /new'])
})

it('does not leave a library while a request of it is on its way', async () => {
  const { handlers, told } = contextOf({ jobs: [{ state: 'sending' }, { state: 'polling' }] })
  await expect(handlers['library.choose'](undefined)).rejects.toMatchObject({
    message: 'A request is on its way to its service.',
    data: { action: 'wait' }
  })
  expect(told).toEqual([])
})

it('does not leave a library while a task works on it', async () => {
  const { handlers } = contextOf({ task: 'Back up the library' })
  await expect(handlers['library.choose'](undefined)).rejects.toMatchObject({
    message: '“Back up the library” is still running, and it works on this library.',
    data: { action: 'wait' }
  })
})

it('remembers the libraries that were open, and opens those alone by name', async ({ folder: path }) => {
  await writeFile(join(path, 'library.json'), '{"format":"palimpsest-library"}')
  const { handlers, told, recent } = contextOf({ recent: [{ folder: path, pictures: 3, openedAt: 1 }] })
  expect(await handlers['library.recent'](undefined)).toMatchObject([
    { folder: '/old', open: true, pictures: 7 },
    { folder: path, open: false, there: true, pictures: 3 }
  ])
  await handlers['library.open']({ folder: path })
  expect(told).toEqual([`open ${path}`, `keep ${path}`])
  expect(recent()).toEqual([path, '/old'])
  await expect(handlers['library.open']({ folder: '/etc' })).rejects.toMatchObject({ code: 'not-found' })
  await handlers['library.forget']({ folder: '/old' })
  expect(recent()).toEqual([path])
})

it('says that an unplugged library is not there, and does not open an empty one in its place', async () => {
  const { handlers, told } = contextOf({ recent: [{ folder: '/media/unplugged', pictures: 3, openedAt: 1 }] })
  expect(await handlers['library.recent'](undefined)).toMatchObject([
    { folder: '/old' },
    { folder: '/media/unplugged', there: false }
  ])
  await expect(handlers['library.open']({ folder: '/media/unplugged' })).rejects.toMatchObject({
    code: 'storage',
    data: { action: 'retry' }
  })
  expect(told).toEqual([])
})
