import { expect, it } from 'vitest'
import { AppError } from '../../shared/errors.ts'
import type { Context } from './context.ts'
import { libraryProcedures } from './library.ts'

it('tells the window of the library that is open now, also when the choice cannot be kept', async () => {
  const told: unknown[] = []
  let folder = '/old'
  const context = {
    host: { chooseFolder: async () => '/new', emit: (event: string) => told.push(event) },
    session: () => ({ library: { info: () => ({ folder }) }, jobs: { list: () => [] } }),
    tasks: { running: () => [] },
    openLibrary: async (next: string) => {
      folder = next
    },
    settings: {
      setLibraryFolder: async () => {
        throw new AppError('disk-full', 'The disk is full.')
      }
    }
  } as unknown as Context
  await expect(libraryProcedures(context)['library.choose'](undefined)).rejects.toMatchObject({ code: 'disk-full' })
  expect(told).toEqual(['libraryChanged'])
})

it('does not leave a library while a request of it is on its way', async () => {
  const asked: string[] = []
  const context = {
    host: { chooseFolder: async () => asked.push('folder') },
    session: () => ({ library: { info: () => ({ folder: '/old' }) }, jobs: { list: () => [{ state: 'sending' }, { state: 'polling' }] } })
  } as unknown as Context
  await expect(libraryProcedures(context)['library.choose'](undefined)).rejects.toMatchObject({
    message: 'A request is on its way to its service.',
    data: { action: 'wait' }
  })
  expect(asked).toEqual([])
})

it('does not leave a library while a task works on it', async () => {
  const context = {
    session: () => ({ library: { info: () => ({ folder: '/old' }) }, jobs: { list: () => [] } }),
    tasks: { running: () => [{ title: 'Back up the library' }] }
  } as unknown as Context
  await expect(libraryProcedures(context)['library.choose'](undefined)).rejects.toMatchObject({
    message: '“Back up the library” is still running, and it works on this library.',
    data: { action: 'wait' }
  })
})
