import { describe, expect, it } from 'vitest'
import { AppError } from '../../shared/errors.ts'
import { createRig, type Rig, reply, settled } from './__fixtures__/rig.ts'

const never = (): Promise<never> => new Promise(() => undefined)
const link = 'https://cdn.example/a.png'

describe('a job', () => {
  it('is on disk before anything is sent', () => {
    const rig = createRig()
    rig.answer(never)
    const [job] = rig.submit('a sparrow')
    expect(rig.database.prepare('SELECT state FROM jobs WHERE id = ?').get(job!.id)).toEqual({ state: 'queued' })
    expect(rig.sent).toEqual([])
  })

  it('ends in a stored picture and forgets the link', async () => {
    const rig = createRig()
    rig.links.set(link, 'the bytes')
    rig.answer(() => reply(200, { urls: [link] }))
    const [job] = rig.submit('a sparrow')
    await settled()
    expect(rig.job(job!.id)).toMatchObject({ state: 'done', attempts: 1, error: null })
    expect(rig.pictures.map((picture) => picture.content)).toEqual(['the bytes'])
    expect(rig.database.prepare('SELECT results FROM jobs').get()).toEqual({ results: null })
    expect(rig.sent).toEqual([{ path: '/paint', body: { prompt: 'a sparrow' }, key: 'secret-key-of-the-rig' }])
  })

  it('is listed without a picture that was deleted permanently', async () => {
    const rig = createRig()
    rig.links.set(link, 'the bytes')
    rig.answer(() => reply(200, { urls: [link] }))
    rig.submit('a sparrow')
    await settled()
    expect(rig.jobs.list(10)).toMatchObject([{ state: 'done', pictureIds: [rig.pictures[0]!.id] }])
    rig.pictures.splice(0)
    expect(rig.jobs.list(10)).toMatchObject([{ state: 'done', pictureIds: [] }])
  })

  it('is marked as being sent on disk when the request is sent', async () => {
    const rig = createRig()
    let onDisk: unknown
    rig.answer(() => {
      onDisk = rig.database.prepare('SELECT state FROM jobs').get()
      return never()
    })
    rig.submit('a sparrow')
    await settled()
    expect(onDisk).toEqual({ state: 'sending' })
  })

  it('without a key fails before it is sent, and can be sent again once there is one', async () => {
    const rig = createRig()
    rig.key.value = null
    rig.links.set(link, 'x')
    rig.answer(() => reply(200, { urls: [link] }))
    const [job] = rig.submit('a sparrow')
    await settled()
    expect(rig.job(job!.id)).toMatchObject({
      state: 'failed',
      attempts: 0,
      error: { code: 'missing-key', data: { action: 'check-key' } }
    })
    rig.key.value = 'secret-key-of-the-rig'
    rig.jobs.retry(job!.id, false)
    await settled()
    expect(rig.job(job!.id)).toMatchObject({ state: 'done', attempts: 1 })
  })

  it('remembers which picture it was made from, tells no service, and forgets an unknown one', async () => {
    const rig = createRig()
    rig.links.set(link, 'x')
    rig.answer(() => reply(200, { urls: [link] }))
    rig.submit('a sparrow')
    await settled()
    const origin = rig.pictures[0]!.id
    const submit = (derivedFromPictureId: string): unknown =>
      rig.jobs.submit([{ operationId: 'rig/paint', parameters: { prompt: 'a jay' }, derivedFromPictureId }])[0]!.request
        .derivedFromPictureId
    expect(submit(origin)).toBe(origin)
    expect(submit('01KB0000000000000000ABCDEF')).toBeUndefined()
    await settled()
    expect(rig.sent.map(({ body }) => body)).toEqual([
      { prompt: 'a sparrow' },
      { prompt: 'a jay' },
      { prompt: 'a jay' }
    ])
  })

  it('with an empty prompt is refused and leaves no row', () => {
    const rig = createRig()
    expect(() => rig.submit('fine', '   ')).toThrow(
      expect.objectContaining({
        code: 'invalid-input',
        data: expect.objectContaining({ fields: { prompt: 'Prompt is empty' } })
      })
    )
    expect(rig.jobs.list(10)).toEqual([])
  })

  it('strips a secret that the service echoes from what is stored', async () => {
    const rig = createRig()
    rig.answer(() =>
      reply(200, { fail: ['key-rejected', 'wrong key secret-key-of-the-rig', { detail: 'secret-key-of-the-rig' }] })
    )
    rig.submit('a sparrow')
    await settled()
    expect(JSON.stringify(rig.database.prepare('SELECT * FROM jobs').all())).not.toContain('secret-key')
    expect(JSON.stringify(rig.events)).not.toContain('secret-key')
  })

  it("truncates a service's text only after the secrets are removed", async () => {
    const rig = createRig()
    rig.answer(() =>
      reply(200, {
        fail: ['provider-failed', 'It failed.', { detail: `${'x'.repeat(2048 - 10)}secret-key-of-the-rig` }]
      })
    )
    const [job] = rig.submit('a sparrow')
    await settled()
    expect(rig.job(job!.id).error?.data.detail).toHaveLength(2041)
    expect(JSON.stringify([rig.events, rig.database.prepare('SELECT * FROM jobs').all()])).not.toContain('secret')
  })

  it('drops a picture that the service sent back with its refusal', async () => {
    const rig = createRig()
    const picture = `data:image/png;base64,${Buffer.alloc(300, 'a picture').toString('base64')}`
    rig.answer(() =>
      reply(200, { fail: ['provider-failed', 'It failed.', { detail: `cannot fetch "${picture}", sorry` }] })
    )
    const [job] = rig.submit('a sparrow')
    await settled()
    expect(rig.job(job!.id).error?.data.detail).toBe('cannot fetch "data:[picture]", sorry')
  })

  it.each([
    ['a link', { urls: ['https://cdn.example/a.png?for=secret-key-of-the-rig'] }],
    ['a job number', { pending: 'secret-key-of-the-rig' }]
  ])(
    'neither keeps nor opens an answer with the key in %s, and asks before it is sent again',
    async (_where, answer) => {
      const rig = createRig()
      rig.answer(() => reply(200, answer))
      const [job] = rig.submit('a sparrow')
      await settled()
      expect(rig.job(job!.id)).toMatchObject({ state: 'failed', error: { code: 'bad-response' } })
      expect(JSON.stringify([rig.events, rig.database.prepare('SELECT * FROM jobs').all()])).not.toContain('secret-key')
      expect(() => rig.jobs.retry(job!.id, false)).toThrow(expect.objectContaining({ code: 'may-have-been-charged' }))
      expect(rig.sent).toHaveLength(1)
    }
  )
})

