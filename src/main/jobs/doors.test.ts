/** Every way to leave a session, a library or the app while something paid for is in no library yet. */
import { describe, expect, it } from 'vitest'
import { AppError } from '../../shared/errors.ts'
import { createRig, type Rig, reply, settled } from './__fixtures__/rig.ts'

const link = 'https://cdn.example/a.png'
const full = new AppError('disk-full', 'The disk is full.', { action: 'free-space' })
const gone = new AppError('storage', 'The folder for the library cannot be found.', { action: 'choose-folder' })

/** The library's disk takes nothing: neither pictures nor rows. */
function refuse(rig: Rig, error: AppError | null): void {
  rig.storing.error = error
  const { ledger } = rig
  if (error === null) Object.assign(ledger, working.get(rig))
  else {
    working.set(rig, { ...ledger })
    const fail = (): never => {
      throw error
    }
    Object.assign(ledger, {
      update: fail,
      claim: fail,
      insert: fail,
      setResults: fail,
      remove: fail,
      removeEnded: fail
    })
  }
}
const working = new WeakMap<Rig, Rig['ledger']>()

/** A request whose answer comes when it is released. */
function slowly(rig: Rig, body: unknown): () => void {
  const { promise, resolve } = Promise.withResolvers<void>()
  rig.answer(async () => {
    await promise
    return reply(200, body)
  })
  return resolve
}

/** A job whose answer arrived while the disk took nothing. */
async function heldJob(error: AppError, body: unknown = { bytes: 'the bytes' }): Promise<{ rig: Rig; id: string }> {
  const rig = createRig()
  rig.links.set(link, 'the bytes')
  const release = slowly(rig, body)
  const [job] = rig.submit('a sparrow')
  await settled()
  refuse(rig, error)
  release()
  await settled()
  return { rig, id: job!.id }
}

async function expectStored(rig: Rig, id: string): Promise<void> {
  await settled()
  expect(rig.job(id)).toMatchObject({ state: 'done', error: null, held: null })
  expect(rig.pictures.map(({ content }) => content)).toEqual(['the bytes'])
  expect([rig.held.all(), rig.profile.loaded().answers]).toEqual([[], []])
}

const answers: [string, unknown][] = [
  ['bytes', { bytes: 'the bytes' }],
  ['a link', { urls: [link] }]
]
const disks: [string, AppError][] = [
  ['full', full],
  ['gone', gone]
]
const both = disks.flatMap(([state, error]) => answers.map(([kind, body]) => [kind, state, error, body] as const))

