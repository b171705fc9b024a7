import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import type { Pause } from '../../shared/domain/pause.ts'
import { openKeptPauses } from './kept-pauses.ts'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'palimpsest-pauses-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

const pause = (more: Partial<Pause>): Pause => ({ id: 'pixazo', label: 'Pixazo', reason: 'rate-limited', asked: true, until: 5000, trying: false, ...more })

it('keeps until when a service asked to be left alone, and no guesses', async () => {
  const kept = await openKeptPauses(folder)
  kept.keep([pause({ trying: true }), pause({ id: 'appypie', asked: false })])
  await kept.written()
  expect((await openKeptPauses(folder)).found).toEqual([pause({})])
})

it('forgets what is over', async () => {
  const kept = await openKeptPauses(folder)
  kept.keep([pause({})])
  kept.keep([])
  await kept.written()
  expect(JSON.parse(await readFile(join(folder, 'pauses.json'), 'utf8'))).toEqual([])
})

it.each(['', '{', '[{"id":1}]', 'null'])('takes a file that cannot be read for none: %s', async (content) => {
  await writeFile(join(folder, 'pauses.json'), content)
  expect((await openKeptPauses(folder)).found).toEqual([])
})
