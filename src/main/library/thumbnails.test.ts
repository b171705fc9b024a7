import { rm, truncate, writeFile } from 'node:fs/promises'
import sharp from 'sharp'
import { describe, expect, vi } from 'vitest'
import { it } from './__fixtures__/it.ts'
import { followed, generated, newId, paint } from './__fixtures__/test-library.ts'
import { there } from './__fixtures__/there.ts'
import { libraryPaths } from './disk/library-paths.ts'
import type { Library } from './library.ts'

describe('a thumbnail', () => {
  it('is WebP of at most 512 pixels', async ({ imaging, library }) => {
    const picture = await library.add(generated(await paint(imaging, 1, 1200, 600)))
    expect(await sharp((await library.thumbnail(picture.id))!).metadata()).toMatchObject({
      format: 'webp',
      width: 512,
      height: 256
    })
  })

  it.for([
    ['gone', (file: string) => rm(file)],
    ['empty', (file: string) => truncate(file, 0)],
    ['cut off', (file: string) => truncate(file, 40)],
    ['zeros', (file: string) => writeFile(file, Buffer.alloc(500))]
  ] as const)('is made again if it is %s', async ([, harm], { libraryFolder, imaging, library }) => {
    const picture = await library.add(generated(await paint(imaging, 1)))
    const before = await library.thumbnail(picture.id)
    await harm(libraryPaths(libraryFolder).thumbnail(picture.sha256))
    const [one, two] = await Promise.all([library.thumbnail(picture.id), library.thumbnail(picture.id)])
    expect((await sharp(one!).metadata()).format).toBe('webp')
    expect(two).toEqual(one)
    expect(Buffer.from(one!).length).toBeGreaterThan(before!.length / 2)
    expect(await there(libraryPaths(libraryFolder).thumbnail(picture.sha256))).toBe(true)
  })

  it('is null if the original is missing too', async ({ libraryFolder, imaging, library }) => {
    const picture = await library.add(generated(await paint(imaging, 1)))
    await followed(library)
    await rm(libraryPaths(libraryFolder).thumbnail(picture.sha256))
    await rm(libraryPaths(libraryFolder).original(picture))
    expect(await library.thumbnail(picture.id)).toBeNull()
    expect(await library.thumbnail(newId())).toBeNull()
  })
})

describe('a small thumbnail', () => {
  const sizeOf = async (bytes: Uint8Array): Promise<string> => {
    const { width, height } = await sharp(bytes).metadata()
    return `${width} x ${height}`
  }
  /** As the window asks again until it is there. */
  async function small(library: Library, id: string): Promise<Uint8Array> {
    const made = async (): Promise<Uint8Array> => {
      const found = await library.smallThumbnail(id)
      if (found === null || found.standsIn) throw new Error('not there yet')
      return found.bytes
    }
    // A limit for hangs; the default of a second is too short for a busy machine.
    return await vi.waitFor(made, { timeout: 60_000 })
  }

  it('is the large one until it is made, at most 256 pixels', async ({ libraryFolder, imaging, library }) => {
    const picture = await library.add(generated(await paint(imaging, 1, 1200, 600)))
    const first = (await library.smallThumbnail(picture.id))!
    expect([first.standsIn, await sizeOf(first.bytes)]).toEqual([true, '512 x 256'])
    expect(await sizeOf(await small(library, picture.id))).toBe('256 x 128')
    expect(await there(libraryPaths(libraryFolder).smallThumbnail(picture.sha256))).toBe(true)
  })

  it.for([
    ['gone', (file: string) => rm(file)],
    ['cut off', (file: string) => truncate(file, 40)]
  ] as const)('is made again if it is %s', async ([, harm], { libraryFolder, imaging, library }) => {
    const picture = await library.add(generated(await paint(imaging, 1, 800, 800)))
    await small(library, picture.id)
    await harm(libraryPaths(libraryFolder).smallThumbnail(picture.sha256))
    expect((await library.smallThumbnail(picture.id))!.standsIn).toBe(true)
    expect(await sizeOf(await small(library, picture.id))).toBe('256 x 256')
  })

  it('is deleted with its picture', async ({ libraryFolder, imaging, library }) => {
    const picture = await library.add(generated(await paint(imaging, 1, 800, 800)))
    await small(library, picture.id)
    await library.trash([picture.id])
    await library.deleteForGood([picture.id])
    expect(await there(libraryPaths(libraryFolder).smallThumbnail(picture.sha256))).toBe(false)
    expect(await library.smallThumbnail(picture.id)).toBeNull()
  })
})