describe('polling', () => {
  it('stores the handle before the first poll and polls until there is a picture', async () => {
    const rig = createRig()
    rig.links.set(link, 'late')
    rig.answer(
      () => reply(200, { pending: 'set-1' }),
      () => reply(200, { pending: 'set-1' }),
      () => reply(200, { urls: [link] })
    )
    const [job] = rig.submit('a sparrow')
    await settled()
    expect(rig.job(job!.id)).toMatchObject({ state: 'polling', handle: 'set-1' })
    expect(rig.sent).toHaveLength(1)
    await rig.clock.advance(2000)
    expect(rig.job(job!.id)).toMatchObject({ state: 'polling', polls: 1 })
    await rig.clock.advance(10_000)
    expect(rig.job(job!.id)).toMatchObject({ state: 'done' })
    expect(rig.sent.map((request) => request.path)).toEqual(['/paint', '/poll', '/poll'])
  })

  it('survives a broken network', async () => {
    const rig = createRig()
    rig.links.set(link, 'late')
    const broken = (): never => {
      throw new AppError('offline', 'No network.')
    }
    rig.answer(
      () => reply(200, { pending: 'set-1' }),
      broken,
      () => reply(200, { urls: [link] })
    )
    const [job] = rig.submit('a sparrow')
    await settled()
    await rig.clock.advance(2000)
    expect(rig.job(job!.id)).toMatchObject({ state: 'polling', progress: 'No network.' })
    await rig.clock.advance(10_000)
    expect(rig.job(job!.id).state).toBe('done')
  })

  it('survives a gateway that cannot reach the service', async () => {
    const rig = createRig()
    rig.links.set(link, 'late')
    rig.answer(
      () => reply(200, { pending: 'set-1' }),
      () => reply(502, { fail: ['provider-failed', 'The service failed.', { status: 502 }] }),
      () => reply(200, { urls: [link] })
    )
    const [job] = rig.submit('a sparrow')
    await settled()
    await rig.clock.advance(2000)
    expect(rig.job(job!.id).state).toBe('polling')
    await rig.clock.advance(10_000)
    expect(rig.job(job!.id).state).toBe('done')
  })

  it('ends at the deadline and keeps the handle; asking again sends no new request', async () => {
    const rig = createRig()
    rig.answer(() => reply(200, { pending: 'set-1' }))
    const [job] = rig.submit('a sparrow')
    await settled()
    for (let step = 0; step < 10; step += 1) await rig.clock.advance(10_000)
    expect(rig.job(job!.id)).toMatchObject({ state: 'failed', handle: 'set-1', error: { code: 'timeout' } })
    const before = rig.sent.length
    rig.links.set(link, 'at last')
    rig.answer(() => reply(200, { urls: [link] }))
    rig.jobs.resume(job!.id)
    await settled()
    await rig.clock.advance(2000)
    expect(rig.job(job!.id).state).toBe('done')
    expect(rig.sent.slice(before).map((request) => request.path)).toEqual(['/poll'])
  })

  it('resumes from the stored handle after a restart', async () => {
    const rig = createRig()
    rig.answer(() => reply(200, { pending: 'set-7' }))
    const [job] = rig.submit('a sparrow')
    await settled()
    await rig.jobs.close('give-up')
    const next = rig.restart()
    next.links.set(link, 'after the restart')
    next.answer(() => reply(200, { urls: [link] }))
    await next.clock.advance(2000)
    expect(next.job(job!.id).state).toBe('done')
    expect(next.sent).toEqual([{ path: '/poll', body: { handle: 'set-7' }, key: 'secret-key-of-the-rig' }])
  })
})

