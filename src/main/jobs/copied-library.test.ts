/**
 * A library folder that somebody copied, renamed or put back while requests were in line, on the machine and with the
 * profile of the original.
 */
import { cp, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect } from 'vitest'
import { it as plain } from '../__fixtures__/it.ts'
import { type RealServices, startRealServices } from './__fixtures__/real-services.ts'

/** The original is the library that the services were started with. */
const it = plain.extend('real', async ({}, { onCleanup }) => {
  const real = await startRealServices()
  onCleanup(() => real.close())
  return real
})

const operationId = 'pixazo/sdxl-lightning'
const everything = { recursive: true, preserveTimestamps: true }
let original: string
let copy: string

it.beforeEach(async ({ real }) => {
  original = join(real.folder, 'library')
  copy = join(real.folder, 'copy')
})

/** Unsent requests in the open library. @returns their ids */
function putInLine(real: RealServices, ...prompts: string[]): string[] {
  real.ending.value = true
  return real.jobs.submit(prompts.map((prompt) => real.request(operationId, { prompt }))).map(({ id }) => id)
}

function letGo(real: RealServices): void {
  real.ending.value = false
  real.jobs.wake()
}

const job = (real: RealServices, id: string) => real.jobs.list(100).find((each) => each.id === id)
const sent = (real: RealServices): unknown[] =>
  real.services.requests.map(({ body }) => (body as { prompt: string }).prompt)

describe('a copy of a library', () => {
  it('made before its request was sent does not send it again; both remain usable', async ({ real }) => {
    const [id = ''] = putInLine(real, 'a heron')
    await real.openIn(original, () => cp(original, copy, everything))
    letGo(real)
    expect(await real.ended(id)).toMatchObject({ state: 'done' })

    await real.openIn(copy)
    expect(job(real, id)).toMatchObject({
      state: 'uncertain',
      attempts: 0,
      error: { code: 'may-have-been-charged', message: expect.stringContaining('an older copy') }
    })
    const [own = ''] = putInLine(real, 'of the copy')
    letGo(real)
    expect(await real.ended(own)).toMatchObject({ state: 'done' })

    const [late = ''] = putInLine(real, 'in the copy’s line')
    await real.openIn(original)
    const [other = ''] = putInLine(real, 'in the original’s line')
    await real.openIn(copy)
    expect(job(real, late)?.state).toBe('queued')
    await real.openIn(original)
    expect(job(real, other)?.state).toBe('queued')
    letGo(real)
    expect(await real.ended(other)).toMatchObject({ state: 'done' })
    expect(sent(real)).toEqual(['a heron', 'of the copy', 'in the original’s line'])
  })

  it('made of an open library and opened in its place sends nothing that was settled since', async ({ real }) => {
    const [sentSince = '', cancelled = ''] = putInLine(real, 'sent since', 'cancelled since')
    await cp(original, copy, everything)
    await real.jobs.cancel(cancelled)
    letGo(real)
    await real.ended(sentSince)
    await real.openIn(original, async () => {
      await rm(original, { recursive: true })
      await rename(copy, original)
    })
    expect([job(real, sentSince)?.state, job(real, cancelled)?.state]).toEqual(['uncertain', 'uncertain'])
    expect(sent(real)).toEqual(['sent since'])
    real.jobs.retry(cancelled, true)
    expect(await real.ended(cancelled)).toMatchObject({ state: 'done' })
  })

  it('opened first is the one that continues, and the original asks', async ({ real }) => {
    const [id = ''] = putInLine(real, 'a heron')
    await real.openIn(copy, () => cp(original, copy, everything))
    letGo(real)
    expect(await real.ended(id)).toMatchObject({ state: 'done' })
    await real.openIn(original)
    expect(job(real, id)?.state).toBe('uncertain')
    expect(sent(real)).toEqual(['a heron'])
  })
})

it.for(['renamed', 'moved to another disk by hand'])(
  'a library that was %s sends what is in line without asking',
  async (how, { real }) => {
    const [id = ''] = putInLine(real, 'a heron')
    await real.openIn(copy, async () => {
      if (how === 'renamed') return await rename(original, copy)
      await cp(original, copy, everything)
      await rm(original, { recursive: true })
    })
    expect(job(real, id)?.state).toBe('queued')
    letGo(real)
    expect(await real.ended(id)).toMatchObject({ state: 'done' })
    await real.restart()
    expect(sent(real)).toEqual(['a heron'])
  }
)
