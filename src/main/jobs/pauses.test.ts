import { describe, expect, it } from 'vitest'
import type { Job } from '../../shared/domain/job.ts'
import { AppError, type ErrorData } from '../../shared/errors.ts'
import { createRig, type Rig, reply, settled } from './__fixtures__/rig.ts'

const link = 'https://cdn.example/a.png'
const second = 1000
const minute = 60 * second

const limited = (data: ErrorData = {}) =>
  reply(429, { fail: ['rate-limited', 'Rig has received too many requests.', { status: 429, ...data }] })
const down = (data: ErrorData = {}) =>
  reply(503, { fail: ['provider-failed', 'Rig is not available.', { status: 503, ...data }] })
const done = () => reply(200, { urls: [link] })
const unreachable = (detail = 'ECONNREFUSED') => new AppError('offline', 'The service cannot be reached.', { detail })

const states = (rig: Rig, jobs: readonly Job[]): string[] => jobs.map(({ id }) => rig.job(id).state)
const paths = (rig: Rig): string[] => rig.sent.map(({ path }) => path)

/** Lets time pass in small steps. */
async function pass(rig: Rig, ms: number, step = second): Promise<void> {
  for (let left = ms; left > 0; left -= step) await rig.clock.advance(Math.min(step, left))
}

function ready(): Rig {
  const rig = createRig()
  rig.links.set(link, 'x')
  return rig
}

/** A service that takes `most` requests a minute and does not say when to return. */
function minuteLimit(rig: Rig, most: number): void {
  let window = Number.NaN
  let taken = 0
  rig.answer(() => {
    const now = Math.floor(rig.clock.now() / minute)
    if (now !== window) [window, taken] = [now, 0]
    taken += 1
    return taken > most ? limited() : done()
  })
}

