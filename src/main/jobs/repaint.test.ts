/**
 * Repainting with the real library, imaging process, client and ledger, against a service that fetches what it is sent.
 */
import { readFile, rm, writeFile } from 'node:fs/promises'
import { describe, expect } from 'vitest'
import { driftStep, repaintColour } from '../../../e2e/services/repainted-pictures.ts'
import type { HostKind } from '../../shared/domain/image-host.ts'
import type { Inpaint } from '../../shared/domain/inpaint.ts'
import type { Job } from '../../shared/domain/job.ts'
import { AppError } from '../../shared/errors.ts'
import { createInlineHost } from '../image-hosts/inline-host.ts'
import { hashOf } from '../library/disk/hash.ts'
import { it } from './__fixtures__/it.ts'
import { type LoopbackHost, startLoopbackHost } from './__fixtures__/loopback-host.ts'
import { type RealServices } from './__fixtures__/real-services.ts'
import {
  maskOf,
  pixelsOf,
  type StudioJobs,
  size,
  startStudioJobs,
  white,
  wholePicture
} from './__fixtures__/studio-jobs.ts'

const operationId = 'pixazo/sd15-inpainting'
let bucket: LoopbackHost
let studio: StudioJobs
let use: HostKind

it.beforeAll(async ({ real }) => {
  real.services.mustFetch = true
  studio = await startStudioJobs(real)
})
it.beforeEach(async ({ real }) => {
  bucket = await startLoopbackHost()
  use = 's3'
  real.imageHosts.use = () => use
  real.imageHosts.find = async (id) => (id === 's3' ? bucket.host : id === 'inline' ? createInlineHost() : null)
  real.services.requests.length = 0
})
it.afterEach(async ({ real }) => {
  await removed(real)
  await bucket.close()
  expect(real.services.violations.splice(0)).toEqual([])
})

/** Waits until nothing removable is left on the image host. */
async function removed(real: RealServices): Promise<void> {
  for (let turn = 0; turn < 200 && bucket.removing === null && real.uploads.leftBehind().length > 0; turn += 1)
    await pause()
}
const pause = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 10))
const charged = (real: RealServices): number =>
  real.services.requests.filter((request) => request.operationId === operationId).length
const ofJob = (real: RealServices, job: Job) => real.transfers.list(100).filter(({ jobId }) => jobId === job.id)
const stored = async (real: RealServices, job: Job) => {
  const [picture] = real.library.ofJob(job.id)
  const file = picture === undefined ? null : await real.library.original(picture.id)
  if (picture === undefined || file === null) throw new Error('nothing was stored')
  return { picture, pixels: await pixelsOf(file.bytes) }
}
/** Compared by hash: a diff of two long arrays takes minutes to print. */
const hash = (bytes: Uint8Array = new Uint8Array()): string => hashOf(bytes)
const inside = [white.x + 10, white.y + 10] as const

