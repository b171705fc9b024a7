import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect } from 'vitest'
import type { Job } from '../../shared/domain/job.ts'
import { it } from '../__fixtures__/it.ts'
import { type DurableFs, openForWriting } from '../files/durable-file.ts'
import { answerFiles } from './answer-files.ts'
import { openHeldAnswers } from './held-answers.ts'

const job: Job = {
  id: '01J0000000000000000000000A',
  batchId: '01J0000000000000000000000B',
  request: { operationId: 'x/y', parameters: { prompt: 'a sparrow' } },
  state: 'failed',
  createdAt: 1,
  startedAt: 2,
  finishedAt: 3,
  waitUntil: null,
  attempts: 1,
  polls: 0,
  handle: 'set-1',
  answered: true,
  held: null,
  error: { code: 'disk-full', message: 'The disk is full.', data: {} },
  warnings: [],
  pictureIds: [],
  expected: 2,
  progress: null,
  fraction: null
}
const results = { urls: ['https://cdn.example/a.png?X-Amz-Signature=1'], warnings: [], kept: {} }
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)
/** Whether the profile's disk refuses to take anything. */
let full: { value: boolean }

it.beforeEach(async () => {
  full = { value: false }
})

const fs = async (): Promise<DurableFs> => {
  return {
    async open(path, flags, mode) {
      if (full.value && flags !== 'r') throw Object.assign(new Error('full'), { code: 'ENOSPC' })
      return await openForWriting(path, flags, mode)
    },
    rename,
    rm,
    mkdir
  }
}

const open = async (folder: string) =>
  await openHeldAnswers(answerFiles({ folder: join(folder, 'rescued'), now: () => 0, fs: await fs() }))

async function contentsOf(held: Awaited<ReturnType<typeof open>>): Promise<[number, string][]> {
  const found = await held.ofLibrary('library', '/media/disk').pictures(job.id)
  return [...found].map(([ordinal, content]) => [ordinal, Buffer.from(content).toString()])
}