describe('charges', () => {
  it('a request cut off in flight may have been charged and waits for the user, also after a restart', async () => {
    const rig = createRig()
    rig.answer(never)
    const [job] = rig.submit('a sparrow')
    await settled()
    const next = rig.restart()
    await settled()
    expect(next.job(job!.id)).toMatchObject({
      state: 'uncertain',
      error: { code: 'may-have-been-charged', data: { action: 'decide' } }
    })
    expect(next.sent).toEqual([])
    expect(() => next.jobs.retry(job!.id, false)).toThrow(expect.objectContaining({ code: 'may-have-been-charged' }))
    expect(next.sent).toEqual([])
    next.links.set(link, 'x')
    next.answer(() => reply(200, { urls: [link] }))
    next.jobs.retry(job!.id, true)
    await settled()
    expect(next.job(job!.id)).toMatchObject({ state: 'done', attempts: 2 })
  })

  it('a long rate limit makes the job wait until then, and the service is left alone', async () => {
    const rig = createRig()
    rig.links.set(link, 'x')
    const until = rig.clock.now() + 120_000
    rig.answer(
      () => reply(429, { fail: ['rate-limited', 'Too many requests.', { retryAt: until }] }),
      () => reply(200, { urls: [link] })
    )
    const [first] = rig.submit('one')
    await settled()
    expect(rig.job(first!.id)).toMatchObject({ state: 'waiting', waitUntil: until })
    const [second] = rig.submit('two')
    await settled()
    expect(rig.job(second!.id).state).toBe('queued')
    expect(rig.sent).toHaveLength(1)
    await rig.clock.advance(120_000)
    expect([rig.job(first!.id).state, rig.job(second!.id).state]).toEqual(['done', 'done'])
    expect(rig.sent).toHaveLength(3)
  })

  it('on a full disk nothing is resent automatically, and what arrived is stored when there is room', async () => {
    const rig = createRig()
    rig.links.set(link, 'the bytes')
    const full = new AppError('disk-full', 'The disk is full.', { action: 'free-space' })
    const working = { ...rig.ledger }
    let release = (): void => undefined
    rig.answer(async () => {
      await new Promise<void>((resolve) => {
        release = resolve
      })
      return reply(200, { urls: [link] })
    })
    const [job] = rig.submit('a sparrow')
    await settled()
    rig.storing.error = full
    Object.assign(rig.ledger, {
      update: () => {
        throw full
      },
      setResults: () => {
        throw full
      }
    })
    release()
    await settled()
    expect(rig.job(job!.id)).toMatchObject({ state: 'failed', error: { code: 'disk-full' } })
    expect(rig.ledger.get(job!.id)?.state).toBe('sending')

    rig.storing.error = null
    Object.assign(rig.ledger, working)
    rig.links.clear()
    rig.jobs.wake()
    await settled()
    expect(rig.sent).toHaveLength(1)
    rig.jobs.resume(job!.id)
    await settled()
    expect(rig.job(job!.id)).toMatchObject({ state: 'done', error: null })
    expect(rig.pictures.map((picture) => picture.content)).toEqual(['the bytes'])
    expect(rig.sent).toHaveLength(1)
  })

  it('a possible charge is still asked about when the disk could not record it', async () => {
    const rig = createRig()
    const working = { ...rig.ledger }
    rig.answer(() => {
      rig.ledger.update = () => {
        throw new AppError('disk-full', 'The disk is full.', { action: 'free-space' })
      }
      throw new AppError('may-have-been-charged', 'The service did not answer in time after the request was sent.', {
        action: 'decide'
      })
    })
    const [job] = rig.submit('a sparrow')
    await settled()
    Object.assign(rig.ledger, working)
    expect(rig.job(job!.id)).toMatchObject({ state: 'uncertain', error: { code: 'may-have-been-charged' } })
    expect(() => rig.jobs.retry(job!.id, false)).toThrow(expect.objectContaining({ code: 'may-have-been-charged' }))
    expect(rig.sent).toHaveLength(1)
  })

  it('a picture behind a link is fetched meanwhile, but not stored before the link is on the disk', async () => {
    const rig = createRig()
    rig.links.set(link, 'the bytes')
    const disk = Promise.withResolvers<void>()
    rig.answer(() => {
      rig.flushing = () => disk.promise
      return reply(200, { urls: [link] })
    })
    const fetched = Promise.withResolvers<void>()
    rig.beforeDownload = async () => fetched.resolve()
    const [job] = rig.submit('a sparrow')
    await fetched.promise
    await settled()
    expect([rig.job(job!.id).state, rig.pictures.length]).toEqual(['downloading', 0])
    disk.resolve()
    await settled()
    expect([rig.job(job!.id).state, rig.pictures.length]).toEqual(['done', 1])
  })

  it('a link that the disk did not take is kept in the profile until the picture is stored', async () => {
    const rig = createRig()
    rig.links.set(link, 'the bytes')
    rig.answer(() => {
      rig.flushing = () => Promise.reject(new AppError('disk-full', 'The disk is full.', { action: 'free-space' }))
      return reply(200, { urls: [link] })
    })
    const kept: unknown[] = []
    rig.beforeStoring = async () =>
      void kept.push(...rig.profile.loaded().answers.map(({ answer }) => answer.results?.urls))
    const [job] = rig.submit('a sparrow')
    await settled()
    expect(kept).toEqual([[link]])
    expect([rig.job(job!.id).state, rig.profile.loaded().answers]).toEqual(['done', []])
  })

  it('a full disk under the ledger is reported as one', () => {
    const rig = createRig()
    rig.database.exec('PRAGMA max_page_count = 3')
    const many = (): unknown => rig.submit(...Array.from({ length: 60 }, (_, at) => `${at} ${'x'.repeat(500)}`))
    expect(many).toThrow(expect.objectContaining({ code: 'disk-full' }))
  })

  it('a request cancelled in flight is reported as possibly charged', async () => {
    const rig = createRig()
    rig.answer(never)
    const [job] = rig.submit('a sparrow')
    await settled()
    await rig.jobs.cancel(job!.id)
    expect(rig.job(job!.id)).toMatchObject({ state: 'cancelled', error: { code: 'may-have-been-charged' } })
  })

  it.each([408, 502, 504, 524])(
    'a %i, after which the work may still be done, asks before it is sent again',
    async (status) => {
      const rig = createRig()
      rig.answer(() => reply(status, { fail: ['provider-failed', 'It failed.', { status }] }))
      const [job] = rig.submit('a sparrow')
      await settled()
      expect(() => rig.jobs.retry(job!.id, false)).toThrow(expect.objectContaining({ code: 'may-have-been-charged' }))
    }
  )

  it('a service that reports a failure is sent the request again without asking', async () => {
    const rig = createRig()
    rig.answer(() => reply(500, { fail: ['provider-failed', 'It failed.', { status: 500 }] }))
    const [job] = rig.submit('a sparrow')
    await settled()
    expect(rig.jobs.retry(job!.id, false)).toMatchObject({ state: 'queued' })
  })

  it('a reply with neither picture nor job number is kept as an error and asks before it is sent again', async () => {
    const rig = createRig()
    rig.answer(() => reply(200, { fail: ['bad-response', 'No picture in the answer.', { detail: '{}' }] }))
    const [job] = rig.submit('a sparrow')
    await settled()
    expect(rig.job(job!.id)).toMatchObject({ state: 'failed', error: { code: 'bad-response', data: { detail: '{}' } } })
    expect(() => rig.jobs.retry(job!.id, false)).toThrow(expect.objectContaining({ code: 'may-have-been-charged' }))
  })
})

