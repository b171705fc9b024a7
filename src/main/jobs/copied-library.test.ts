/**
 * A library's folder that somebody has copied, renamed or put back, with requests in line, on the machine and in the
 * profile of the original.
 */
import { cp, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type RealServices, startRealServices } from './__fixtures__/real-services.ts'

const operationId = 'pixazo/sdxl-lightning'
const everything = { recursive: true, preserveTimestamps: true }
let real: RealServices
let original: string
let copy: string

beforeEach(async () => {
  real = await startRealServices()
  original = join(real.folder, 'library')
  copy = join(real.folder, 'copy')
})
afterEach(() => real.close())

/** Requests that are not sent yet, in the library that is open. @returns their ids */
function putInLine(...prompts: string[]): string[] {
  real.ending.value = true
  return real.jobs.submit(prompts.map((prompt) => real.request(operationId, { prompt }))).map(({ id }) => id)
}

function letGo(): void {
  real.ending.value = false
  real.jobs.wake()
}

const job = (id: string) => real.jobs.list(100).find((each) => each.id === id)
const sent = (): unknown[] => real.services.requests.map(({ body }) => (body as { prompt: string }).prompt)

describe('a copy of a library', () => {
  it('that was made before its request was sent does not send it once more; both go on beside each other', async () => {
    const [id = ''] = putInLine('a heron')
    await real.openIn(original, () => cp(original, copy, everything))
    letGo()
    expect(await real.ended(id)).toMatchObject({ state: 'done' })

    await real.openIn(copy)
    expect(job(id)).toMatchObject({
      state: 'uncertain',
      attempts: 0,
      error: { code: 'may-have-been-charged', message: expect.stringContaining('an older copy') }
    })
    const [own = ''] = putInLine('of the copy')
    letGo()
    expect(await real.ended(own)).toMatchObject({ state: 'done' })

    const [late = ''] = putInLine('in the copy’s line')
    await real.openIn(original)
    const [other = ''] = putInLine('in the original’s line')
    await real.openIn(copy)
    expect(job(late)?.state).toBe('queued')
    await real.openIn(original)
    expect(job(other)?.state).toBe('queued')
    letGo()
    expect(await real.ended(other)).toMatchObject({ state: 'done' })
    expect(sent()).toEqual(['a heron', 'of the copy', 'in the original’s line'])
  })

  it('made of an open library, and opened in its place, sends nothing that was settled since', async () => {
    const [sentSince = '', cancelled = ''] = putInLine('sent since', 'cancelled since')
    await cp(original, copy, everything)
    await real.jobs.cancel(cancelled)
    letGo()
    await real.ended(sentSince)
    await real.openIn(original, async () => {
      await rm(original, { recursive: true })
      await rename(copy, original)
    })
    expect([job(sentSince)?.state, job(cancelled)?.state]).toEqual(['uncertain', 'uncertain'])
    expect(sent()).toEqual(['sent since'])
    real.jobs.retry(cancelled, true)
    expect(await real.ended(cancelled)).toMatchObject({ state: 'done' })
  })

  it('that is opened first is the one that goes on, and the original asks', async () => {
    const [id = ''] = putInLine('a heron')
    await real.openIn(copy, () => cp(original, copy, everything))
    letGo()
    expect(await real.ended(id)).toMatchObject({ state: 'done' })
    await real.openIn(original)
    expect(job(id)?.state).toBe('uncertain')
    expect(sent()).toEqual(['a heron'])
  })
})

it.each(['renamed', 'moved to another disk by hand'])(
  'a library that was %s sends what is in line without a question',
  async (how) => {
    const [id = ''] = putInLine('a heron')
    await real.openIn(copy, async () => {
      if (how === 'renamed') return await rename(original, copy)
      await cp(original, copy, everything)
      await rm(original, { recursive: true })
    })
    expect(job(id)?.state).toBe('queued')
    letGo()
    expect(await real.ended(id)).toMatchObject({ state: 'done' })
    await real.restart()
    expect(sent()).toEqual(['a heron'])
  }
)
