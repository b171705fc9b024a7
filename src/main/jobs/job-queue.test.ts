import { describe, expect, it } from 'vitest'
import { AppError } from '../../shared/errors.ts'
import { createRig, reply, settled } from './__fixtures__/rig.ts'

const never = (): Promise<never> => new Promise(() => undefined)
const link = 'https://cdn.example/a.png'

describe('a locked key', () => {
  const lockedKey = new AppError('missing-key', 'The key is locked with your passphrase.', {
    nextStep: 'Enter your passphrase in the settings.',
    action: 'unlock'
  })

  it('keeps a job in line, which continues automatically when the key is unlocked', async () => {
    const rig = createRig()
    rig.key.error = lockedKey
    rig.links.set(link, 'x')
    rig.answer(() => reply(200, { urls: [link] }))
    const [job] = rig.submit('a sparrow')
    await settled()
    expect(rig.job(job!.id)).toMatchObject({ state: 'queued', attempts: 0, error: { code: 'missing-key' } })
    rig.key.error = null
    rig.jobs.wake()
    await settled()
    expect(rig.job(job!.id)).toMatchObject({ state: 'done', error: null })
    expect(rig.sent).toHaveLength(1)
  })

  it('unlocked just as a job finds it locked holds no job back', async () => {
    const rig = createRig()
    rig.links.set(link, 'x')
    rig.answer(() => reply(200, { urls: [link] }))
    let opened = false
    Object.defineProperty(rig.key, 'error', {
      get: () => {
        if (opened) return null
        opened = true
        rig.jobs.wake()
        return lockedKey
      }
    })
    const [job] = rig.submit('a sparrow')
    await settled()
    expect(rig.job(job!.id)).toMatchObject({ state: 'done', error: null })
    expect(rig.sent).toHaveLength(1)
  })

  it('keeps a polling job polling, however long it takes', async () => {
    const rig = createRig()
    rig.links.set(link, 'x')
    rig.answer(() => reply(200, { pending: 'set-1' }))
    const [job] = rig.submit('a sparrow')
    await settled()
    await rig.jobs.close('give-up')
    const next = rig.restart()
    next.key.error = lockedKey
    next.answer(() => reply(200, { urls: [link] }))
    for (let step = 0; step < 30; step += 1) await next.clock.advance(10_000)
    expect(next.job(job!.id).state).toBe('polling')
    next.key.error = null
    await next.clock.advance(10_000)
    expect(next.job(job!.id).state).toBe('done')
  })
})

describe('a request that is still connecting', () => {
  it('is sent once when cancelled and sent again, and finishes', async () => {
    const rig = createRig()
    rig.answer(() => reply(200, { bytes: 'the bytes' }))
    const [first, second] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
    const doors = [first.promise, second.promise]
    rig.connecting = () => doors.shift()!
    const [job] = rig.submit('a sparrow')
    await settled()
    await rig.jobs.cancel(job!.id)
    rig.jobs.retry(job!.id, false)
    await settled()
    first.resolve()
    await settled()
    second.resolve()
    await settled()
    expect(rig.job(job!.id).state).toBe('done')
    expect(rig.sent).toHaveLength(1)
  })

  it('stays in line when the library is switched', async () => {
    const rig = createRig()
    const [answer, door] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
    rig.answer(async () => {
      await answer.promise
      return reply(200, { bytes: 'the bytes' })
    })
    const doors = [Promise.resolve(), door.promise]
    rig.connecting = () => doors.shift()!
    const [one, two] = rig.submit('on its way', 'being connected')
    await settled()
    const closed = rig.jobs.close('wait')
    await settled()
    door.resolve()
    await settled()
    answer.resolve()
    await closed
    expect([rig.ledger.get(one!.id)?.state, rig.ledger.get(two!.id)?.state]).toEqual(['done', 'queued'])
    expect(rig.sent).toHaveLength(1)
  })
})