describe('a service that asks to wait', () => {
  it('in an answer with a good status is left alone, and the job is not resent automatically', async () => {
    const rig = ready()
    rig.answer(() => reply(200, { fail: ['rate-limited', 'Rig has received too many requests.'] }), done)
    const [job] = rig.submit('one')
    await settled()
    const [other] = rig.submit('two')
    await settled()
    expect([rig.job(job!.id).state, rig.job(other!.id).state, rig.sent.length]).toEqual(['failed', 'queued', 1])
    await rig.clock.advance(minute)
    expect([rig.job(job!.id).state, rig.job(other!.id).state, rig.sent.length]).toEqual(['failed', 'done', 2])
    expect(() => rig.jobs.retry(job!.id, false)).toThrow(expect.objectContaining({ code: 'may-have-been-charged' }))
  })

  it('gets no request from anyone before its time, and then all that is in line', async () => {
    const rig = ready()
    const until = rig.clock.now() + 8 * second
    rig.answer(() => limited({ retryAt: until }), done)
    const [first] = rig.submit('one')
    await settled()
    const others = rig.submit('two', 'three', 'four')
    await pass(rig, 7 * second)
    expect(rig.sent).toHaveLength(1)
    expect(rig.job(first!.id)).toMatchObject({ state: 'waiting', waitUntil: until })
    expect(states(rig, others)).toEqual(['queued', 'queued', 'queued'])
    await pass(rig, second)
    expect(states(rig, [first!, ...others])).toEqual(['done', 'done', 'done', 'done'])
    expect(rig.sent).toHaveLength(5)
    expect(rig.job(first!.id)).toMatchObject({ attempts: 2, error: null, waitUntil: null })
  })

  it('is not sent a request that had its turn before but has not left yet', async () => {
    const rig = ready()
    const { promise: signing, resolve: sign } = Promise.withResolvers<void>()
    let signed = 0
    // Each is signed twice, first as a rehearsal: what the second would send is held.
    rig.holdSigning(() => (signed++ < 3 ? Promise.resolve() : signing))
    rig.answer(() => limited({ retryAt: rig.clock.now() + minute }), done)
    const jobs = rig.submit('one', 'two')
    await settled()
    expect([rig.sent.length, ...states(rig, jobs)]).toEqual([1, 'waiting', 'queued'])
    sign()
    await settled()
    expect([rig.sent.length, ...states(rig, jobs)]).toEqual([1, 'waiting', 'queued'])
    await pass(rig, minute)
    expect([rig.sent.length, ...states(rig, jobs)]).toEqual([3, 'done', 'done'])
  })

  it.each(['cancel', 'remove'] as const)('is left alone even if the job that was told so is gone (%s)', async (how) => {
    const rig = ready()
    rig.answer(() => limited({ retryAt: rig.clock.now() + 2 * minute }), done)
    const [first] = rig.submit('one')
    await settled()
    const [other] = rig.submit('two')
    await (how === 'cancel' ? rig.jobs.cancel(first!.id) : rig.jobs.remove(first!.id, false))
    await pass(rig, 119 * second)
    expect([rig.job(other!.id).state, rig.sent.length]).toEqual(['queued', 1])
    await pass(rig, second)
    expect(rig.job(other!.id).state).toBe('done')
  })

  it("is not polled either, and the wait does not count against the job's deadline", async () => {
    const rig = ready()
    rig.answer(
      () => reply(200, { pending: 'set-1' }),
      () => limited({ retryAt: rig.clock.now() + 10 * minute }),
      done
    )
    const [job] = rig.submit('one')
    await settled()
    await pass(rig, 2 * second)
    const told = rig.job(job!.id)
    expect(told).toMatchObject({ state: 'polling', waitUntil: rig.clock.now() + 10 * minute })
    await pass(rig, 10 * minute - second)
    expect(paths(rig)).toEqual(['/paint', '/poll'])
    await pass(rig, second)
    expect(rig.job(job!.id)).toMatchObject({ state: 'done', handle: 'set-1' })
    expect(paths(rig)).toEqual(['/paint', '/poll', '/poll'])
  })

  it("applies one job's pause to the polls of another", async () => {
    const rig = ready()
    rig.answer(
      () => reply(200, { pending: 'set-1' }),
      () => limited({ retryAt: rig.clock.now() + minute }),
      done
    )
    const [polled] = rig.submit('one')
    await settled()
    const [sent] = rig.submit('two')
    await settled()
    await pass(rig, 59 * second)
    expect(paths(rig)).toEqual(['/paint', '/paint'])
    expect([rig.job(polled!.id), rig.job(sent!.id)]).toMatchObject([
      { state: 'polling', waitUntil: rig.clock.now() + second },
      { state: 'waiting', waitUntil: rig.clock.now() + second }
    ])
    await pass(rig, second)
    expect([rig.job(polled!.id).state, rig.job(sent!.id).state]).toEqual(['done', 'done'])
  })

  it('is left alone after a restart too, according to the rows', async () => {
    const rig = ready()
    const until = rig.clock.now() + 20 * minute
    rig.answer(() => limited({ retryAt: until }))
    const [first] = rig.submit('one')
    await settled()
    await rig.jobs.close('give-up')
    const next = rig.restart()
    next.answer(done)
    const [behind] = next.submit('two')
    await pass(next, 20 * minute - second, 30 * second)
    expect(next.sent).toEqual([])
    expect(next.line.pauses()).toMatchObject([{ id: 'rig', reason: 'rate-limited', asked: true, until }])
    await pass(next, second)
    expect(states(next, [first!, behind!])).toEqual(['done', 'done'])
  })

  it('keeps a polled job waiting after a restart', async () => {
    const rig = ready()
    rig.answer(
      () => reply(200, { pending: 'set-1' }),
      () => limited({ retryAt: rig.clock.now() + 10 * minute })
    )
    const [job] = rig.submit('one')
    await settled()
    await pass(rig, 2 * second)
    await rig.jobs.close('give-up')
    const next = rig.restart()
    next.answer(done)
    await pass(next, 10 * minute - second)
    expect(next.sent).toEqual([])
    await pass(next, 11 * second)
    expect(next.job(job!.id).state).toBe('done')
  })

  it('may be tried earlier by the user: one request goes as a probe', async () => {
    const rig = ready()
    rig.answer(
      () => limited({ retryAt: rig.clock.now() + 20 * minute }),
      () => limited({ retryAt: rig.clock.now() + 30 * minute }),
      done
    )
    const jobs = rig.submit('one')
    await settled()
    jobs.push(...rig.submit('two', 'three'))
    rig.line.tryNow('rig')
    await settled()
    expect(rig.sent).toHaveLength(2)
    expect(rig.line.pauses()).toMatchObject([{ until: rig.clock.now() + 30 * minute, trying: false }])
    rig.line.tryNow('rig')
    await settled()
    expect(states(rig, jobs)).toEqual(['done', 'done', 'done'])
  })
})