describe('a repaint', () => {
  it.for(['appypie/sd15-inpainting', 'pixazo/sd15-inpainting', 'pixazo/sd15-inpainting-stream'])(
    'with %s sends both files and merges the answer into the original',
    async (id, { real }) => {
      real.services.script(id, { kind: 'repaint', how: 'white' })
      const job = await real.run(studio.request({}, id))
      expect(job).toMatchObject({ state: 'done', error: null, warnings: [] })
      const { fetched } = real.services.requests[0] ?? {}
      const sent = await real.imaging.prepareInpaint({
        picture: (await real.library.originalPath(studio.picture.id)) ?? '',
        mask: fetched?.maskUrl ?? new Uint8Array(),
        inpaint: wholePicture
      })
      expect([fetched?.imageUrl, fetched?.maskUrl].map(hash)).toEqual([sent.picture, sent.mask].map(hash))
      const { picture, pixels } = await stored(real, job)
      expect(picture).toMatchObject({ origin: 'generated', sourcePictureId: studio.picture.id, inpaint: wholePicture })
      expect(picture.inpaintReport).toMatchObject({
        returned: size,
        scaled: false,
        untouched: false,
        drift: { changed: 0 }
      })
      expect(pixels.at(...inside)).toEqual(repaintColour(7))
      expect(pixels.at(0, 0)).toEqual((await pixelsOf(studio.original)).at(0, 0))
      await removed(real)
      expect(bucket.events).toEqual(['reserve', 'put', 'reserve', 'put', 'remove', 'remove'])
      expect(bucket.files.size).toBe(0)
    }
  )

  it("keeps the service's bytes as they came", async ({ real }) => {
    real.services.script(operationId, { kind: 'repaint', how: 'white' })
    const from = real.services.downloads.length
    const job = await real.run(studio.request())
    const { picture } = await stored(real, job)
    expect([picture.inpaintReport?.returnedSha256]).toEqual(real.served(from))
    expect(await real.library.returned(picture.inpaintReport?.returnedSha256 ?? '')).not.toBeNull()
  })

  it('reports upload progress, and logs each upload without its signature', async ({ real }) => {
    real.services.script(operationId, { kind: 'repaint', how: 'white' })
    const from = real.told.length
    const job = await real.run(studio.request())
    const words = real.told
      .slice(from)
      .flatMap(({ progress, fraction }) => (fraction === null ? [] : [[progress, fraction]]))
    expect(words.at(0)).toEqual([expect.stringMatching(/^Uploading the picture \(0 of \d+ kB\)$/), 0])
    expect(words.filter(([said]) => String(said).startsWith('Uploading')).at(-1)).toEqual([
      expect.stringMatching(/^Uploading the mask/),
      1
    ])
    await removed(real)
    expect(ofJob(real, job).map(({ action, what, ok }) => [action, what, ok])).toEqual([
      ['delete', 'mask', true],
      ['delete', 'picture', true],
      ['upload', 'mask', true],
      ['upload', 'picture', true]
    ])
    const everything = JSON.stringify(
      ['jobs', 'uploads', 'transfers'].map((table) => real.library.database.prepare(`SELECT * FROM ${table}`).all())
    )
    expect(everything).not.toContain('made-up-signature')
  })

  it('of another size is scaled, with a warning', async ({ real }) => {
    real.services.script(operationId, { kind: 'repaint', how: 'white', size: { width: 512, height: 512 } })
    const job = await real.run(studio.request())
    expect(job.warnings).toContain('The service answered with 512 × 512 instead of 320 × 288; the answer was scaled.')
    const { picture, pixels } = await stored(real, job)
    expect([pixels.width, pixels.height]).toEqual([size.width, size.height])
    expect(picture.inpaintReport).toMatchObject({ scaled: true, returned: { width: 512, height: 512 } })
  })

  it('of a size that no model produces is still stored, and found when asked for', async ({ real }) => {
    real.services.script(operationId, { kind: 'repaint', how: 'white', size: { width: 20_000, height: 24 } })
    const job = await real.run(studio.request())
    expect((await stored(real, job)).picture.inpaintReport).toMatchObject({
      scaled: true,
      returned: { width: 20_000, height: 24 }
    })
  })

  it('that came back unchanged, or drifted, is reported', async ({ real }) => {
    real.services.script(operationId, { kind: 'repaint', how: 'untouched' }, { kind: 'repaint', how: 'drifting' })
    const untouched = await real.run(studio.request())
    expect(untouched.warnings).toEqual(['The service returned the picture unchanged. It may have been charged.'])
    const drifted = await real.run(studio.request())
    expect(drifted.warnings).toEqual([expect.stringMatching(/^The service changed \d+ % of what was to stay/)])
    const { picture, pixels } = await stored(real, drifted)
    expect(picture.inpaintReport?.drift.most).toBe(driftStep)
    expect(pixels.at(0, 0)).toEqual((await pixelsOf(studio.original)).at(0, 0))
  })

  it.for(['truncated', 'text'] as const)(
    'whose answer is no complete picture (%s) fails, and is not resent automatically',
    async (picture, { real }) => {
      real.services.script(operationId, { kind: 'document', picture })
      const job = await real.run(studio.request())
      expect(job).toMatchObject({ state: 'failed', error: { code: 'bad-response' }, warnings: [], pictureIds: [] })
      expect(() => real.jobs.retry(job.id, false)).toThrow(expect.objectContaining({ code: 'may-have-been-charged' }))
      expect(charged(real)).toBe(1)
    }
  )

  it('whose mask is gone when the answer arrives is kept as it came, with a warning', async ({ real }) => {
    real.services.script(operationId, { kind: 'slow' })
    const other = await real.library.addMask(await maskOf(size.width, size.height, { ...white, x: 0 }))
    const [submitted] = real.jobs.submit([studio.request({ mask: { kind: 'mask', maskId: other.id } })])
    await real.services.received(1, operationId)
    await rm(real.library.getMask(other.id)?.path ?? '')
    const from = real.services.downloads.length
    real.services.release()
    const job = await real.ended(submitted?.id ?? '')
    expect(job).toMatchObject({ state: 'done', warnings: [expect.stringContaining('kept unchanged')] })
    expect(await real.stored(job)).toEqual(real.served(from))
    expect((await stored(real, job)).picture.inpaintReport).toBeNull()
  })
})

