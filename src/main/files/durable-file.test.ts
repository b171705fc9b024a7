import { chmod, mkdir, open, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect } from 'vitest'
import { it } from '../__fixtures__/it.ts'
import type { DurableFs, DurableHandle } from './durable-file.ts'
import { isTemporaryName, makeFolderDurable, writeDurably, writeJsonDurably, writeNewDurably } from './durable-file.ts'

it.afterEach(async ({ folder }) => {
  await chmod(folder, 0o700)
})

const text = (value: string): Uint8Array => new TextEncoder().encode(value)

/** The machine's file system, which fails its n-th call (from 1) with the given code and records every call. */
function failing(n: number, code: string): { fs: DurableFs; calls: string[] } {
  const calls: string[] = []
  const step = (name: string): void => {
    calls.push(name)
    if (calls.length === n) throw Object.assign(new Error(code), { code })
  }
  const fs: DurableFs = {
    async open(path, flags, mode) {
      step(`open ${flags}`)
      const handle = await open(path, flags, mode)
      const wrapped: DurableHandle = {
        async writeFile(bytes) {
          await handle.writeFile(bytes.subarray(0, 2))
          step('write')
          await handle.writeFile(bytes.subarray(2))
        },
        async writePieces(pieces) {
          step('write')
          for (const piece of pieces) await handle.writeFile(piece)
        },
        async sync() {
          step('sync')
          await handle.sync()
        },
        async close() {
          await handle.close()
        }
      }
      return wrapped
    },
    async rename(from, to) {
      step('rename')
      await rename(from, to)
    },
    async rm(path, options) {
      await rm(path, options)
    },
    async mkdir(path, options) {
      step('mkdir')
      return await mkdir(path, options)
    }
  }
  return { fs, calls }
}

describe('writeDurably', () => {
  it('writes, syncs, renames and syncs the folder, in that order', async ({ folder }) => {
    const { fs, calls } = failing(0, '')
    await writeDurably(join(folder, 'a.bin'), text('hello'), { fs })
    expect(await readFile(join(folder, 'a.bin'), 'utf8')).toBe('hello')
    expect(calls).toEqual(['open wx', 'write', 'sync', 'rename', 'open r', 'sync'])
    expect(await readdir(folder)).toEqual(['a.bin'])
  })

  it('gives the file the requested permissions, whatever it replaces', async ({ folder }) => {
    const path = join(folder, 'keys.json')
    await writeFile(path, 'old', { mode: 0o644 })
    await writeDurably(path, text('new'), { mode: 0o600 })
    expect((await stat(path)).mode & 0o777).toBe(0o600)
  })

  it.for([1, 2, 3, 4])('keeps the old content and leaves nothing behind when call %i fails', async (n, { folder }) => {
    const path = join(folder, 'a.bin')
    await writeFile(path, 'old')
    const { fs } = failing(n, 'ENOSPC')
    await expect(writeDurably(path, text('new content'), { fs })).rejects.toMatchObject({
      code: 'disk-full',
      data: { action: 'free-space' }
    })
    expect(await readFile(path, 'utf8')).toBe('old')
    expect(await readdir(folder)).toEqual(['a.bin'])
  })

  it.for([
    ['ENOSPC', 'disk-full'],
    ['EDQUOT', 'disk-full'],
    ['EROFS', 'storage'],
    ['EACCES', 'storage'],
    ['EPERM', 'storage'],
    ['EIO', 'storage']
  ] as const)('says what to do after %s', async ([code, expected], { folder }) => {
    const { fs } = failing(2, code)
    const failure = await writeDurably(join(folder, 'a.bin'), text('new'), { fs }).catch((error: unknown) => error)
    expect(failure).toMatchObject({ code: expected, data: { nextStep: expect.stringMatching(/\.$/) } })
  })

  it('says so if the folder does not exist', async ({ folder }) => {
    await expect(writeDurably(join(folder, 'gone', 'a.bin'), text('x'))).rejects.toMatchObject({
      code: 'storage',
      data: { action: 'choose-folder' }
    })
  })

  it('uses temporary names that a sweep recognizes and nothing else', async ({ folder }) => {
    const seen: string[] = []
    const { fs } = failing(0, '')
    await writeDurably(join(folder, 'a.bin'), text('x'), {
      fs: {
        ...fs,
        rename: async (from, to) => {
          seen.push(...(await readdir(folder)))
          await rename(from, to)
        }
      }
    })
    expect(seen).toHaveLength(1)
    expect(seen.every(isTemporaryName)).toBe(true)
    expect(['a.bin', '.hidden', 'notes.tmp', '.a.bin.tmp'].some(isTemporaryName)).toBe(false)
  })

  it('keeps concurrent writes complete', async ({ folder }) => {
    const path = join(folder, 'a.bin')
    const contents = Array.from({ length: 20 }, (_, index) => `${index}`.repeat(5000))
    await Promise.all(contents.map((content) => writeDurably(path, text(content))))
    expect(contents).toContain(await readFile(path, 'utf8'))
    expect(await readdir(folder)).toEqual(['a.bin'])
  })
})

