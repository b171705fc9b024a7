import { mkdir, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect } from 'vitest'
import { hasEnded, type Job } from '../shared/domain/job.ts'
import { it } from './__fixtures__/it.ts'
import { compose } from './compose.ts'
import { gradient, maskOf, size, white, wholePicture } from './jobs/__fixtures__/studio-jobs.ts'
import { testVault } from './keys/__fixtures__/test-vault.ts'
import type { Host } from './procedures/host.ts'
import { forkWorker } from './processes/__fixtures__/fork-worker.ts'

function hostIn(folder: string, chosen: string[]): Host {
  return {
    profileFolder: join(folder, 'profile'),
    vault: testVault(),
    startWorker: forkWorker,
    workerEntries: {
      imaging: join(import.meta.dirname, 'imaging/worker.ts'),
      painter: join(import.meta.dirname, 'demo-gateway/painter-worker.ts')
    },
    emit: () => undefined,
    chooseFolder: async () => chosen.shift() ?? null
  } as unknown as Host
}

it('starts with the default library, and says so, if the chosen one is from a newer app', async ({ folder }) => {
  const chosen = join(folder, 'chosen')
  await mkdir(chosen)
  const first = await compose(hostIn(folder, [chosen]))
  await first.handlers['library.choose'](undefined)
  await first.dispose()
  const marker = join(chosen, 'library.json')
  const newer = JSON.stringify({ ...(JSON.parse(await readFile(marker, 'utf8')) as object), version: 99 })
  await writeFile(marker, newer)
  const core = await compose(hostIn(folder, []))
  try {
    expect((await core.handlers['library.info'](undefined)).folder).toBe(join(folder, 'profile', 'library'))
    expect((await core.handlers['app.info'](undefined)).problems).toEqual([expect.stringContaining(chosen)])
    expect(await readFile(marker, 'utf8')).toBe(newer)
  } finally {
    await core.dispose()
  }
})

it('two libraries chosen at once are opened one after the other, and none is left open', async ({ folder }) => {
  const wanted = [join(folder, 'a'), join(folder, 'b')]
  for (const each of wanted) await mkdir(each)
  const core = await compose(hostIn(folder, [...wanted]))
  try {
    await Promise.all(wanted.map(async () => await core.handlers['library.choose'](undefined)))
    expect((await core.handlers['library.info'](undefined)).folder).toBe(wanted[1])
  } finally {
    await core.dispose()
  }
  for (const each of wanted) expect(await readdir(each)).not.toContain('in-use')
})

it('the demo repaints one of its own pictures, and the uploads are removed', async ({ folder }) => {
  const ended = Promise.withResolvers<Job>()
  const emit = (event: string, payload: unknown): void => {
    if (event === 'jobChanged' && hasEnded(payload as Job)) ended.resolve(payload as Job)
  }
  const core = await compose({ ...hostIn(folder, []), emit } as Host)
  try {
    const { handlers } = core
    const { picture } = await handlers['pictures.import']({
      bytes: await gradient(size.width, size.height),
      name: 'a.png'
    })
    const mask = await handlers['masks.add']({ png: await maskOf(size.width, size.height, white) })
    await handlers['jobs.submit']({
      requests: [
        {
          operationId: 'demo/inpainting',
          parameters: { prompt: 'a red balloon', negativePrompt: '', steps: 20, guidance: 5, seed: 3, ...size },
          source: { kind: 'picture', pictureId: picture.id },
          mask: { kind: 'mask', maskId: mask.id },
          inpaint: wholePicture
        }
      ]
    })
    const job = await ended.promise
    expect(job).toMatchObject({ state: 'done', error: null })
    const [result] = await handlers['pictures.children']({ id: picture.id })
    expect(result).toMatchObject({
      width: size.width,
      height: size.height,
      maskId: mask.id,
      inpaintReport: { untouched: false, drift: { changed: 0 } }
    })
    while ((await handlers['transfers.list']({ limit: 10 })).length < 4)
      await new Promise((resolve) => setTimeout(resolve, 10))
    expect((await handlers['transfers.list']({ limit: 10 })).map(({ action, ok }) => [action, ok])).toEqual([
      ['delete', true],
      ['delete', true],
      ['upload', true],
      ['upload', true]
    ])
  } finally {
    await core.dispose()
  }
})

it('shows a mask by its id, and no file put in its place', async ({ folder }) => {
  const core = await compose(hostIn(folder, []))
  try {
    const mask = await core.handlers['masks.add']({ png: await maskOf(size.width, size.height, white) })
    const file = join(folder, 'profile', 'library', 'masks', `${mask.sha256}.png`)
    expect(await core.media(mask.id, 'mask')).toEqual({ bytes: await readFile(file) })
    const secret = join(folder, 'secret')
    await writeFile(secret, 'not for the window')
    await rm(file)
    await symlink(secret, file)
    expect(await core.media(mask.id, 'mask')).toBeNull()
  } finally {
    await core.dispose()
  }
})