it('holds the answer on a full disk, and merges it when there is room, without a new request', async ({ real }) => {
  const keep = real.library.keepReturned.bind(real.library)
  real.library.keepReturned = async () => {
    throw new AppError('disk-full', 'The disk is full.', { action: 'free-space' })
  }
  real.services.script(operationId, { kind: 'repaint', how: 'white' })
  const job = await real.run(studio.request())
  real.library.keepReturned = keep
  expect(job).toMatchObject({ state: 'failed', error: { code: 'disk-full' }, warnings: [] })
  const downloads = real.services.downloads.length
  real.jobs.resume(job.id)
  expect(await real.ended(job.id)).toMatchObject({ state: 'done', error: null })
  expect((await stored(real, job)).picture.inpaintReport).not.toBeNull()
  expect([charged(real), real.services.downloads.length - downloads]).toEqual([1, 0])
})

it.for([
  ['under a link', { kind: 'repaint', how: 'white' }],
  ['in the answer itself', { kind: 'stream', as: 'image' }]
] as const)(
  'whose answer came %s and was cut off before merging is merged at the next start',
  async ([, reply], { real }) => {
    const stitch = real.imaging.stitch.bind(real.imaging)
    const begun = Promise.withResolvers<void>()
    const ended = Promise.withResolvers<never>()
    real.imaging.stitch = () => {
      begun.resolve()
      return ended.promise
    }
    real.services.script('pixazo/sd15-inpainting-stream', reply)
    const [submitted] = real.jobs.submit([studio.request({}, 'pixazo/sd15-inpainting-stream')])
    const id = submitted?.id ?? ''
    await begun.promise
    const downloads = real.services.downloads.length
    const restarted = real.restart()
    real.imaging.stitch = stitch
    ended.reject(new AppError('cancelled', 'The app is closing.'))
    await restarted
    const job = await real.ended(id)
    expect(job).toMatchObject({ state: 'done', error: null, attempts: 1 })
    expect((await stored(real, job)).picture.inpaintReport).not.toBeNull()
    expect([real.services.requests.length, real.services.downloads.length - downloads]).toEqual([1, 0])
  }
)

