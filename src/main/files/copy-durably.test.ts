import { copyFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { copyDurably } from './copy-durably.ts'
import { openForWriting } from './durable-file.ts'

let folder: string

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'copying-'))
  await writeFile(join(folder, 'a'), 'content')
})

afterEach(() => rm(folder, { recursive: true, force: true }))

it('copies where a disk knows no permissions', async () => {
  const chmod = (): Promise<void> => Promise.reject(Object.assign(new Error('EPERM'), { code: 'EPERM' }))
  await copyDurably(join(folder, 'a'), join(folder, 'b'), { fs: { open: openForWriting, copyFile, chmod } })
  expect(await readFile(join(folder, 'b'), 'utf8')).toBe('content')
})

it('is not done before the copy is on the disk', async () => {
  const open: typeof openForWriting = async (path, flags, mode) => ({
    ...(await openForWriting(path, flags, mode)),
    sync: () => Promise.reject(new Error('no room'))
  })
  await expect(
    copyDurably(join(folder, 'a'), join(folder, 'b'), { fs: { open, copyFile, chmod: async () => undefined } })
  ).rejects.toThrow('no room')
})