describe('an answer that arrived while the disk took nothing', () => {
  it.each(both)(
    '(%s, the disk %s) is reported as safe, and stored automatically once there is room, without a second request',
    async (_k, _s, error, body) => {
      const { rig, id } = await heldJob(error, body)
      expect(rig.job(id)).toMatchObject({
        state: 'failed',
        held: 'profile',
        error: { code: error.code, data: { action: 'retry' } }
      })
      expect(rig.job(id).error?.message).toContain('The picture is safe and will be stored when')
      refuse(rig, null)
      rig.links.clear()
      await rig.clock.advance(10_000)
      await expectStored(rig, id)
      expect(rig.sent).toHaveLength(1)
    }
  )

  it.each(both)('(%s, the disk %s) survives closing and reopening the library', async (_k, _s, error, body) => {
    const { rig, id } = await heldJob(error, body)
    const next = await rig.reopen()
    refuse(rig, null)
    next.links.clear()
    // The second opening finds a disk with room.
    const last = await next.reopen()
    await expectStored(last, id)
    expect([rig.sent.length, next.sent.length, last.sent.length]).toEqual([1, 0, 0])
  })

  it.each(both)('(%s, the disk %s) survives the app, however it ends', async (_k, _s, error, body) => {
    const { rig, id } = await heldJob(error, body)
    refuse(rig, null)
    rig.links.clear()
    const next = rig.restart()
    await expectStored(next, id)
    expect([rig.sent.length, next.sent.length]).toEqual([1, 0])
  })

  it('is stored once when the app is killed between storing and forgetting it', async () => {
    const { rig, id } = await heldJob(full)
    refuse(rig, null)
    rig.profile.remove = async () => {
      throw new Error('killed')
    }
    const next = rig.restart()
    await settled()
    expect(next.job(id).state).toBe('done')
    const last = next.restart()
    await settled()
    expect([last.job(id).state, last.pictures.length]).toEqual(['done', 1])
  })

  it('is collected even if its row was lost with the index', async () => {
    const { rig, id } = await heldJob(full)
    refuse(rig, null)
    rig.database.exec('DELETE FROM jobs')
    const next = rig.restart()
    await expectStored(next, id)
    expect(next.sent).toEqual([])
  })

  it.each(both)(
    '(%s, the disk %s) becomes a separate job if its job was sent again elsewhere, and both pictures are stored',
    async (_k, _s, error, body) => {
      const { rig, id } = await heldJob(error, body)
      refuse(rig, null)
      // What another profile, which does not know of the answer, does to the row.
      rig.ledger.update(
        {
          ...rig.ledger.get(id)!,
          state: 'polling',
          handle: 'set-2',
          attempts: 2,
          startedAt: 5,
          answered: false,
          error: null,
          finishedAt: null
        },
        null
      )
      const next = rig.restart()
      next.answer(() => reply(200, { bytes: 'of the second request' }))
      await settled()
      await next.clock.advance(2000)
      expect(next.job(id)).toMatchObject({
        state: 'done',
        handle: 'set-2',
        attempts: 2,
        pictureIds: [expect.any(String)]
      })
      const [own] = next.jobs.list(10).filter((job) => job.id !== id)
      expect(own).toMatchObject({ state: 'done', attempts: 1, request: next.job(id).request })
      expect(next.pictures.map(({ content, jobId }) => [content, jobId])).toEqual([
        ['the bytes', own!.id],
        ['of the second request', id]
      ])
      expect([next.sent.map(({ path }) => path), next.held.all(), next.profile.loaded().answers]).toEqual([
        ['/poll'],
        [],
        []
      ])
    }
  )

  it('is not discarded when the later request of its job is done', async () => {
    const { rig, id } = await heldJob(full)
    refuse(rig, null)
    rig.ledger.update(
      { ...rig.ledger.get(id)!, state: 'done', attempts: 2, startedAt: 5, error: null, finishedAt: 6 },
      null
    )
    const next = rig.restart()
    await settled()
    expect(next.jobs.list(10).map(({ state, attempts }) => [state, attempts])).toEqual([
      ['done', 1],
      ['done', 2]
    ])
    expect(next.pictures.map(({ content }) => content)).toEqual(['the bytes'])
  })

  it('stays when the list is cleared, and is removed only with the loss accepted', async () => {
    const { rig, id } = await heldJob(full)
    refuse(rig, null)
    rig.storing.error = full
    expect(rig.jobs.clearEnded()).toEqual({ removed: [], kept: 0 })
    rig.jobs.resume(id)
    await settled()
    expect(rig.job(id)).toMatchObject({ state: 'failed', held: 'profile' })
    expect(rig.jobs.clearEnded()).toEqual({ removed: [], kept: 1 })
    await expect(rig.jobs.remove(id, false)).rejects.toMatchObject({
      code: 'may-have-been-charged',
      data: { action: 'decide' }
    })
    expect(rig.held.all()).toHaveLength(1)
    await rig.jobs.remove(id, true)
    expect([rig.held.all(), rig.profile.loaded().answers, rig.jobs.list(10)]).toEqual([[], [], []])
  })

  it('is not given up for a request that is sent again', async () => {
    const { rig, id } = await heldJob(full)
    refuse(rig, null)
    rig.storing.error = full
    expect(() => rig.jobs.retry(id, false)).toThrow(expect.objectContaining({ code: 'may-have-been-charged' }))
    rig.answer(() => reply(200, { fail: ['refused', 'No.'] }))
    const again = rig.jobs.retry(id, true)
    await settled()
    expect(again.id).not.toBe(id)
    rig.storing.error = null
    rig.jobs.resume(id)
    await settled()
    expect(rig.job(id).state).toBe('done')
    expect(rig.pictures.map(({ content }) => content)).toEqual(['the bytes'])
  })

  it('of a cancelled job is kept, and fetched when the user asks for it', async () => {
    const rig = createRig()
    rig.links.set(link, 'the bytes')
    const download = Promise.withResolvers<void>()
    rig.answer(() => reply(200, { urls: [link] }))
    rig.beforeDownload = () => download.promise
    const [job] = rig.submit('a sparrow')
    await settled()
    const cancelled = rig.jobs.cancel(job!.id)
    download.resolve()
    expect(await cancelled).toMatchObject({
      state: 'cancelled',
      answered: true,
      error: { code: 'may-have-been-charged' }
    })
    expect(rig.job(job!.id).error?.message).toContain('had already made the picture')
    expect(rig.jobs.clearEnded()).toEqual({ removed: [], kept: 1 })
    rig.beforeDownload = undefined
    rig.jobs.resume(job!.id)
    await expectStored(rig, job!.id)
    expect(rig.sent).toHaveLength(1)
  })
})

