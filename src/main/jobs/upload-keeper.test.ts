import { DatabaseSync } from 'node:sqlite'
import { beforeEach, describe, expect, it } from 'vitest'
import type { Transfer } from '../../shared/domain/image-host.ts'
import { AppError } from '../../shared/errors.ts'
import type { ImageHost } from '../image-hosts/image-host.ts'
import { migrations } from '../library/database/migrations.ts'
import { registerSqlFunctions } from '../library/database/sql-functions.ts'
import { settled } from './__fixtures__/rig.ts'
import { createUploadKeeper, type UploadKeeper } from './upload-keeper.ts'
import { createUploads, type Uploads } from './uploads.ts'

let database: DatabaseSync
let uploads: Uploads
let keeper: UploadKeeper
let host: ImageHost | null
let locked: AppError | null
let found: () => void
let removed: string[]
let lines: Omit<Transfer, 'id' | 'at'>[]
let removing: (signal?: AbortSignal) => Promise<void>

const bucket = (deletes = true): ImageHost => ({
  id: 's3',
  label: 'bucket',
  deletes,
  reserve: () => '',
  put: async () => '',
  remove: async (place, signal) => {
    await removing(signal)
    removed.push(place)
  }
})

function addJob(id: string, state: string): void {
  database
    .prepare('INSERT INTO jobs (id, batch_id, state, created_at, row) VALUES (?, ?, ?, 0, ?)')
    .run(id, id, state, '{}')
}

beforeEach(() => {
  database = new DatabaseSync(':memory:')
  registerSqlFunctions(database)
  for (const { sql } of migrations) database.exec(sql)
  uploads = createUploads(database)
  host = bucket()
  locked = null
  found = () => undefined
  removed = []
  lines = []
  removing = async () => undefined
  const find = async (): Promise<ImageHost | null> => {
    const problem = locked
    found()
    if (problem !== null) throw problem
    return host
  }
  keeper = createUploadKeeper({
    uploads,
    imageHosts: { use: () => 's3', find },
    transfers: { add: (line) => lines.push(line), list: () => [] }
  })
  addJob('polling', 'polling')
  addJob('queued', 'queued')
  addJob('done', 'done')
  for (const jobId of ['polling', 'queued', 'done', 'gone'])
    uploads.add({ host: 's3', place: `of-${jobId}`, what: 'mask', jobId }, 0)
})

const left = (): string[] => ['polling', 'queued', 'done', 'gone'].filter((id) => uploads.ofJob(id).length > 0)

describe('the sweep at the start', () => {
  it('removes uploads of jobs that have ended', async () => {
    keeper.sweep()
    await settled()
    expect(removed.toSorted()).toEqual(['of-done', 'of-gone'])
    expect(left()).toEqual(['polling', 'queued'])
    expect(lines).toMatchObject([
      { action: 'delete', ok: true },
      { action: 'delete', ok: true }
    ])
  })

  it('leaves the files if the user wants them kept, and forgets them', async () => {
    host = bucket(false)
    keeper.sweep()
    await settled()
    expect([removed, left(), lines]).toEqual([[], ['polling', 'queued'], []])
  })

  it('remembers what could not be removed, and logs why', async () => {
    host = null
    keeper.sweep()
    await settled()
    expect(left()).toEqual(['polling', 'queued', 'done', 'gone'])
    expect(lines[0]).toMatchObject({ ok: false, problem: expect.stringContaining('no longer set up') })
  })

  it('continues when a locked secret is unlocked, and not before', async () => {
    locked = new AppError('missing-key', 'Locked.', { action: 'unlock' })
    keeper.sweep()
    await settled()
    keeper.wake()
    await settled()
    expect([removed, lines]).toEqual([[], []])
    locked = null
    keeper.wake()
    await settled()
    expect(removed).toHaveLength(2)
    keeper.wake()
    await settled()
    expect(removed).toHaveLength(2)
  })

  it('continues when the secret is unlocked just as it is found locked', async () => {
    locked = new AppError('missing-key', 'Locked.', { action: 'unlock' })
    found = () => {
      if (locked === null) return
      locked = null
      keeper.wake()
    }
    keeper.sweep()
    await settled()
    expect(removed.toSorted()).toEqual(['of-done', 'of-gone'])
  })
})

it('closing waits for no removal, and leaves it to the next start', async () => {
  removing = (signal) =>
    new Promise((_, reject) => signal?.addEventListener('abort', () => reject(new AppError('cancelled', 'Stopped.'))))
  keeper.takeAway('done')
  await settled()
  await keeper.close()
  expect(left()).toContain('done')
  expect(lines).toEqual([])
})

it('removes only what it is told to if a job also runs elsewhere', async () => {
  uploads.add({ host: 's3', place: 'mine', what: 'mask', jobId: 'polling' }, 1)
  keeper.takeAway('polling', [{ host: 's3', place: 'mine', what: 'mask', jobId: 'polling' }])
  await settled()
  expect(removed).toEqual(['mine'])
  expect(left()).toContain('polling')
})
