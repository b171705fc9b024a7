import { describe, expect, it } from 'vitest'
import { AppError } from '../../shared/errors.ts'
import { createRig, reply, settled } from './__fixtures__/rig.ts'

const link = 'https://cdn.example/a.png'

describe('a paid picture that cannot be read', () => {
  const damaged = new AppError('bad-response', 'The picture is incomplete or damaged.', {
    nextStep: 'Try again.',
    action: 'retry'
  })

  it('is kept, also across a restart, and examined again without another request', async () => {
    const rig = createRig()
    rig.answer(() => reply(200, { bytes: 'the bytes' }))
    rig.storing.error = damaged
    const [job] = rig.submit('a sparrow')
    await settled()
    expect(rig.job(job!.id)).toMatchObject({
      state: 'failed',
      held: 'profile',
      error: { code: 'bad-response', message: 'The picture is incomplete or damaged.' }
    })
    expect(rig.job(job!.id).error?.data.nextStep).toContain('What the service sent is kept.')
    const next = rig.restart()
    await settled()
    expect(next.job(job!.id)).toMatchObject({ state: 'failed', held: 'profile' })
    next.storing.error = null
    next.jobs.resume(job!.id)
    await settled()
    expect(next.job(job!.id)).toMatchObject({ state: 'done', held: null })
    expect([...rig.sent, ...next.sent]).toHaveLength(1)
    expect(next.held.all()).toEqual([])
  })

  it('does not affect the others or itself when it is taken back from where it is kept', async () => {
    const rig = createRig()
    rig.storing.error = new AppError('disk-full', 'The disk is full.', { action: 'free-space' })
    rig.answer(() => reply(200, { mixed: ['bytes:one', 'bytes:two'] }))
    const [job] = rig.submit('a sparrow')
    await settled()
    expect(rig.job(job!.id)).toMatchObject({ state: 'failed', held: 'profile' })
    rig.storing.error = null
    const read: typeof rig.profile.read = (place, picture) => files.read(place, picture)
    const files = { ...rig.profile }
    rig.profile.read = async (place, picture) => (picture.ordinal === 1 ? null : await read(place, picture))
    const next = rig.restart()
    await settled()
    expect(next.pictures.map(({ content }) => content)).toEqual(['one'])
    expect(next.job(job!.id)).toMatchObject({ state: 'failed', held: 'profile', error: { code: 'not-found' } })
    rig.profile.read = read
    next.jobs.resume(job!.id)
    await settled()
    expect(next.pictures.map(({ content }) => content)).toEqual(['one', 'two'])
    expect(next.job(job!.id)).toMatchObject({ state: 'done', held: null })
    expect(next.profile.loaded().answers).toEqual([])
  })

  it('is fetched again if it is behind a link', async () => {
    const rig = createRig()
    rig.links.set(link, 'x')
    rig.answer(() => reply(200, { urls: [link] }))
    rig.storing.error = damaged
    const [job] = rig.submit('a sparrow')
    await settled()
    expect(rig.job(job!.id)).toMatchObject({ state: 'failed', held: null })
    rig.storing.error = null
    rig.jobs.resume(job!.id)
    await settled()
    expect(rig.job(job!.id).state).toBe('done')
    expect(rig.sent).toHaveLength(1)
  })
})

describe('storing', () => {
  it("keeps a picture's bytes when the disk is full, and stores them without a new request", async () => {
    const rig = createRig()
    rig.storing.error = new AppError('disk-full', 'The disk is full.', { action: 'free-space' })
    rig.answer(() => reply(200, { bytes: 'inline bytes' }))
    const [job] = rig.submit('a sparrow')
    await settled()
    expect(rig.job(job!.id)).toMatchObject({ state: 'failed', error: { code: 'disk-full' } })
    rig.storing.error = null
    rig.jobs.resume(job!.id)
    await settled()
    expect(rig.job(job!.id).state).toBe('done')
    expect(rig.pictures.map((picture) => picture.content)).toEqual(['inline bytes'])
    expect(rig.sent).toHaveLength(1)
  })

  it.each([
    ['the app is killed', true],
    ['the links do not open', false]
  ])('keeps both bytes and links of a mixed answer when %s', async (_how, killed) => {
    const rig = createRig()
    rig.answer(() => reply(200, { mixed: [link, 'bytes:inline', 'https://cdn.example/b.png'] }))
    if (killed) rig.beforeDownload = () => new Promise(() => undefined)
    const [job] = rig.submit('a sparrow')
    await settled()
    const next = killed ? rig.restart() : rig
    next.links.set(link, 'one').set('https://cdn.example/b.png', 'three')
    await settled()
    if (!killed) next.jobs.resume(job!.id)
    await settled()
    expect(next.job(job!.id)).toMatchObject({ state: 'done', error: null, held: null })
    expect(Object.fromEntries(next.pictures.map(({ ordinal, content }) => [ordinal, content]))).toEqual({
      0: 'one',
      1: 'inline',
      2: 'three'
    })
    expect([rig.sent.length, next.sent.length, next.profile.loaded().answers]).toEqual([1, killed ? 0 : 1, []])
  })

  it('keeps the good ones of several pictures and fetches only the missing one again', async () => {
    const rig = createRig()
    const second = 'https://cdn.example/b.png'
    rig.links.set(link, 'one')
    rig.answer(() => reply(200, { urls: [link, second] }))
    const [job] = rig.submit('a sparrow')
    await settled()
    expect(rig.job(job!.id)).toMatchObject({
      state: 'failed',
      error: { code: 'not-found', message: '1 of 2 pictures could not be kept: The link has expired.' }
    })
    expect(rig.job(job!.id).pictureIds).toHaveLength(1)
    rig.links.set(second, 'two')
    rig.jobs.resume(job!.id)
    await settled()
    expect(rig.job(job!.id).state).toBe('done')
    expect(rig.pictures.map((picture) => [picture.ordinal, picture.content])).toEqual([
      [0, 'one'],
      [1, 'two']
    ])
  })

  it('a job cut off after its pictures were stored is done, not uncertain', async () => {
    const rig = createRig()
    rig.answer(() => reply(200, { bytes: 'stored' }))
    const [job] = rig.submit('a sparrow')
    await settled()
    rig.ledger.update({ ...rig.job(job!.id), state: 'sending', pictureIds: [] })
    const next = rig.restart()
    expect(next.job(job!.id)).toMatchObject({ state: 'done' })
    expect(next.job(job!.id).pictureIds).toHaveLength(1)
  })

  it('sending a job again that already brought some pictures creates a separate job', async () => {
    const rig = createRig()
    rig.links.set(link, 'x')
    rig.answer(() => reply(200, { urls: [link] }))
    const [job] = rig.submit('a sparrow')
    await settled()
    const next = rig.jobs.retry(job!.id, true)
    await settled()
    expect(next.id).not.toBe(job!.id)
    expect(rig.pictures).toHaveLength(2)
  })
})

describe('the bytes of a stored picture', () => {
  it('free their memory, but not while they are being written', async () => {
    const rig = createRig()
    rig.answer(() => reply(200, { urls: [link] }))
    rig.links.set(link, 'the bytes')
    const sizes: number[] = []
    rig.removing = () => void sizes.push(rig.fetched[0]!.byteLength)
    const [job] = rig.submit('a sparrow')
    await settled()
    expect(rig.job(job!.id).state).toBe('done')
    expect(sizes).toEqual([9])
    expect(rig.fetched[0]!.byteLength).toBe(0)
  })
})