// Without the call on Windows, where folders are not synced.
describe.skipIf(process.platform === 'win32')('the fsync of a folder', () => {
  const openOfFolder = 5
  const syncOfFolder = 6

  it.for([
    [openOfFolder, 'EACCES'],
    [openOfFolder, 'EISDIR'],
    [syncOfFolder, 'EINVAL'],
    [syncOfFolder, 'ENOTSUP'],
    [syncOfFolder, 'EPERM']
  ] as const)('is skipped if the file system does not support it (call %i: %s)', async ([call, code], { folder }) => {
    await writeDurably(join(folder, 'a.bin'), text('hello'), { fs: failing(call, code).fs })
    expect(await readFile(join(folder, 'a.bin'), 'utf8')).toBe('hello')
    await makeFolderDurable(join(folder, 'b'), { fs: failing(call - openOfFolder + 2, code).fs })
    expect(await readdir(folder)).toEqual(['a.bin', 'b'])
  })

  it.for(['EIO', 'ENOSPC', 'ENOENT'])('fails together with the disk (%s)', async (code, { folder }) => {
    await expect(
      writeDurably(join(folder, 'a.bin'), text('hello'), { fs: failing(syncOfFolder, code).fs })
    ).rejects.toMatchObject({
      data: { nextStep: expect.any(String) }
    })
  })
})

describe('writeJsonDurably', () => {
  it('writes JSON ending with a newline', async ({ folder }) => {
    await writeJsonDurably(join(folder, 'a.json'), { a: [1] })
    const written = await readFile(join(folder, 'a.json'), 'utf8')
    expect(JSON.parse(written)).toEqual({ a: [1] })
    expect(written.endsWith('}\n')).toBe(true)
  })
})

describe('writeNewDurably', () => {
  const files = (folder: string): { path: string; bytes: Uint8Array }[] =>
    ['a', 'b'].map((name) => ({ path: join(folder, name), bytes: text(name.repeat(9)) }))

  it('writes and syncs each file, and syncs their folder once', async ({ folder }) => {
    const { fs, calls } = failing(0, '')
    await writeNewDurably(files(folder), { fs })
    expect(calls.toSorted()).toEqual(['open r', 'open wx', 'open wx', 'sync', 'sync', 'sync', 'write', 'write'])
    expect(await readFile(join(folder, 'b'), 'utf8')).toBe('bbbbbbbbb')
  })

  it.for([1, 2, 3, 4, 5, 6, 7, 8])('leaves none of them when call %i fails', async (n, { folder }) => {
    const { fs } = failing(n, 'ENOSPC')
    await expect(writeNewDurably(files(folder), { fs })).rejects.toMatchObject({ code: 'disk-full' })
    expect(await readdir(folder)).toEqual([])
  })

  it('leaves existing files alone', async ({ folder }) => {
    await writeFile(join(folder, 'a'), 'old')
    await expect(writeNewDurably(files(folder))).rejects.toMatchObject({ code: 'storage' })
    expect(await readFile(join(folder, 'a'), 'utf8')).toBe('old')
    expect(await readdir(folder)).toEqual(['a'])
  })
})

describe('makeFolderDurable', () => {
  it('creates nested folders and syncs the parent of each new one', async ({ folder }) => {
    const { fs, calls } = failing(0, '')
    await makeFolderDurable(join(folder, 'a', 'b', 'c'), { fs })
    expect((await stat(join(folder, 'a', 'b', 'c'))).isDirectory()).toBe(true)
    expect(calls.filter((call) => call === 'sync')).toHaveLength(3)
  })

  it('does nothing if the folder exists', async ({ folder }) => {
    const { fs, calls } = failing(0, '')
    await makeFolderDurable(folder, { fs })
    expect(calls).toEqual(['mkdir'])
  })

  it('says so if a file is in the way', async ({ folder }) => {
    await writeFile(join(folder, 'a'), 'x')
    await expect(makeFolderDurable(join(folder, 'a'))).rejects.toMatchObject({ code: 'storage' })
  })
})
