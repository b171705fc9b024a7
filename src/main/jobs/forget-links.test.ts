import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { describe, expect } from 'vitest'
import { AppError } from '../../shared/errors.ts'
import { expiryOf } from '../../shared/signed-links.ts'
import { it } from '../__fixtures__/it.ts'
import { createRig, type Rig, reply, settled } from './__fixtures__/rig.ts'

/** A job whose pictures cannot be fetched for now. */
async function unfetched(url: string): Promise<{ rig: Rig; id: string }> {
  const rig = createRig()
  rig.links.set(url, new AppError('timeout', 'The server of the picture does not answer.'))
  rig.answer(() => reply(200, { urls: [url] }))
  const [job] = rig.submit('a sparrow')
  await settled()
  expect(rig.job(job!.id)).toMatchObject({ state: 'failed', answered: true })
  return { rig, id: job!.id }
}

const resultsOf = (rig: Rig): unknown => rig.database.prepare('SELECT results FROM jobs').get()?.['results']

it.each([
  [
    'S3',
    'https://cdn.example/a.png?X-Amz-Date=20261121T093000Z&X-Amz-Expires=3600&X-Amz-Signature=1',
    Date.UTC(2026, 10, 21, 10, 30)
  ],
  [
    'Google',
    'https://cdn.example/a.png?X-Goog-Date=20261121T093000Z&X-Goog-Expires=60&X-Goog-Signature=1',
    Date.UTC(2026, 10, 21, 9, 31)
  ],
  ['CloudFront', 'https://cdn.example/a.png?Expires=1795253400&Signature=1&Key-Pair-Id=K', 1_795_253_400_000],
  ['Azure', 'https://cdn.example/a.png?se=2026-11-21T10:30:00Z&sig=1', Date.UTC(2026, 10, 21, 10, 30)],
  ['nobody', 'https://cdn.example/a.png?width=3', null]
])('the expiry of a link is read as %s writes it', (_who, link, expiry) => {
  expect(expiryOf(link)).toBe(expiry)
})

it('an expired link is forgotten, and a valid one is kept', async () => {
  const { rig, id } = await unfetched('https://cdn.example/a.png?Expires=2000&Signature=1')
  await rig.jobs.close('give-up')
  expect(resultsOf(rig)).toContain('Signature')
  const next = rig.restart()
  expect(resultsOf(next)).toContain('Signature')
  next.clock.time = 2_000_001
  await next.jobs.close('give-up')
  expect(resultsOf(next)).toBeNull()
  const last = next.restart()
  expect(last.job(id)).toMatchObject({
    state: 'failed',
    error: { code: 'not-found', message: 'The link to the picture has expired.' }
  })
  expect(() => last.jobs.retry(id, false)).toThrow(expect.objectContaining({ code: 'may-have-been-charged' }))
  expect(last.jobs.clearEnded()).toEqual({ removed: [id], kept: 0 })
})

it('a signed link without an expiry is forgotten after a week; an unsigned one stays', async () => {
  const week = 7 * 24 * 60 * 60 * 1000
  const [signed, plain] = [
    await unfetched('https://cdn.example/a.png?token=1'),
    await unfetched('https://cdn.example/a.png')
  ]
  for (const { rig } of [signed, plain]) {
    rig.clock.time += week - 1
    await rig.jobs.close('give-up')
    expect(resultsOf(rig)).toContain('cdn.example')
  }
  for (const { rig } of [signed, plain]) {
    rig.clock.time += 1
    await rig.restart().jobs.close('give-up')
  }
  expect([resultsOf(signed.rig), resultsOf(plain.rig)]).toEqual([null, expect.stringContaining('cdn.example')])
})

describe('a wrong clock', () => {
  const week = 7 * 24 * 60 * 60 * 1000
  const expiring = 'https://cdn.example/a.png?Expires=2000&Signature=1'

  it.each([null, 1_000_000])('expires no link while it is ahead of the trusted time (%s)', async (at) => {
    for (const url of [expiring, 'https://cdn.example/a.png?token=1']) {
      const { rig } = await unfetched(url)
      rig.clock.time += 10 * 365 * 24 * 60 * 60 * 1000
      rig.trusted.at = at
      await rig.jobs.close('give-up')
      expect(resultsOf(rig)).toContain('cdn.example')
      rig.trusted.at = 'of the clock'
      await rig.jobs.close('give-up')
      expect(resultsOf(rig)).toBeNull()
    }
  })

  it('keeps no link longer because its job ended while the clock was ahead', async () => {
    const { rig, id } = await unfetched('https://cdn.example/a.png?token=1')
    rig.ledger.update({ ...rig.job(id), finishedAt: rig.clock.now() + 52 * week })
    await rig.jobs.close('give-up')
    expect(resultsOf(rig)).toContain('cdn.example')
    const next = rig.restart()
    next.clock.time += week
    await next.jobs.close('give-up')
    expect(resultsOf(next)).toBeNull()
  })

  it('takes no link from a job that is still fetching its picture', async () => {
    const rig = createRig()
    rig.beforeDownload = () => new Promise(() => undefined)
    rig.answer(() => reply(200, { urls: [expiring] }))
    const [job] = rig.submit('a sparrow')
    await settled()
    rig.clock.time += 52 * week
    const next = rig.restart()
    expect(next.job(job!.id).state).toBe('downloading')
    expect(resultsOf(next)).toContain('Signature')
  })
})

it("what is forgotten does not remain in the file's free space", async ({ folder }) => {
  const file = join(folder, 'library.db')
  const database = new DatabaseSync(file)
  const rig = createRig(database)
  const url = `https://cdn.example/a.png?Signature=${'0123456789'.repeat(900)}`
  rig.links.set(url, 'the bytes')
  rig.answer(() => reply(200, { urls: [url] }))
  const [job] = rig.submit('a sparrow')
  await settled()
  expect(rig.job(job!.id).state).toBe('done')
  database.close()
  expect((await readFile(file)).includes('0123456789'.repeat(20))).toBe(false)
})

it('a signed link quoted by a service is kept without its signature', async () => {
  const rig = createRig()
  rig.answer(() =>
    reply(200, {
      fail: ['provider-failed', 'It failed.', { detail: 'see https://cdn.example/a.png?Signature=abc for more' }]
    })
  )
  const [job] = rig.submit('a sparrow')
  await settled()
  expect(rig.job(job!.id).error?.data.detail).toBe('see https://cdn.example/a.png for more')
})