describe('when the profile refuses it too', () => {
  const profileFull = new AppError('disk-full', 'The disk is full.')

  async function inMemory(): Promise<{ rig: Rig; id: string }> {
    const rig = createRig()
    const release = slowly(rig, { bytes: 'the bytes' })
    const [job] = rig.submit('a sparrow')
    await settled()
    rig.profile.refuses.error = profileFull
    refuse(rig, full)
    release()
    await settled()
    return { rig, id: job!.id }
  }

  it('the job says that it is in memory only, and that it is safe once the profile has it', async () => {
    const { rig, id } = await inMemory()
    expect(rig.job(id)).toMatchObject({
      held: 'memory',
      error: { data: { nextStep: expect.stringContaining('before you close Palimpsest') } }
    })
    rig.profile.refuses.error = null
    await rig.clock.advance(10_000)
    expect(rig.job(id)).toMatchObject({ held: 'profile', error: { message: expect.stringContaining('is safe') } })
    expect(rig.events.at(-1)).toMatchObject({ id, held: 'profile' })
  })

  it('what is in memory survives closing the library', async () => {
    const { rig, id } = await inMemory()
    refuse(rig, null)
    const next = await rig.reopen()
    await expectStored(next, id)
    expect(next.sent).toEqual([])
  })

  it('the answer is listed as what would be lost', async () => {
    const { rig } = await inMemory()
    expect(await rig.held.spill()).toBe(false)
    expect(rig.held.all()).toMatchObject([
      { safe: false, folder: '/rig', job: { request: { parameters: { prompt: 'a sparrow' } } } }
    ])
    rig.profile.refuses.error = null
    expect(await rig.held.spill()).toBe(true)
  })
})

describe('a job number that the index could not store', () => {
  it.each(disks)(
    '(the disk %s) is kept, polled with, and used again after the app was killed',
    async (_state, error) => {
      const { rig, id } = await heldJob(error, { pending: 'set-1' })
      expect(rig.job(id)).toMatchObject({ state: 'polling', handle: 'set-1' })
      expect(rig.ledger.get(id)).toMatchObject({ state: 'sending', handle: null })
      refuse(rig, null)
      const next = rig.restart()
      next.answer(() => reply(200, { bytes: 'the bytes' }))
      await next.clock.advance(2000)
      await expectStored(next, id)
      expect(next.sent.map(({ path }) => path)).toEqual(['/poll'])
    }
  )
})