describe('nothing is charged', () => {
  const refusal = new AppError('forbidden', 'The bucket does not let this key write.', {
    status: 502,
    nextStep: 'Change the policy.',
    action: 'open-image-host'
  })

  it.for([
    ['first', 0],
    ['second', 1]
  ] as const)('when the %s upload fails', async ([, number], { real }) => {
    bucket.failing.set(number, refusal)
    const job = await real.run(studio.request())
    expect(job).toMatchObject({
      state: 'failed',
      attempts: 0,
      error: { code: 'forbidden', data: { action: 'open-image-host' } }
    })
    expect(job.error?.message).toMatch(
      /^The (picture|mask) could not be uploaded: The bucket does not let this key write\.$/
    )
    expect(job.error?.data.nextStep).toBe('Change the policy. Nothing was sent to Pixazo.')
    expect(charged(real)).toBe(0)
    await removed(real)
    expect(bucket.files.size).toBe(0)
    real.services.script(operationId, { kind: 'repaint', how: 'white' })
    expect(real.jobs.retry(job.id, false).state).toBe('queued')
    expect(await real.ended(job.id)).toMatchObject({ state: 'done', attempts: 1 })
  })

  it('or uploaded for a mask with nothing left in it', async ({ real }) => {
    const empty = await real.library.addMask(await maskOf(size.width, size.height, { x: 0, y: 0, width: 0, height: 0 }))
    const job = await real.run(studio.request({ mask: { kind: 'mask', maskId: empty.id } }))
    expect(job).toMatchObject({
      state: 'failed',
      attempts: 0,
      error: { code: 'invalid-input', data: { action: 'edit-request' } }
    })
    expect(job.error?.data.nextStep).toContain('Nothing was sent')
    expect([charged(real), bucket.events]).toEqual([0, []])
  })

  it('or uploaded when another file is in the place of the mask', async ({ real }) => {
    const other = await real.library.addMask(await maskOf(size.width, size.height, { ...white, y: 1 }))
    await writeFile(real.library.getMask(other.id)?.path ?? '', await maskOf(size.width, size.height, white))
    const job = await real.run(studio.request({ mask: { kind: 'mask', maskId: other.id } }))
    expect(job).toMatchObject({ state: 'failed', attempts: 0, error: { code: 'not-found' } })
    expect([charged(real), bucket.events]).toEqual([0, []])
  })

  it("or uploaded without the service's key", async ({ real }) => {
    const key = real.keys.get('pixazo') ?? ''
    real.keys.delete('pixazo')
    const job = await real.run(studio.request())
    real.keys.set('pixazo', key)
    expect(job.error?.code).toBe('missing-key')
    expect(bucket.events).toEqual([])
  })

  it('or uploaded while the key is locked; the job continues when it is unlocked', async ({ real }) => {
    real.lockedKeys.error = new AppError('missing-key', 'The key is locked.', { action: 'unlock' })
    const [job] = real.jobs.submit([studio.request()])
    while (real.jobs.list(100).find(({ id }) => id === job?.id)?.error === null) await pause()
    expect(bucket.events).toEqual([])
    real.lockedKeys.error = null
    real.services.script(operationId, { kind: 'repaint', how: 'white' })
    real.jobs.wake()
    expect((await real.ended(job?.id ?? '')).state).toBe('done')
  })

  it('without an image host, and the error says how to set one up', async ({ real }) => {
    use = 'none'
    expect(await real.run(studio.request())).toMatchObject({
      state: 'failed',
      error: { code: 'unsupported', data: { action: 'open-image-host' } }
    })
    expect(charged(real)).toBe(0)
  })
})