describe('an answer that the library did not take', () => {
  it('is not taken for lost if its file cannot be read just now', async ({ folder }) => {
    const answers = (await open(folder)).ofLibrary('library', '/media/disk')
    answers.hold(job, 0, bytes('one'))
    await answers.keep(job, results)
    const [place] = await readdir(join(folder, 'rescued'))
    const file = join(folder, 'rescued', place!, '0.picture')
    await rename(file, `${file}.away`)
    // Any error except that it does not exist.
    await mkdir(file)
    await expect(contentsOf(await open(folder))).rejects.toMatchObject({ code: 'storage' })
    await rm(file, { recursive: true })
    expect(await contentsOf(await open(folder))).toEqual([])
    await rename(`${file}.away`, file)
    expect(await contentsOf(await open(folder))).toEqual([[0, 'one']])
  })

  it('is in the profile with its bytes, links and number, and still there after the app was killed', async ({
    folder
  }) => {
    const answers = (await open(folder)).ofLibrary('library', '/media/disk')
    answers.hold(job, 0, bytes('one'))
    answers.hold(job, 1, bytes('two'))
    expect(await answers.keep(job, results)).toBe('profile')
    const [name] = await readdir(join(folder, 'rescued'))
    const place = join(folder, 'rescued', name!)
    expect((await readdir(place)).toSorted()).toEqual(['0.picture', '1.picture', 'answer.json'])
    const next = await open(folder)
    expect(next.all()).toMatchObject([{ job, results, safe: true, folder: '/media/disk' }])
    expect(await contentsOf(next)).toEqual([
      [0, 'one'],
      [1, 'two']
    ])
  })

  it.skipIf(process.platform === 'win32')('cannot be read by other users', async ({ folder }) => {
    const answers = (await open(folder)).ofLibrary('library', '/media/disk')
    answers.hold(job, 0, bytes('one'))
    await answers.keep(job, results)
    const names = await readdir(join(folder, 'rescued'), { recursive: true })
    const modes = await Promise.all(
      names.map(async (name) => ((await stat(join(folder, 'rescued', name))).mode & 0o777).toString(8))
    )
    expect(modes.toSorted()).toEqual(['600', '600', '700'])
  })

  it('stays in memory if the profile refuses it too, and is written once there is room', async ({ folder }) => {
    const held = await open(folder)
    const answers = held.ofLibrary('library', '/media/disk')
    full.value = true
    answers.hold(job, 0, bytes('one'))
    expect(await answers.keep(job)).toBe('memory')
    expect([answers.where(job.id), await held.spill()]).toEqual(['memory', false])
    expect(await contentsOf(held)).toEqual([[0, 'one']])
    full.value = false
    expect([await held.spill(), answers.where(job.id)]).toEqual([true, 'profile'])
    expect(await contentsOf(await open(folder))).toEqual([[0, 'one']])
  })

  it('belongs to one library, even beside a copy of it with another name', async ({ folder }) => {
    const held = await open(folder)
    await held.ofLibrary('library', '/a').keep(job)
    await held.ofLibrary('copy', '/b').keep({ ...job, attempts: 2 })
    const next = await open(folder)
    expect(next.ofLibrary('library', '/a').get(job.id)?.job.attempts).toBe(1)
    expect(next.ofLibrary('copy', '/b').get(job.id)?.job.attempts).toBe(2)
    expect(next.ofLibrary('other', '/c').all()).toEqual([])
  })

  it('is found by its job if the library has lost its id', async ({ folder }) => {
    await (await open(folder)).ofLibrary('library', '/a').keep(job)
    const held = await open(folder)
    const renamed = held.ofLibrary('new name', '/a')
    renamed.adopt((id) => id === job.id)
    expect(renamed.where(job.id)).toBe('profile')
    await renamed.release(job.id)
    expect((await open(folder)).all()).toEqual([])
  })

  it('is deleted from the disk when released', async ({ folder }) => {
    const answers = (await open(folder)).ofLibrary('library', '/a')
    answers.hold(job, 0, bytes('one'))
    await answers.keep(job)
    await answers.release(job.id)
    expect(answers.where(job.id)).toBeNull()
    expect(await readdir(join(folder, 'rescued'))).toEqual([])
  })

  it('that is damaged is distinguished from an intact one, and a damaged description is set aside', async ({
    folder
  }) => {
    const answers = (await open(folder)).ofLibrary('library', '/media/disk')
    answers.hold(job, 0, bytes('one'))
    answers.hold(job, 1, bytes('two'))
    await answers.keep(job)
    const [name] = await readdir(join(folder, 'rescued'))
    const place = join(folder, 'rescued', name!)
    await writeFile(join(place, '1.picture'), 'tw')
    expect(await contentsOf(await open(folder))).toEqual([[0, 'one']])
    await writeFile(join(place, 'answer.json'), '{"format"')
    expect((await open(folder)).all()).toEqual([])
    const left = await readdir(place)
    expect(left).toContain('0.picture')
    expect(await readFile(join(place, left.find((file) => file.includes('damaged'))!), 'utf8')).toBe('{"format"')
    await open(folder)
    expect(await readdir(place)).toEqual(left)
  })

  it('of a newer version is left alone, reported, and does not share its folder', async ({ folder }) => {
    const answers = (await open(folder)).ofLibrary('library', '/media/disk')
    answers.hold(job, 0, bytes('one'))
    await answers.keep(job)
    const [name] = await readdir(join(folder, 'rescued'))
    const place = join(folder, 'rescued', name!)
    const newer = '{"format":"palimpsest-answer","version":2,"pictures":{"0":"elsewhere"}}'
    await writeFile(join(place, 'answer.json'), newer)

    const held = await open(folder)
    expect([held.all(), held.newer]).toEqual([[], 1])
    const mine = held.ofLibrary('library', '/media/disk')
    mine.hold(job, 0, bytes('another one'))
    expect(await mine.keep(job)).toBe('profile')
    const next = await open(folder)
    expect([await contentsOf(next), next.newer]).toEqual([[[0, 'another one']], 1])
    await next.ofLibrary('library', '/media/disk').release(job.id)
    expect(await readdir(join(folder, 'rescued'))).toEqual([name])
    expect((await readdir(place)).toSorted()).toEqual(['0.picture', 'answer.json'])
    expect([
      await readFile(join(place, 'answer.json'), 'utf8'),
      await readFile(join(place, '0.picture'), 'utf8')
    ]).toEqual([newer, 'one'])
  })
})
