import type { ChildProcess } from 'node:child_process'
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { rename } from 'node:fs/promises'
import { hostname } from 'node:os'
import { fileURLToPath } from 'node:url'
import { afterEach, expect } from 'vitest'
import type { Imaging } from '../../imaging/imaging.ts'
import { it } from '../__fixtures__/it.ts'
import { everything, generated, opened, paint, startOfTime } from '../__fixtures__/test-library.ts'

const holding = fileURLToPath(new URL('../__fixtures__/holding-child.ts', import.meta.url))

let other: ChildProcess | null = null

afterEach(async () => {
  other?.kill('SIGKILL')
  other = null
})

/** Another process that has the library open. @returns in which state */
async function openElsewhere(libraryFolder: string): Promise<string> {
  other = fork(holding, [libraryFolder], { execArgv: ['--disable-warning=ExperimentalWarning'] })
  const [state] = await once(other, 'message')
  return String(state)
}

async function filled(libraryFolder: string, imaging: Imaging): Promise<string> {
  const library = await opened(libraryFolder, imaging)
  const { id } = await library.add(generated(await paint(imaging, 1)))
  await library.close()
  return id
}

it('the second process is read-only, says who writes, and sees changes', async ({ libraryFolder, imaging }) => {
  const id = await filled(libraryFolder, imaging)
  expect(await openElsewhere(libraryFolder)).toBe('ready')
  const second = await opened(libraryFolder, imaging)
  expect(second.info()).toMatchObject({
    state: 'read-only',
    pictures: 1,
    openElsewhere: { host: hostname(), here: true, since: startOfTime }
  })
  await expect(second.change([id], { favourite: true })).rejects.toMatchObject({
    code: 'storage',
    message: expect.stringContaining('another copy')
  })
  other?.send({ rate: id })
  await once(other!, 'message')
  expect(everything(second)).toMatchObject([{ id, rating: 5 }])
  await second.close()
  other?.send({})
  await once(other!, 'exit')
  const third = await opened(libraryFolder, imaging)
  expect(third.info()).toMatchObject({ state: 'ready', openElsewhere: null, repairs: [] })
  await third.close()
})

it('a killed process no longer holds the lock', async ({ libraryFolder, imaging }) => {
  await filled(libraryFolder, imaging)
  await openElsewhere(libraryFolder)
  other?.kill('SIGKILL')
  await once(other!, 'exit')
  const library = await opened(libraryFolder, imaging)
  expect(library.info()).toMatchObject({ state: 'ready', pictures: 1 })
  await library.close()
})

it('two in one process behave the same', async ({ libraryFolder, imaging }) => {
  await filled(libraryFolder, imaging)
  const first = await opened(libraryFolder, imaging)
  const second = await opened(libraryFolder, imaging)
  expect([first.info().state, second.info().state]).toEqual(['ready', 'read-only'])
  await first.close()
  await second.close()
  const third = await opened(libraryFolder, imaging)
  expect(third.info().state).toBe('ready')
  await third.close()
})

it('a vanishing disk is noticed, by a check or a failure, and nothing is taken for lost', async ({
  libraryFolder,
  imaging
}) => {
  const id = await filled(libraryFolder, imaging)
  const told: string[] = []
  const library = await opened(libraryFolder, imaging, { stateChanged: ({ state }) => told.push(state) })
  await library.look()
  expect(told).toEqual([])
  await rename(libraryFolder, `${libraryFolder}-away`)
  await expect(library.add(generated(await paint(imaging, 2)))).rejects.toMatchObject({ code: 'storage' })
  await library.look()
  expect(told).toEqual(['unavailable'])
  expect(library.info()).toMatchObject({ state: 'unavailable', pictures: 1 })
  expect(await library.originalPath(id)).toBeNull()
  expect(library.get(id)).toMatchObject({ missing: false })
  await expect(library.change([id], { favourite: true })).rejects.toMatchObject({
    message: 'The library folder cannot be found.'
  })
  await library.close()
  await rename(`${libraryFolder}-away`, libraryFolder)
  const back = await opened(libraryFolder, imaging, { mustExist: true })
  expect(back.info()).toMatchObject({ state: 'ready', pictures: 1, repairs: [] })
  await back.close()
})

it('a disk that is back before its library is closed has lost nothing', async ({ libraryFolder, imaging }) => {
  await filled(libraryFolder, imaging)
  const library = await opened(libraryFolder, imaging)
  await rename(libraryFolder, `${libraryFolder}-away`)
  await library.look()
  expect(library.info().state).toBe('unavailable')
  await rename(`${libraryFolder}-away`, libraryFolder)
  await library.close()
  const back = await opened(libraryFolder, imaging, { mustExist: true })
  expect(back.info()).toMatchObject({ state: 'ready', pictures: 1, repairs: [] })
  await back.close()
})