describe('a service that does not say when to return', () => {
  it('is probed by one request at a growing interval, and no job fails within a limit by the minute', async () => {
    const rig = ready()
    minuteLimit(rig, 2)
    const jobs = rig.submit('one', 'two', 'three', 'four', 'five', 'six')
    await settled()
    await pass(rig, 4 * minute)
    expect(states(rig, jobs)).toEqual(['done', 'done', 'done', 'done', 'done', 'done'])
    // Six that were taken, and a few probes: not five for each.
    expect(rig.sent.length).toBeLessThanOrEqual(18)
  })

  it('gets a single request at a time until it answers', async () => {
    const rig = ready()
    const times: number[] = []
    const start = rig.clock.now()
    rig.answer(() => {
      times.push((rig.clock.now() - start) / second)
      return limited()
    })
    const [first] = rig.submit('one')
    await settled()
    rig.submit('two', 'three', 'four')
    await pass(rig, 160 * second)
    expect(times).toEqual([0, 5, 15, 35, 75, 155])
    expect(rig.jobs.list(10).every(({ state }) => state === 'waiting' || state === 'queued')).toBe(true)
    rig.answer(done)
    await pass(rig, 160 * second)
    expect(rig.jobs.list(10).map(({ state }) => state)).toEqual(['done', 'done', 'done', 'done'])
    expect(rig.job(first!.id).error).toBeNull()
  })

  it('counts two requests sent together as one refusal', async () => {
    const rig = ready()
    rig.answer(() => limited())
    rig.submit('one', 'two')
    await settled()
    expect(rig.sent).toHaveLength(2)
    expect(rig.line.until('rig')).toBe(rig.clock.now() + 5 * second)
  })

  it('passes the turn to the next when the first request is cancelled', async () => {
    const rig = ready()
    rig.answer(
      () => limited(),
      () => new Promise(() => undefined),
      done
    )
    const [first] = rig.submit('one')
    await settled()
    const [next] = rig.submit('two')
    await pass(rig, 5 * second)
    expect([rig.job(first!.id).state, rig.job(next!.id).state]).toEqual(['sending', 'queued'])
    await rig.jobs.cancel(first!.id)
    await settled()
    expect(rig.job(next!.id).state).toBe('done')
  })
})

describe('a poll that goes first after a guessed pause', () => {
  /**
   * A job that the service has, and one that met a five-second pause and was then cancelled: the next poll goes first.
   */
  async function polledFirst(): Promise<{ rig: Rig; polled: Job }> {
    const rig = ready()
    rig.answer(
      () => reply(200, { pending: 'set-1' }),
      () => limited()
    )
    const [polled] = rig.submit('one')
    await settled()
    const [refused] = rig.submit('two')
    await settled()
    await rig.jobs.cancel(refused!.id)
    return { rig, polled: polled! }
  }

  it.each([
    ['that there is nothing yet', () => reply(200, { pending: 'set-1' })],
    [
      'something that is no word of the job',
      () => reply(500, { fail: ['provider-failed', 'Rig failed.', { status: 500 }] })
    ]
  ])('opens the line with its answer: %s', async (_, answer) => {
    const { rig, polled } = await polledFirst()
    rig.answer(answer, done)
    await pass(rig, 6 * second)
    expect([rig.job(polled.id).polls, rig.line.pauses()]).toEqual([1, []])
  })

  it('passes its place on when it gets no answer', async () => {
    const { rig, polled } = await polledFirst()
    rig.answer(() => Promise.reject(new AppError('timeout', 'The service did not answer in time.')), done)
    await pass(rig, 6 * second)
    expect([rig.job(polled.id).polls, rig.line.pauses()]).toMatchObject([1, [{ trying: false }]])
    const [next] = rig.submit('three')
    await settled()
    expect(rig.job(next!.id).state).toBe('done')
  })

  it('passes its place on when its job’s time is over', async () => {
    const rig = ready()
    rig.answer(() => reply(200, { pending: 'set-1' }))
    const [polled] = rig.submit('one')
    // Its minute ends before the next poll; by now polls are ten seconds apart.
    await pass(rig, 59 * second)
    rig.line.turn({ id: 'rig', label: 'Rig' })!.refused({ reason: 'unreachable', until: null })
    rig.answer(done)
    await pass(rig, 12 * second)
    expect([rig.job(polled!.id).state, rig.line.pauses()]).toMatchObject(['failed', [{ trying: false }]])
    const [next] = rig.submit('two')
    await settled()
    expect(rig.job(next!.id).state).toBe('done')
  })
})