describe('an upload cut off in the middle', () => {
  /** Holds the upload with this number until it is stopped. */
  function holdUpload(number: number): Promise<string> {
    return new Promise((resolve) => {
      let seen = 0
      bucket.halfway = async (place, signal) => {
        seen += 1
        if (seen <= number) return
        bucket.files.set(place, new Uint8Array(1))
        resolve(place)
        await new Promise((_, reject) =>
          signal?.addEventListener('abort', () => reject(new AppError('cancelled', 'Stopped.')))
        )
      }
    })
  }

  it('has each place on disk before its first byte is sent', async ({ real }) => {
    const held = holdUpload(1)
    const [job] = real.jobs.submit([studio.request()])
    const place = await held
    expect(real.uploads.ofJob(job?.id ?? '').map((upload) => [upload.what, upload.place])).toEqual([
      ['picture', expect.any(String)],
      ['mask', place]
    ])
    await real.jobs.cancel(job?.id ?? '')
  })

  it('by the user cancels the job, charges nothing, and removes what was uploaded', async ({ real }) => {
    const held = holdUpload(1)
    const [job] = real.jobs.submit([studio.request()])
    await held
    expect(await real.jobs.cancel(job?.id ?? '')).toMatchObject({ state: 'cancelled', error: null, attempts: 0 })
    await removed(real)
    expect([bucket.files.size, charged(real)]).toEqual([0, 0])
  })

  it('by closing puts the job back in line, and removes the partial upload once it has ended', async ({ real }) => {
    const held = holdUpload(0)
    const [job] = real.jobs.submit([studio.request()])
    await held
    await real.jobs.close('give-up')
    expect(real.jobs.list(100).find(({ id }) => id === job?.id)?.state).toBe('queued')
    expect([bucket.files.size, charged(real)]).toEqual([1, 0])
    bucket.halfway = null
    real.services.script(operationId, { kind: 'repaint', how: 'white' })
    await real.restart()
    expect(await real.ended(job?.id ?? '')).toMatchObject({ state: 'done', attempts: 1 })
    await removed(real)
    expect([bucket.files.size, charged(real)]).toEqual([0, 1])
  })

  it('while the service has the request may have been charged, and its uploads are swept', async ({ real }) => {
    real.services.script(operationId, { kind: 'hang' })
    const [job] = real.jobs.submit([studio.request()])
    await real.services.received(1, operationId)
    await real.restart()
    expect(await real.ended(job?.id ?? '')).toMatchObject({
      state: 'uncertain',
      error: { code: 'may-have-been-charged' }
    })
    await removed(real)
    expect([bucket.files.size, charged(real)]).toEqual([0, 1])
  })

  it('leaves to the next sweep what a removal left, and keeps it in the table until it is gone', async ({ real }) => {
    bucket.removing = new AppError('offline', 'The bucket cannot be reached.')
    real.services.script(operationId, { kind: 'repaint', how: 'white' })
    const job = await real.run(studio.request())
    while (ofJob(real, job).filter(({ action }) => action === 'delete').length < 2) await pause()
    expect(ofJob(real, job)[0]).toMatchObject({ action: 'delete', ok: false, problem: 'The bucket cannot be reached.' })
    expect([bucket.files.size, real.uploads.leftBehind().length]).toEqual([2, 2])
    bucket.removing = null
    await real.restart()
    await removed(real)
    expect([bucket.files.size, real.uploads.leftBehind().length]).toEqual([0, 0])
  })
})

