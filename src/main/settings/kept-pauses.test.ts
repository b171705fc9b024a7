import { readFile, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect } from 'vitest'
import type { Pause } from '../../shared/domain/pause.ts'
import { it } from '../__fixtures__/it.ts'
import { openKeptPauses } from './kept-pauses.ts'

const pause = (more: Partial<Pause>): Pause => ({
  id: 'pixazo',
  label: 'Pixazo',
  reason: 'rate-limited',
  asked: true,
  until: 5000,
  status: 429,
  refusals: 3,
  trying: false,
  ...more
})

it('keeps until when a service asked to be left alone, and no guesses', async ({ folder }) => {
  const kept = await openKeptPauses(folder)
  kept.keep([pause({ trying: true }), pause({ id: 'appypie', asked: false })])
  await kept.written()
  expect((await openKeptPauses(folder)).found).toEqual([pause({})])
})

it('forgets what is over', async ({ folder }) => {
  const kept = await openKeptPauses(folder)
  kept.keep([pause({})])
  kept.keep([])
  await kept.written()
  expect(JSON.parse(await readFile(join(folder, 'pauses.json'), 'utf8'))).toEqual([])
})

it.for(['', '{', '[{"id":1}]', 'null'])('treats an unreadable file as empty: %s', async (content, { folder }) => {
  await writeFile(join(folder, 'pauses.json'), content)
  expect((await openKeptPauses(folder)).found).toEqual([])
})

it('creates the folder if it is missing', async ({ folder }) => {
  const profile = join(folder, 'new', 'profile')
  const kept = await openKeptPauses(profile)
  kept.keep([pause({})])
  await kept.written()
  expect((await openKeptPauses(profile)).found).toEqual([pause({})])
})

it.skipIf(process.platform === 'win32')('stores them unreadable by other users', async ({ folder }) => {
  const kept = await openKeptPauses(folder)
  kept.keep([pause({})])
  await kept.written()
  expect((await stat(join(folder, 'pauses.json'))).mode & 0o777).toBe(0o600)
})

it('does not stop the app if they cannot be stored', async ({ folder }) => {
  const file = join(folder, 'a file')
  await writeFile(file, '')
  const kept = await openKeptPauses(file)
  kept.keep([pause({})])
  await expect(kept.written()).resolves.toBeUndefined()
})
