import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { doneWith, readWhole } from './file-memory.ts'

async function fileOf(bytes: Uint8Array): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'memory-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  const file = join(folder, 'file')
  await writeFile(file, bytes)
  return file
}

const filled = (length: number, value: number): Uint8Array => new Uint8Array(length).fill(value)

it.each([0, 1, 5000, 3_000_000])('returns all of %i bytes, and no more', async (length) => {
  expect(Buffer.compare(readWhole(await fileOf(filled(length, 7))), filled(length, 7))).toBe(0)
})

it('reads a file into memory that is no longer used, and never into memory that is', async () => {
  const [large, small, third] = await Promise.all([
    fileOf(filled(900_000, 1)),
    fileOf(filled(10, 2)),
    fileOf(filled(20, 3))
  ])
  const first = readWhole(large)
  doneWith(first)
  const second = readWhole(small)
  expect(second.buffer).toBe(first.buffer)
  expect([...second]).toEqual([...filled(10, 2)])
  const other = readWhole(third)
  expect(other.buffer).not.toBe(second.buffer)
  expect([...second]).toEqual([...filled(10, 2)])
})

it('keeps no memory of a very large file', async () => {
  const first = readWhole(await fileOf(filled(9_000_000, 1)))
  doneWith(first)
  expect(readWhole(await fileOf(filled(8_500_000, 2))).buffer).not.toBe(first.buffer)
})

it("passes on the file system's error for a missing file", () => {
  expect(() => readWhole(join(tmpdir(), 'nowhere', 'none.png'))).toThrow('ENOENT')
})