describe('a link instead of an upload', () => {
  /** Both files as the user published them under links. */
  async function published(
    real: RealServices,
    inpaint: Inpaint = wholePicture
  ): Promise<{ picture: string; mask: string }> {
    const request = studio.request()
    const mask = request.mask?.kind === 'mask' ? real.library.getMask(request.mask.maskId) : null
    const prepared = await real.imaging.prepareInpaint({
      picture: (await real.library.originalPath(studio.picture.id)) ?? '',
      mask: await readFile(mask?.path ?? ''),
      inpaint
    })
    const put = async (bytes: Uint8Array): Promise<string> =>
      await bucket.host.put(bucket.host.reserve('image/png'), bytes, 'image/png')
    return { picture: await put(prepared.picture), mask: await put(prepared.mask) }
  }

  it('of the user is checked and sent', async ({ real }) => {
    use = 'link'
    const links = await published(real)
    real.services.script(operationId, { kind: 'repaint', how: 'white' })
    const job = await real.run(studio.request({ links }))
    expect(job).toMatchObject({ state: 'done', error: null })
    expect(real.services.requests[0]?.body).toMatchObject({ imageUrl: links.picture, maskUrl: links.mask })
    expect(ofJob(real, job).map(({ action, what }) => [action, what])).toEqual([
      ['link', 'mask'],
      ['link', 'picture'],
      ['check', 'mask'],
      ['check', 'picture']
    ])
    expect(
      JSON.stringify(real.library.database.prepare('SELECT row FROM jobs WHERE id = ?').get(job.id))
    ).not.toContain('made-up-signature')
  })

  it('that is signed is not kept beyond the session in which its job failed', async ({ real }) => {
    use = 'link'
    const links = await published(real)
    bucket.files.clear()
    const job = await real.run(studio.request({ links }))
    const row = (): string =>
      JSON.stringify(real.library.database.prepare('SELECT row FROM jobs WHERE id = ?').get(job.id))
    expect([job.state, row().includes('made-up-signature')]).toEqual(['failed', true])
    await real.restart()
    expect(row()).not.toContain('made-up-signature')
    real.jobs.retry(job.id, false)
    expect((await real.ended(job.id)).error?.data.nextStep).toContain('Nothing was sent')
    expect(charged(real)).toBe(0)
  })

  it('that is missing is reported, and nothing is sent', async ({ real }) => {
    use = 'link'
    const job = await real.run(studio.request())
    expect(job).toMatchObject({ state: 'failed', error: { code: 'invalid-input', data: { action: 'edit-request' } } })
    expect([charged(real), bucket.events]).toEqual([0, []])
  })

  it('that has expired is reported, and nothing is sent', async ({ real }) => {
    use = 'link'
    const links = await published(real)
    bucket.files.clear()
    const job = await real.run(studio.request({ links }))
    expect(job).toMatchObject({ state: 'failed', error: { code: 'not-found', data: { action: 'edit-request' } } })
    expect(job.error?.data.nextStep).toContain('Nothing was sent')
    expect(charged(real)).toBe(0)
  })

  it.for(['picture', 'mask'] as const)('to another %s is reported, and nothing is sent', async (what, { real }) => {
    use = 'link'
    const { picture, mask } = await published(real)
    const links = what === 'picture' ? { picture: mask, mask } : { picture, mask: picture }
    const job = await real.run(studio.request({ links }))
    expect(job).toMatchObject({ state: 'failed', error: { code: 'invalid-input' } })
    expect(job.error?.message).toMatch(new RegExp(`to the ${what} on .* leads to another picture`))
    expect(charged(real)).toBe(0)
  })

  it('under which the service still serves the picture saves an upload', async ({ real }) => {
    const made = await real.run(real.request('pixazo/sdxl-base', { width: 512, height: 512 }))
    const [source] = real.library.ofJob(made.id)
    const mask = await real.library.addMask(await maskOf(512, 512, white))
    const sent = { width: 512, height: 512 }
    const inpaint: Inpaint = { ...wholePicture, area: { x: 0, y: 0, ...sent }, sent }
    real.services.script(operationId, { kind: 'repaint', how: 'white' }, { kind: 'repaint', how: 'white' })
    const request = studio.request({
      source: { kind: 'picture', pictureId: source?.id ?? '' },
      mask: { kind: 'mask', maskId: mask.id },
      inpaint
    })
    const job = await real.run(request)
    expect(job.state).toBe('done')
    expect(bucket.events.filter((event) => event === 'put')).toHaveLength(1)
    expect(ofJob(real, job).map(({ action, what }) => [action, what])).toContainEqual(['link', 'picture'])
    const smaller = { width: 256, height: 256 }
    await real.run({
      ...request,
      parameters: { ...request.parameters, ...smaller },
      inpaint: { ...inpaint, sent: smaller }
    })
    expect(bucket.events.filter((event) => event === 'put')).toHaveLength(3)
  })
})

it('is not needed for a picture inside the request, which is neither uploaded nor removed', async ({ real }) => {
  use = 'inline'
  real.services.script(operationId, { kind: 'repaint', how: 'white' })
  const job = await real.run(studio.request())
  expect(job.state).toBe('done')
  expect(ofJob(real, job).map(({ action, what, address }) => [action, what, address])).toEqual([
    ['inline', 'mask', ''],
    ['inline', 'picture', '']
  ])
  expect(real.uploads.ofJob(job.id)).toEqual([])
})
