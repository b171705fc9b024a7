import { execFile } from 'node:child_process'
import { mkdir, readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect } from 'vitest'
import { it } from './__fixtures__/it.ts'
import { everything, generated, newId, opened, paint } from './__fixtures__/test-library.ts'
import { libraryPaths } from './disk/library-paths.ts'

const child = fileURLToPath(new URL('./__fixtures__/adding-child.ts', import.meta.url))

/** @returns the signal that ended the child */
function runChild(...args: string[]): Promise<string | null> {
  return new Promise((resolve, reject) => {
    const running = execFile(
      process.execPath,
      ['--disable-warning=ExperimentalWarning', child, ...args],
      (error, _stdout, stderr) => {
        if (error !== null && running.signalCode === null) reject(new Error(stderr))
        else resolve(running.signalCode)
      }
    )
  })
}

describe('a process killed while adding a picture', () => {
  it.for([
    ['after write of the journal', 'absent'],
    ['after sync of the journal', 'absent'],
    ['before write of the file', 'absent'],
    ['after write of the file', 'absent'],
    ['after sync of the file', 'absent'],
    ['before rename of the file', 'absent'],
    ['after rename of the file', 'listed'],
    ['before rename of the journal', 'listed'],
    ['after rename of the journal', 'listed'],
    ['after write of the thumbnail', 'listed'],
    ['none', 'listed']
  ] as const)(
    '%s leaves it %s, and the next start adds nothing twice',
    async ([point, expected], { libraryFolder, imaging }) => {
      const before = await opened(libraryFolder, imaging)
      const old = await before.add(generated(await paint(imaging, 0)))
      await before.close()
      const jobId = newId()
      const file = join(libraryFolder, '..', 'new.png')
      const bytes = await paint(imaging, 1)
      await writeFile(file, bytes)
      expect(await runChild(libraryFolder, point, jobId, file)).toBe('SIGKILL')

      const library = await opened(libraryFolder, imaging)
      expect(library.info().repairs).toEqual([])
      expect(library.get(old.id)).toEqual(old)
      expect(library.ofJob(jobId)).toHaveLength(expected === 'listed' ? 1 : 0)
      const picture = await library.add(generated(bytes, { jobId }))
      expect(library.ofJob(jobId)).toEqual([picture])
      expect(Buffer.compare((await library.original(picture.id))!.bytes, bytes)).toBe(0)
      expect(everything(library)).toHaveLength(2)
      await library.close()
    }
  )
})

describe('a process killed while importing many files', () => {
  it.for([
    'after sync of the copy',
    'after write of the journal',
    'after sync of the journal',
    'before rename of the journal',
    'after rename of the journal',
    'before rename of the copy',
    'after rename of the copy',
    'after write of the thumbnail',
    'none'
  ])(
    '%s leaves each of them whole or absent, and importing again adds nothing twice',
    async (point, { libraryFolder, imaging }) => {
      await (await opened(libraryFolder, imaging)).close()
      const source = join(libraryFolder, '..', 'source')
      await mkdir(source)
      const pictures = await Promise.all(Array.from({ length: 12 }, (_, number) => paint(imaging, number)))
      for (const [number, bytes] of pictures.entries()) await writeFile(join(source, `${number}.png`), bytes)
      const batchId = newId()
      expect(await runChild(libraryFolder, point, batchId, source)).toBe('SIGKILL')

      const library = await opened(libraryFolder, imaging)
      const { incoming } = libraryPaths(libraryFolder)
      expect(library.info().repairs).toEqual([])
      expect(await readdir(incoming)).toEqual([])
      for (const { id, bytes } of everything(library)) expect((await library.original(id))?.bytes.length).toBe(bytes)
      const files = (await readdir(source)).map((name) => ({ path: join(source, name), name }))
      await library.takeIn(files, { batchId, signal: new AbortController().signal, taken: () => undefined })
      expect(
        everything(library)
          .map(({ sha256 }) => sha256)
          .toSorted()
      ).toHaveLength(12)
      expect(new Set(everything(library).map(({ sha256 }) => sha256)).size).toBe(12)
      await library.close()
    }
  )
})