describe('the queue', () => {
  it("sends no request before the profile has recorded the ledger's step", async () => {
    const rig = createRig()
    rig.answer(() => reply(200, { urls: [] }))
    const steps: number[] = []
    const written = Promise.withResolvers<void>()
    await settled()
    rig.knownLedgers.record = async ({ step }) => {
      steps.push(step)
      await written.promise
    }
    rig.submit('a sparrow')
    await settled()
    expect(steps).toEqual([rig.ledger.state()!.step])
    expect(rig.sent).toEqual([])
    written.resolve()
    await settled()
    expect(rig.sent).toHaveLength(1)
  })

  it('leaves a job alone that another copy of the app has sent', async () => {
    const rig = createRig()
    rig.answer(() => reply(200, { urls: [] }))
    const claim = rig.ledger.claim.bind(rig.ledger)
    rig.ledger.claim = (job) => {
      rig.database.prepare("UPDATE jobs SET state = 'sending' WHERE id = ?").run(job.id)
      return claim(job)
    }
    rig.submit('a sparrow')
    await settled()
    expect(rig.sent).toEqual([])
    expect(rig.database.prepare('SELECT state FROM jobs').get()).toEqual({ state: 'sending' })
  })

  it('asks once for a job that it cannot claim, and continues with the other jobs of that service', async () => {
    const rig = createRig()
    rig.answer(() => reply(200, { urls: [] }))
    const claim = rig.ledger.claim.bind(rig.ledger)
    let refused = 0
    // The row still says "queued", as it does when the other copy has the job but has not fully written it down.
    rig.ledger.claim = (job) => {
      if (job.request.parameters.prompt !== 'a sparrow') return claim(job)
      refused += 1
      if (refused > 20) throw new Error('The queue asks without end.')
      return false
    }
    const [, other] = rig.submit('a sparrow', 'a finch')
    await settled()
    expect(refused).toBe(1)
    expect(rig.sent.map((request) => (request.body as { prompt: string }).prompt)).toEqual(['a finch'])
    expect(rig.job(other!.id).attempts).toBe(1)
    rig.submit('a wren')
    await settled()
    expect(rig.sent.map((request) => (request.body as { prompt: string }).prompt)).toEqual(['a finch', 'a wren'])
  })

  it('runs no more jobs at once than the service allows, in order', async () => {
    const rig = createRig()
    rig.answer(never)
    rig.submit('one', 'two', 'three', 'four')
    await settled()
    expect(rig.sent.map((request) => (request.body as { prompt: string }).prompt)).toEqual(['one', 'two'])
    const [first] = rig.jobs.list(10).filter((job) => job.request.parameters.prompt === 'one')
    await rig.jobs.cancel(first!.id)
    await settled()
    expect(rig.sent.map((request) => (request.body as { prompt: string }).prompt)).toEqual(['one', 'two', 'three'])
  })

  it("checks a long pause once a minute, so that no timer exceeds the system's limit", async () => {
    const rig = createRig()
    const slept: number[] = []
    const { sleep } = rig.clock
    rig.clock.sleep = (ms, signal) => {
      slept.push(ms)
      return sleep(ms, signal)
    }
    rig.answer(() =>
      reply(429, { fail: ['rate-limited', 'Too many requests.', { retryAt: rig.clock.now() + 365 * 24 * 3_600_000 }] })
    )
    const [job] = rig.submit('one')
    await settled()
    await rig.clock.advance(60_000)
    expect(rig.job(job!.id).state).toBe('waiting')
    expect(slept).toEqual([60_000, 60_000])
  })

  it('recovers when the ledger could not be read for a moment', async () => {
    const rig = createRig()
    rig.links.set(link, 'x')
    rig.answer(() => reply(200, { urls: [link] }))
    const working = { ...rig.ledger }
    rig.ledger.active = () => {
      throw new AppError('storage', 'The folder for the library cannot be found.')
    }
    const [job] = rig.submit('one')
    await settled()
    Object.assign(rig.ledger, working)
    expect(rig.ledger.get(job!.id)?.state).toBe('queued')
    rig.jobs.wake()
    await settled()
    expect(rig.job(job!.id).state).toBe('done')
  })

  it('starts on a full disk and does not resend what was in flight', async () => {
    const rig = createRig()
    rig.answer(never)
    const [job] = rig.submit('one')
    await settled()
    rig.database.exec("CREATE TRIGGER full_disk BEFORE UPDATE ON jobs BEGIN SELECT RAISE(ABORT, 'full'); END")
    const next = rig.restart()
    await settled()
    expect(next.job(job!.id)).toMatchObject({ state: 'uncertain', error: { code: 'may-have-been-charged' } })
    next.jobs.wake()
    await settled()
    expect(next.sent).toEqual([])
  })

  it('cancels a queued job without sending it', async () => {
    const rig = createRig()
    rig.answer(never)
    const jobs = rig.submit('one', 'two', 'three')
    await settled()
    await rig.jobs.cancel(jobs[2]!.id)
    expect(rig.job(jobs[2]!.id)).toMatchObject({ state: 'cancelled', error: null, attempts: 0 })
  })

  it('continues queued jobs after a restart', async () => {
    const rig = createRig()
    rig.answer(never)
    const jobs = rig.submit('one', 'two', 'three')
    await settled()
    const next = rig.restart()
    next.links.set(link, 'x')
    next.answer(() => reply(200, { urls: [link] }))
    await settled()
    expect(jobs.map((job) => next.job(job.id).state)).toEqual(['uncertain', 'uncertain', 'done'])
  })
})
