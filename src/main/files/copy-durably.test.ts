import { copyFile, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect } from 'vitest'
import { it } from '../__fixtures__/it.ts'
import { copyDurably } from './copy-durably.ts'
import { openForWriting } from './durable-file.ts'

it.beforeEach(async ({ folder }) => {
  await writeFile(join(folder, 'a'), 'content')
})

it('copies on a disk without permissions', async ({ folder }) => {
  const chmod = (): Promise<void> => Promise.reject(Object.assign(new Error('EPERM'), { code: 'EPERM' }))
  await copyDurably(join(folder, 'a'), join(folder, 'b'), { fs: { open: openForWriting, copyFile, chmod } })
  expect(await readFile(join(folder, 'b'), 'utf8')).toBe('content')
})

it('is not done before the copy is on disk', async ({ folder }) => {
  const open: typeof openForWriting = async (path, flags, mode) => ({
    ...(await openForWriting(path, flags, mode)),
    sync: () => Promise.reject(new Error('no room'))
  })
  await expect(
    copyDurably(join(folder, 'a'), join(folder, 'b'), { fs: { open, copyFile, chmod: async () => undefined } })
  ).rejects.toThrow('no room')
})