describe('clearing', () => {
  it('leaves a row that this version cannot read', async () => {
    const rig = createRig()
    rig.answer(() => reply(200, { urls: [link] }))
    rig.links.set(link, 'x')
    const [job] = rig.submit('one')
    await settled()
    rig.database.prepare('UPDATE jobs SET row = ? WHERE id = ?').run('{"of": "a newer app"}', job!.id)
    expect(rig.jobs.clearEnded()).toEqual({ removed: [], kept: 0 })
    expect(rig.database.prepare('SELECT count(*) AS rows FROM jobs').get()).toEqual({ rows: 1 })
  })

  it('leaves running jobs and those that may have been charged', async () => {
    const rig = createRig()
    rig.answer(never)
    const [uncertain] = rig.submit('one')
    await settled()
    const next = rig.restart()
    next.links.set(link, 'x')
    next.answer(() => reply(200, { urls: [link] }))
    const [done] = next.submit('two')
    await settled()
    expect(next.jobs.clearEnded()).toEqual({ removed: [done!.id], kept: 0 })
    expect(next.jobs.list(10).map((job) => job.id)).toEqual([uncertain!.id])
  })
})

describe('a removed job', () => {
  /** One failed, one may have been charged; both ended. */
  async function ended(): Promise<{ rig: Rig; ids: string[] }> {
    const rig = createRig()
    rig.answer(() => reply(500, { fail: ['provider-failed', 'No.'] }))
    const [failed] = rig.submit('one')
    await settled()
    rig.answer(() => reply(200, { fail: ['bad-response', 'No picture in the answer.'] }))
    const [other] = rig.submit('two')
    await settled()
    return { rig, ids: [failed!.id, other!.id] }
  }
  const rows = (rig: Rig): unknown[] =>
    rig.database.prepare('SELECT id, state, row, results FROM jobs ORDER BY id').all()

  it('is restored as it was, and nothing is sent', async () => {
    const { rig, ids } = await ended()
    const before = rows(rig)
    const { removed } = rig.jobs.clearEnded()
    expect([removed.toSorted(), rows(rig)]).toEqual([ids, []])
    expect(
      rig.jobs
        .putBack(removed)
        .map(({ id }) => id)
        .toSorted()
    ).toEqual(ids)
    await settled()
    expect([rows(rig), rig.sent.length]).toEqual([before, 2])
    await rig.jobs.remove(ids[0]!, false)
    expect(rig.jobs.putBack(ids).map(({ id }) => id)).toEqual([ids[0]])
    expect(rows(rig)).toEqual(before)
  })

  it('is restored with its links, or not at all', async () => {
    const rig = createRig()
    rig.answer(() => reply(200, { urls: ['https://cdn.example/gone.png'] }))
    const [job] = rig.submit('one')
    await settled()
    const before = rows(rig)
    expect(JSON.stringify(before)).toContain('gone.png')
    await rig.jobs.remove(job!.id, true)
    rig.database.exec(`CREATE TRIGGER refuses BEFORE UPDATE OF results ON jobs BEGIN SELECT RAISE(ABORT, 'no'); END`)
    expect(() => rig.jobs.putBack([job!.id])).toThrow('no')
    expect(rows(rig)).toEqual([])
    rig.database.exec('DROP TRIGGER refuses')
    expect(rig.jobs.putBack([job!.id])).toHaveLength(1)
    expect(rows(rig)).toEqual(before)
  })

  it('is not restored twice, nor over an existing job', async () => {
    const { rig, ids } = await ended()
    rig.jobs.clearEnded()
    rig.jobs.putBack(ids)
    expect(rig.jobs.putBack(ids)).toEqual([])
    expect(rig.jobs.list(10)).toHaveLength(2)
  })

  it('is forgotten after a while, and at the end of the session', async () => {
    const { rig, ids } = await ended()
    await rig.jobs.remove(ids[0]!, false)
    await rig.clock.advance(11 * 60_000)
    await rig.jobs.remove(ids[1]!, false)
    expect(rig.jobs.putBack(ids).map(({ id }) => id)).toEqual([ids[1]])
    await rig.jobs.remove(ids[1]!, false)
    expect(rig.restart().jobs.putBack(ids)).toEqual([])
  })
})

