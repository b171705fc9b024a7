import { execFile } from 'node:child_process'
import { access, mkdir, readdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest'
import type { Imaging } from '../../imaging/imaging.ts'
import { everything, failingFs, newFolder, opened, startImaging } from '../__fixtures__/test-library.ts'
import type { LibraryFs } from '../library-fs.ts'
import { machineFs } from '../library-fs.ts'
import { checker, contentsOf, fill, testTask } from './__fixtures__/care.ts'
import { moveLibraryTo } from './move.ts'

const child = fileURLToPath(new URL('./__fixtures__/moving-child.ts', import.meta.url))

let imaging: Imaging
let folder: Awaited<ReturnType<typeof newFolder>>
let to: string

beforeAll(() => {
  imaging = startImaging()
})
afterAll(() => imaging.close())

beforeEach(async () => {
  folder = await newFolder()
  to = join(folder.path, '..', 'moved')
})
afterEach(() => folder.remove())

/** What the library in this folder shows; null when there is none that could be opened. */
async function whatIsIn(path: string): Promise<ReturnType<typeof everything> | null> {
  const names: string[] = await readdir(path).catch(() => [])
  if (!names.includes('library.json') || names.includes('unfinished-copy.json')) return null
  const moved = await opened(path, imaging)
  const shown = everything(moved)
  await moved.close()
  return shown
}

/** Moves an open library as the app does: closed for the last part. */
async function move(fs: LibraryFs = machineFs, task = testTask()): Promise<void> {
  const library = await opened(folder.path, imaging)
  try {
    await moveLibraryTo({ fs, checker, task }, folder.path, to, async (rest) => {
      await library.close()
      return await rest()
    })
  } finally {
    await library.close()
  }
}

async function filled(count = 3): Promise<ReturnType<typeof everything>> {
  const library = await opened(folder.path, imaging)
  await fill(library, imaging, count)
  const shown = everything(library)
  await library.close()
  return shown
}

it('a moved library is the same library in another folder, and the old one is as it was', async () => {
  const shown = await filled()
  const before = await contentsOf(folder.path)
  await move()
  const moved = await opened(to, imaging)
  expect(everything(moved)).toEqual(shown)
  expect(moved.info()).toMatchObject({ repairs: [], state: 'ready' })
  expect(await moved.care.verify(checker, testTask())).toMatchObject({ lost: 0, damaged: [], unlisted: 0, descriptions: 0, others: 0, thumbnails: 0 })
  await moved.close()
  const { 'hold-jobs': note, ...left } = await contentsOf(folder.path)
  expect(note).toBe('')
  const stable = (all: Record<string, string>): string[] => Object.keys(all).filter((name) => !/^(library\.db|library\.lock|backups)/.test(name))
  expect(stable(left)).toEqual(stable(before))
})

it('does not move into itself, into what is not empty, or where there is no room', async () => {
  await filled(1)
  to = join(folder.path, 'inside')
  await expect(move()).rejects.toMatchObject({ code: 'invalid-input' })
  to = join(folder.path, '..', 'foreign')
  await mkdir(to)
  await writeFile(join(to, 'thesis.txt'), 'mine')
  await expect(move()).rejects.toMatchObject({ code: 'invalid-input', message: 'This folder is not empty.' })
  expect(await readdir(to)).toEqual(['thesis.txt'])
  to = join(folder.path, '..', 'small')
  await expect(move({ ...machineFs, freeBytes: async () => 1000 })).rejects.toMatchObject({ code: 'disk-full' })
  expect(await readdir(to)).toEqual([])
})

it('that is cancelled leaves the new folder empty and the old library in use', async () => {
  const shown = await filled()
  const cancelling = testTask((doing, task) => {
    if (doing.startsWith('Copying 2')) task.cancel()
  })
  await expect(move(machineFs, cancelling)).rejects.toThrow('cancelled')
  expect(await readdir(to)).toEqual([])
  const library = await opened(folder.path, imaging)
  expect(everything(library)).toEqual(shown)
  await library.close()
})

it('whatever call fails, the old library is whole and the new folder is no library, or both are whole', async () => {
  const shown = await filled(2)
  const disk = failingFs()
  for (let n = 1; ; n += 1) {
    disk.failAt(n, 'EIO', true)
    const outcome = await move(disk.fs).then(
      () => 'done',
      () => 'failed'
    )
    disk.heal()
    const old = await opened(folder.path, imaging)
    expect(everything(old)).toEqual(shown)
    await old.close()
    expect([null, shown]).toContainEqual(await whatIsIn(to))
    await rm(to, { recursive: true, force: true })
    if (outcome === 'done') break
  }
})

it.each(['copying', 'before the end', 'after the end'])(
  'a process that is killed %s leaves one whole library at least, and the move can be done again',
  async (point) => {
    const shown = await filled(3)
    const signal = await new Promise((resolve) => {
      const running = execFile(process.execPath, ['--disable-warning=ExperimentalWarning', child, folder.path, to, point], () => resolve(running.signalCode))
    })
    expect(signal).toBe('SIGKILL')
    const old = await opened(folder.path, imaging)
    expect(everything(old)).toEqual(shown)
    await old.close()
    const there = await whatIsIn(to)
    expect(there).toEqual(point === 'after the end' ? shown : null)
    if (there === null) await move()
    const moved = await opened(to, imaging)
    expect(everything(moved)).toEqual(shown)
    expect(moved.info().repairs).toEqual([])
    await moved.close()
    await expect(access(join(to, 'unfinished-copy.json'))).rejects.toThrow('ENOENT')
  }
)
