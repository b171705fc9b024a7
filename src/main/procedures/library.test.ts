import { mkdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import * as fc from 'fast-check'
import { expect } from 'vitest'
import type { RecentEntry } from '../../shared/domain/settings.ts'
import { AppError } from '../../shared/errors.ts'
import { it } from '../__fixtures__/it.ts'
import type { Context } from './context.ts'
import { libraryProcedures } from './library.ts'

/** A context over libraries that are only names. */
function contextOf(
  more: {
    folder?: string
    recent?: RecentEntry[]
    jobs?: { state: string }[]
    task?: string
    settingsFail?: boolean
    /** The dialog's result. */
    chosen?: () => string
  } = {}
) {
  const told: string[] = []
  let folder = more.folder ?? '/old'
  let recentLibraries = more.recent ?? []
  const info = () => ({ folder, pictures: 7, state: 'ready' })
  const open = { library: { info }, jobs: { busy: () => more.jobs ?? [] } }
  const context = {
    host: {
      profileFolder: '/profile',
      chooseFolder: async () => {
        told.push('asked')
        return more.chosen?.() ?? '/new'
      }
    },
    clock: { now: () => 1000 },
    opened: () => open,
    tasks: { running: () => (more.task === undefined ? [] : [{ title: more.task }]) },
    libraryKeeper: {
      open: async (next: string) => {
        folder = next
        told.push(`open ${next}`)
        return open
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

it('opens the chosen library even if the choice cannot be saved, and says so', async () => {
  const { handlers, told } = contextOf({ settingsFail: true })
  await expect(handlers['library.choose'](undefined)).rejects.toMatchObject({ code: 'disk-full' })
  expect(told).toEqual(['asked', 'open /new'])
})

it('does not leave a library while one of its requests is in flight', async () => {
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
    message: '“Back up the library” is still running and works on this library.',
    data: { action: 'wait' }
  })
})

it('remembers the libraries that were open, and opens only those by name', async ({ folder: path }) => {
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

it('reports that an unplugged library is missing, and does not open an empty one in its place', async () => {
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

it('lists the libraries that were open, most recent first and each once, whatever is opened and forgotten', async ({
  folder
}) => {
  const folders = Array.from({ length: 15 }, (_, number) => join(folder, `library ${number}`))
  for (const each of folders) {
    await mkdir(each)
    await writeFile(join(each, 'library.json'), '{"format":"palimpsest-library"}')
  }
  const which = fc.constantFrom(...folders)
  const step = fc.oneof(
    { weight: 8, arbitrary: fc.record({ does: fc.constant('choose' as const), folder: which }) },
    fc.record({ does: fc.constant('open' as const), folder: which }),
    fc.record({ does: fc.constant('forget' as const), folder: which })
  )
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 30, maxLength: 60 }), async (steps) => {
      let chosen = ''
      const { handlers } = contextOf({ folder: folders[0]!, chosen: () => chosen })
      const asked = async (does: 'choose' | 'open' | 'forget', of: string): Promise<unknown> => {
        if (does === 'choose') return await handlers['library.choose'](undefined)
        return await handlers[`library.${does}`]({ folder: of })
      }
      /** The open one first, then by when they were last open. */
      let known = [folders[0]!]
      let open = folders[0]!
      const isOpenNow = (): void => {
        known = [open, ...known.filter((one) => one !== open)].slice(0, 12)
      }
      for (const { does, folder: of } of steps) {
        chosen = of
        const code = await asked(does, of).then(
          () => null,
          (error: unknown) => (error as AppError).code
        )
        expect(code).toBe(does === 'open' && !known.includes(of) ? 'not-found' : null)
        if (does === 'forget') known = known.filter((one) => one !== of)
        else if (code === null && of !== open) {
          isOpenNow()
          open = of
        }
        const list = await handlers['library.recent'](undefined)
        isOpenNow()
        expect(list.map((one) => one.folder)).toEqual(known)
        expect(list.filter((one) => one.open).map((one) => one.folder)).toEqual([open])
        expect(list.every(({ there, name, folder: path }) => there && path.endsWith(name))).toBe(true)
      }
    }),
    { numRuns: 40 }
  )
  await rm(folders[3]!, { recursive: true })
  const { handlers } = contextOf({
    folder: folders[0]!,
    recent: folders.slice(2, 5).map((one) => ({ folder: one, pictures: 1, openedAt: 1 }))
  })
  expect((await handlers['library.recent'](undefined)).map(({ there }) => there)).toEqual([true, true, false, true])
})
