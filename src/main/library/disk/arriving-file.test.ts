import { mkdir, readdir, readFile } from 'node:fs/promises'
import { expect } from 'vitest'
import { it } from '../../__fixtures__/it.ts'
import { type ReceivingFile, receive } from './arriving-file.ts'
import { hashOf } from './hash.ts'
import { type LibraryFs, machineFs } from './library-fs.ts'
import { libraryPaths } from './library-paths.ts'

it.beforeEach(async ({ folder }) => {
  await mkdir(libraryPaths(folder).incoming, { recursive: true })
})

const bytes = Uint8Array.from({ length: 300_000 }, (_, at) => at % 251)
const left = (folder: string): Promise<string[]> => readdir(libraryPaths(folder).incoming)
const receiving = (folder: string, fs: LibraryFs = machineFs): ReceivingFile => receive(fs, libraryPaths(folder))

function give(file: ReceivingFile, from: Uint8Array): void {
  const take = file.begin()
  for (let at = 0; at < from.length; at += 65_536) take(from.subarray(at, at + 65_536))
}

it('has all pieces, in order, with their hash', async ({ folder }) => {
  const file = receiving(folder)
  give(file, bytes)
  const arrived = (await file.finish(bytes))!
  await arrived.onDisk
  expect(Buffer.compare(await readFile(arrived.path), bytes)).toBe(0)
  expect(await arrived.sha256).toBe(hashOf(bytes))
  await file.remove()
  expect(await left(folder)).toHaveLength(1)
  await arrived.remove()
  expect(await left(folder)).toEqual([])
})

it('starts over with each try, and nothing of the previous one is left', async ({ folder }) => {
  const file = receiving(folder)
  give(file, bytes.subarray(0, 100_000))
  give(file, bytes)
  const arrived = (await file.finish(bytes))!
  expect(await arrived.sha256).toBe(hashOf(bytes))
  expect(Buffer.compare(await readFile(arrived.path), bytes)).toBe(0)
  await arrived.remove()
  await file.remove()
  expect(await left(folder)).toEqual([])
})

it.for([
  ['nothing came', () => undefined],
  ['not all of it came', (file: ReceivingFile) => give(file, bytes.subarray(0, 200_000))]
] as const)('is no file when %s', async ([, come], { folder }) => {
  const file = receiving(folder)
  come(file)
  expect(await file.finish(bytes)).toBeNull()
  expect(await left(folder)).toEqual([])
})

it.for(['open', 'writePieces'] as const)(
  'is no file when the disk refuses %s, and leaves nothing',
  async (call, { folder }) => {
    const full = (): Promise<never> => Promise.reject(Object.assign(new Error('ENOSPC'), { code: 'ENOSPC' }))
    const file = receiving(folder, {
      ...machineFs,
      async open(path, flags, mode) {
        if (call === 'open') return await full()
        return { ...(await machineFs.open(path, flags, mode)), writePieces: full }
      }
    })
    give(file, bytes)
    expect(await file.finish(bytes)).toBeNull()
    expect(await left(folder)).toEqual([])
  }
)

it('leaves nothing when it is no longer wanted', async ({ folder }) => {
  const file = receiving(folder)
  give(file, bytes)
  await file.remove()
  expect(await left(folder)).toEqual([])
  expect(await file.finish(bytes)).toBeNull()
})
