import { mkdir, rm, symlink, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { expect } from 'vitest'
import { it } from '../../__fixtures__/it.ts'
import { TestClock } from '../__fixtures__/test-library.ts'
import { createDiskMeter, measureDiskUse } from './disk-use.ts'

const clock = new TestClock()

async function put(folder: string, path: string, bytes: number): Promise<void> {
  const file = join(folder, path)
  await mkdir(dirname(file), { recursive: true })
  await writeFile(file, Buffer.alloc(bytes))
}

it('measures every part of the folder, and follows no link out of it', async ({ folder }) => {
  await put(folder, 'pictures/ab/a.png', 1000)
  await put(folder, 'pictures/cd/b.webp', 500)
  await put(folder, 'pictures/ab/a.1.json', 30)
  await put(folder, 'thumbnails/ab/a.webp', 200)
  await put(folder, 'thumbnails/256/ab/a.webp', 100)
  await put(folder, 'masks/m.png', 40)
  await put(folder, 'masks/m.json', 7)
  await put(folder, 'returned/ab/r.png', 90)
  await put(folder, 'backups/library-1.db', 600)
  await put(folder, 'library.db', 700)
  await put(folder, 'library.db-wal', 50)
  await put(folder, 'drafts/d.json', 11)
  await put(folder, 'library.json', 2)
  await symlink('/etc', join(folder, 'pictures/elsewhere'))
  const { parts, measuredAt } = await measureDiskUse(folder, clock)
  expect(parts).toEqual({
    originals: { bytes: 1500, files: 2 },
    thumbnails: { bytes: 300, files: 2 },
    masks: { bytes: 40, files: 1 },
    returned: { bytes: 90, files: 1 },
    sidecars: { bytes: 37, files: 2 },
    database: { bytes: 750, files: 2 },
    backups: { bytes: 600, files: 1 },
    other: { bytes: 13, files: 2 }
  })
  expect(measuredAt).toBe(clock.now())
})

it('is nothing if there is no folder', async ({ folder }) => {
  const { parts } = await measureDiskUse(join(folder, 'nowhere'), clock)
  expect(Object.values(parts).every(({ files }) => files === 0)).toBe(true)
})

it('is cached for a while, unless a new measurement is requested', async ({ folder }) => {
  await put(folder, 'pictures/ab/a.png', 1000)
  const measure = createDiskMeter(clock)
  const bytes = async (anew: boolean): Promise<number> => (await measure(folder, anew)).parts.originals.bytes
  expect(await bytes(false)).toBe(1000)
  await rm(join(folder, 'pictures/ab/a.png'))
  expect(await bytes(false)).toBe(1000)
  expect(await bytes(true)).toBe(0)
  await put(folder, 'pictures/ab/a.png', 1)
  await clock.sleep(600_000)
  expect(await bytes(false)).toBe(1)
})