describe('a service that is down, or no network', () => {
  it.each([
    ['down', () => down()],
    ['unreachable', () => Promise.reject(unreachable())],
    ['offline', () => Promise.reject(unreachable('ENOTFOUND'))]
  ] as const)('holds the whole line, fails no job, and recovers automatically: %s', async (reason, answer) => {
    const rig = ready()
    rig.answer(answer)
    const jobs = rig.submit('one', 'two', 'three')
    await settled()
    await pass(rig, 20 * minute, 10 * second)
    expect(states(rig, jobs).every((state) => state === 'waiting' || state === 'queued')).toBe(true)
    expect(rig.line.pauses()).toMatchObject([{ id: 'rig', label: 'Rig', reason, asked: false }])
    expect(rig.sent.length).toBeLessThan(40)
    rig.answer(done)
    await pass(rig, 5 * minute, 10 * second)
    expect(states(rig, jobs)).toEqual(['done', 'done', 'done'])
    expect(rig.line.pauses()).toEqual([])
  })

  it('is down until the time that it names', async () => {
    const rig = ready()
    rig.answer(() => down({ retryAt: rig.clock.now() + 90 * second }), done)
    const [job] = rig.submit('one')
    await settled()
    expect(rig.line.pauses()).toMatchObject([{ reason: 'down', asked: true }])
    await pass(rig, 89 * second)
    expect(rig.sent).toHaveLength(1)
    await pass(rig, second)
    expect(rig.job(job!.id).state).toBe('done')
  })

  it('does not end a job that the service has, however long it lasts', async () => {
    const rig = ready()
    rig.answer(
      () => reply(200, { pending: 'set-1' }),
      () => Promise.reject(unreachable('EAI_AGAIN'))
    )
    const [job] = rig.submit('one')
    await settled()
    await pass(rig, 30 * minute, 5 * second)
    expect(rig.job(job!.id)).toMatchObject({ state: 'polling', handle: 'set-1' })
    rig.answer(done)
    await pass(rig, 2 * minute, 5 * second)
    expect(rig.job(job!.id).state).toBe('done')
    expect(paths(rig).filter((path) => path === '/paint')).toHaveLength(1)
  })

  it('is tried at once when the user asks for it', async () => {
    const rig = ready()
    rig.answer(() => Promise.reject(unreachable()), done)
    const [job] = rig.submit('one')
    await settled()
    rig.line.tryNow('rig')
    await settled()
    expect(rig.job(job!.id).state).toBe('done')
  })

  it('a request that broke after it was sent is not mistaken for one that never was', async () => {
    const rig = ready()
    rig.answer(() =>
      Promise.reject(
        new AppError('may-have-been-charged', 'The connection broke.', { action: 'decide', detail: 'ECONNRESET' })
      )
    )
    const [job] = rig.submit('one')
    await settled()
    expect(rig.job(job!.id).state).toBe('uncertain')
    expect(rig.line.pauses()).toEqual([])
  })
})