describe('the end of a session', () => {
  it('waits for a request in flight and nothing else, and sends nothing new', async () => {
    const rig = createRig()
    rig.links.set(link, 'the bytes')
    const release = slowly(rig, { urls: [link] })
    const [job] = rig.submit('a sparrow')
    await settled()
    expect(rig.jobs.busy()).toMatchObject([{ id: job!.id, state: 'sending' }])
    let closed = false
    const closing = rig.jobs.close('wait').then(() => {
      closed = true
    })
    await settled()
    expect(closed).toBe(false)
    release()
    await closing
    expect(rig.ledger.get(job!.id)?.state).toBe('downloading')
    await expectStored(rig.restart(), job!.id)
    expect(rig.sent).toHaveLength(1)
  })

  it('writes down what has arrived if it cannot wait', async () => {
    const rig = createRig()
    const storing = Promise.withResolvers<void>()
    rig.answer(() => reply(200, { bytes: 'the bytes' }))
    rig.beforeStoring = () => storing.promise
    const [job] = rig.submit('a sparrow')
    await settled()
    const closing = rig.jobs.close('give-up')
    await rig.held.spill()
    // The process ends here: whatever was not on a disk is gone.
    expect(rig.profile.loaded().answers).toMatchObject([{ answer: { job: { id: job!.id } } }])
    const next = rig.restart()
    next.beforeStoring = undefined
    await expectStored(next, job!.id)
    storing.resolve()
    await closing
  })

  it('sends nothing more, neither what waits nor what is about to be sent', async () => {
    const rig = createRig()
    const release = slowly(rig, { bytes: 'the bytes' })
    const jobs = rig.submit('on its way', 'on its way', 'in line')
    await settled()
    rig.ending.value = true
    release()
    await settled()
    expect(jobs.map(({ id }) => rig.job(id).state)).toEqual(['done', 'done', 'queued'])
    const next = rig.restart()
    next.answer(() => reply(200, { bytes: 'the bytes' }))
    // It already has its turn and waits for its key.
    next.ending.value = true
    await settled()
    expect([rig.sent.length, next.sent.length, next.job(jobs[2]!.id).state]).toEqual([2, 0, 'queued'])
  })

  it('holds what is about to be sent until it is known whether the app may quit, and sends it if not', async () => {
    const rig = createRig()
    const connecting = Promise.withResolvers<void>()
    rig.connecting = () => connecting.promise
    rig.answer(() => reply(200, { bytes: 'the bytes' }))
    const [job] = rig.submit('about to leave')
    await settled()
    rig.ending.value = true
    connecting.resolve()
    const [other] = rig.submit('in line')
    await settled()
    expect([rig.job(job!.id).state, rig.job(other!.id).state, rig.sent, rig.jobs.busy()]).toEqual([
      'queued',
      'queued',
      [],
      []
    ])
    rig.ending.value = false
    rig.jobs.wake()
    await settled()
    expect([rig.job(job!.id), rig.job(other!.id)]).toMatchObject([
      { state: 'done', attempts: 1 },
      { state: 'done', attempts: 1 }
    ])
  })

  it('a library that is not writable has no requests sent for it', async () => {
    const rig = createRig()
    rig.answer(() => reply(200, { bytes: 'the bytes' }))
    rig.writable.value = false
    expect(() => rig.submit('a sparrow')).toThrow(expect.objectContaining({ code: 'storage' }))
    rig.writable.value = true
    rig.key.error = new AppError('missing-key', 'locked', { action: 'unlock' })
    rig.submit('a sparrow')
    await settled()
    rig.key.error = null
    rig.writable.value = false
    rig.jobs.wake()
    await settled()
    expect(rig.sent).toEqual([])
    rig.writable.value = true
    rig.jobs.wake()
    await settled()
    expect(rig.sent).toHaveLength(1)
  })
})

it('a picture that could not be examined is kept, whether or not its link still works', async () => {
  const rig = createRig()
  rig.links.set(link, 'the bytes')
  rig.answer(() => reply(200, { urls: [link] }))
  rig.storing.error = new AppError(
    'internal',
    'The picture cannot be read: the process that reads it stopped twice on it.',
    { action: 'retry' }
  )
  const [job] = rig.submit('a sparrow')
  await settled()
  expect(rig.job(job!.id)).toMatchObject({ state: 'failed', held: 'profile', error: { code: 'internal' } })
  rig.links.clear()
  rig.storing.error = null
  const next = rig.restart()
  expect(next.job(job!.id).state).toBe('failed')
  next.jobs.resume(job!.id)
  await expectStored(next, job!.id)
  expect([rig.sent.length, next.sent.length]).toEqual([1, 0])
})

it('a job with all its pictures stored is done, even if that cannot be written down', async () => {
  const rig = createRig()
  rig.answer(() => reply(200, { bytes: 'the bytes' }))
  rig.beforeStoring = async () => refuseRows(rig)
  const [job] = rig.submit('a sparrow')
  await settled()
  expect(rig.job(job!.id)).toMatchObject({ state: 'done', error: null })
  rig.beforeStoring = undefined
  const next = rig.restart()
  await settled()
  expect([next.job(job!.id).state, next.pictures.length, rig.sent.length, next.sent.length]).toEqual(['done', 1, 1, 0])
})

function refuseRows(rig: Rig): void {
  rig.ledger.update = () => {
    throw full
  }
}
