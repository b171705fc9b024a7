import { mkdir, readdir, readFile } from 'node:fs/promises'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { newFolder } from '../__fixtures__/test-library.ts'
import { type ReceivingFile, receive } from './arriving-file.ts'
import { hashOf } from './hash.ts'
import { layoutOf } from './layout.ts'
import { type LibraryFs, machineFs } from './library-fs.ts'

let folder: Awaited<ReturnType<typeof newFolder>>
beforeEach(async () => {
  folder = await newFolder()
  await mkdir(layoutOf(folder.path).incoming, { recursive: true })
})
afterEach(() => folder.remove())

const bytes = Uint8Array.from({ length: 300_000 }, (_, at) => at % 251)
const left = (): Promise<string[]> => readdir(layoutOf(folder.path).incoming)
const receiving = (fs: LibraryFs = machineFs): ReceivingFile => receive(fs, layoutOf(folder.path))

function give(file: ReceivingFile, from: Uint8Array): void {
  const take = file.begin()
  for (let at = 0; at < from.length; at += 65_536) take(from.subarray(at, at + 65_536))
}

it('has all pieces, in order, with their hash', async () => {
  const file = receiving()
  give(file, bytes)
  const arrived = (await file.finish(bytes))!
  await arrived.onDisk
  expect(Buffer.compare(await readFile(arrived.path), bytes)).toBe(0)
  expect(await arrived.sha256).toBe(hashOf(bytes))
  await file.remove()
  expect(await left()).toHaveLength(1)
  await arrived.remove()
  expect(await left()).toEqual([])
})

it('begins anew with each try, and nothing of the one before is left', async () => {
  const file = receiving()
  give(file, bytes.subarray(0, 100_000))
  give(file, bytes)
  const arrived = (await file.finish(bytes))!
  expect(await arrived.sha256).toBe(hashOf(bytes))
  expect(Buffer.compare(await readFile(arrived.path), bytes)).toBe(0)
  await arrived.remove()
  await file.remove()
  expect(await left()).toEqual([])
})

it.each([
  ['nothing came', () => undefined],
  ['not all of it came', (file: ReceivingFile) => give(file, bytes.subarray(0, 200_000))]
])('is no file where %s', async (_, come) => {
  const file = receiving()
  come(file)
  expect(await file.finish(bytes)).toBeNull()
  expect(await left()).toEqual([])
})

it.each(['open', 'writePieces'] as const)('is no file where the disk refuses %s, and leaves nothing', async (call) => {
  const full = (): Promise<never> => Promise.reject(Object.assign(new Error('ENOSPC'), { code: 'ENOSPC' }))
  const file = receiving({
    ...machineFs,
    async open(path, flags, mode) {
      if (call === 'open') return await full()
      return { ...(await machineFs.open(path, flags, mode)), writePieces: full }
    }
  })
  give(file, bytes)
  expect(await file.finish(bytes)).toBeNull()
  expect(await left()).toEqual([])
})

it('leaves nothing when it is not wanted any more', async () => {
  const file = receiving()
  give(file, bytes)
  await file.remove()
  expect(await left()).toEqual([])
  expect(await file.finish(bytes)).toBeNull()
})