describe('a copied library', () => {
  it('does not send what is in line, which waits for the user; what the service has is polled', async () => {
    const rig = createRig()
    rig.answer(() => reply(200, { pending: 'set-1' }))
    const [polled] = rig.submit('at the service')
    await settled()
    rig.answer(() =>
      reply(429, { fail: ['rate-limited', 'Too many requests.', { retryAt: rig.clock.now() + 60_000 }] })
    )
    const [waiting, queued] = rig.submit('waiting', 'in line')
    await settled()
    await rig.jobs.close('give-up')
    const copy = rig.copiedElsewhere()
    copy.links.set(link, 'x')
    copy.answer(() => reply(200, { urls: [link] }))
    for (const ms of [2000, 10_000, 120_000]) await copy.clock.advance(ms)
    expect([polled, waiting, queued].map((job) => copy.job(job!.id).state)).toEqual(['done', 'uncertain', 'uncertain'])
    expect(copy.job(queued!.id)).toMatchObject({
      attempts: 0,
      error: { code: 'may-have-been-charged', message: expect.stringContaining('another computer') }
    })
    expect(copy.sent.map(({ path }) => path)).toEqual(['/poll'])
    copy.jobs.retry(queued!.id, true)
    await settled()
    expect(copy.job(queued!.id).state).toBe('done')
  })

  it('is not assumed after a restart', async () => {
    const rig = createRig()
    rig.answer(() =>
      reply(429, { fail: ['rate-limited', 'Too many requests.', { retryAt: rig.clock.now() + 60_000 }] })
    )
    const [waiting, queued] = rig.submit('waiting', 'in line')
    await settled()
    await rig.jobs.close('give-up')
    const next = rig.restart()
    expect([waiting, queued].map((job) => next.job(job!.id).state).includes('uncertain')).toBe(false)
  })
})