describe('the server that holds a picture', () => {
  it('may ask for a pause: the job waits, says until when, and fetches', async () => {
    const rig = ready()
    const until = rig.clock.now() + 300 * second
    rig.links.set(
      link,
      new AppError('rate-limited', 'The service asks to wait before the next request.', {
        status: 429,
        retryAt: until,
        action: 'wait'
      })
    )
    rig.answer(done)
    const [job, other] = rig.submit('one', 'two')
    await settled()
    expect(rig.job(job!.id)).toMatchObject({ state: 'downloading', answered: true, waitUntil: until })
    expect(rig.line.pauses()).toMatchObject([{ id: 'host:cdn.example', label: 'cdn.example', until }])
    rig.links.set(link, 'the bytes')
    await pass(rig, 299 * second)
    expect(rig.pictures).toEqual([])
    await pass(rig, second)
    expect(states(rig, [job!, other!])).toEqual(['done', 'done'])
    expect(rig.pictures.map(({ content }) => content)).toEqual(['the bytes', 'the bytes'])
    expect(paths(rig)).toEqual(['/paint', '/paint'])
  })

  it('is asked at a growing interval if it does not say when', async () => {
    const rig = ready()
    rig.links.set(
      link,
      new AppError('rate-limited', 'The service asks to wait before the next request.', { status: 429, action: 'wait' })
    )
    rig.answer(done)
    const [job] = rig.submit('one')
    await settled()
    await pass(rig, 10 * second)
    expect(rig.job(job!.id).state).toBe('downloading')
    rig.links.set(link, 'the bytes')
    await pass(rig, 10 * second)
    expect(rig.job(job!.id).state).toBe('done')
    expect(rig.sent).toHaveLength(1)
  })
})

describe('a poll that says nothing about the job', () => {
  it.each([
    ['a 500', () => reply(500, { fail: ['provider-failed', 'Rig failed.', { status: 500 }] })],
    [
      'a sign-in page',
      () => reply(200, { fail: ['bad-response', 'Rig sent a web page instead of an answer.', { status: 200 }] })
    ],
    [
      'a redirect to another address',
      () => Promise.reject(new AppError('unsafe-url', 'The service sent the request on.'))
    ],
    ['no answer in time', () => Promise.reject(new AppError('timeout', 'The service did not answer in time.'))]
  ])('is a transient fault: %s', async (_what, fault) => {
    const rig = ready()
    rig.answer(() => reply(200, { pending: 'set-1' }), fault, done)
    const [job] = rig.submit('one')
    await settled()
    await pass(rig, 6 * second)
    expect(rig.job(job!.id)).toMatchObject({ state: 'done', polls: 1 })
    expect(paths(rig)).toEqual(['/paint', '/poll', '/poll'])
  })

  it('with an unknown job counts only if repeated in a row', async () => {
    const rig = ready()
    const notYet = () => reply(404, { pending: 'set-1' })
    const working = () => reply(200, { pending: 'set-1' })
    rig.answer(working, notYet, notYet, notYet, working, notYet, notYet, notYet, done)
    const [job] = rig.submit('one')
    await settled()
    await pass(rig, 50 * second)
    expect(rig.job(job!.id)).toMatchObject({ state: 'done', polls: 7 })
  })

  it('ends at the deadline as a job that can be asked for, with the last answer', async () => {
    const rig = ready()
    rig.answer(
      () => reply(200, { pending: 'set-1' }),
      () => reply(500, { fail: ['provider-failed', 'Rig failed.', { status: 500, detail: 'oops' }] })
    )
    const [job] = rig.submit('one')
    await settled()
    await pass(rig, 80 * second)
    expect(rig.job(job!.id)).toMatchObject({
      state: 'failed',
      handle: 'set-1',
      error: { code: 'timeout', data: { detail: 'oops' } }
    })
    expect(rig.job(job!.id).error?.message).toContain('Rig failed.')
  })

  it('differs from the service saying that the job has failed', async () => {
    const rig = ready()
    rig.answer(
      () => reply(200, { pending: 'set-1' }),
      () => reply(200, { fail: ['provider-failed', 'Out of memory.', { status: 200 }], ended: true })
    )
    const [job] = rig.submit('one')
    await settled()
    await pass(rig, 2 * second)
    expect(rig.job(job!.id)).toMatchObject({
      state: 'failed',
      error: { code: 'provider-failed', message: 'Out of memory.' }
    })
  })
})
