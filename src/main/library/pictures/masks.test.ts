import { readFile, writeFile } from 'node:fs/promises'
import { describe, expect } from 'vitest'
import { unpackMask } from '../../../shared/raster/pack.ts'
import { it } from '../__fixtures__/it.ts'
import { newId } from '../__fixtures__/test-library.ts'
import { libraryPaths } from '../disk/library-paths.ts'
import type { Library } from '../library.ts'

const square = (side: number, value: (at: number) => number): Uint8Array<ArrayBuffer> =>
  Uint8Array.from({ length: side * side }, (_, at) => value(at))

describe('a mask', () => {
  it('is one mask whatever form its pixels come in: as a PNG, as bytes or as bits', async ({ imaging, library }) => {
    const pixels = square(11, (at) => (at % 3 === 0 ? 255 : 0))
    const bits = new Uint8Array(2 * 11)
    // A row's padding bits are not pixels.
    for (let y = 0; y < 11; y += 1) bits[y * 2 + 1] = 0b11111
    pixels.forEach((value, at) => {
      const y = Math.floor(at / 11)
      if (value === 255) bits[y * 2 + ((at % 11) >> 3)]! |= 0x80 >> ((at % 11) & 7)
    })
    const mask = await library.addMask({ width: 11, height: 11, bits: 8, data: pixels })
    expect(await library.addMask(await imaging.encodePng(pixels, 11, 11, 1))).toEqual(mask)
    expect(await library.addMask({ width: 11, height: 11, bits: 1, data: bits })).toEqual(mask)
    const found = library.getMask(mask.id)
    expect(found?.mask).toEqual(mask)
    const back = await imaging.decode(await readFile(found!.path), 1)
    expect([...back.pixels]).toEqual([...pixels])
    expect([...unpackMask({ width: 11, height: 11, bits: 1, data: bits }).data]).toEqual([...pixels])
    expect(library.getMask(newId())).toBeNull()
  })

  it('keeps its half tones', async ({ imaging, library }) => {
    const pixels = square(16, (at) => at)
    const { id } = await library.addMask({ width: 16, height: 16, bits: 8, data: pixels })
    expect([...(await imaging.decode(await readFile(library.getMask(id)!.path), 1)).pixels]).toEqual([...pixels])
  })

  it('is a complete PNG, or pixels of its size', async ({ imaging, library }) => {
    const webp = await imaging.encode(new Uint8Array(64 * 3), 8, 8, 'webp', 80)
    const png = await imaging.encodePng(
      square(64, (at) => (at * 97) % 256),
      64,
      64,
      1
    )
    for (const broken of [webp, Buffer.from('mask'), new Uint8Array(0), png.subarray(0, png.length - 200)]) {
      await expect(library.addMask(broken)).rejects.toMatchObject({ code: 'invalid-input' })
    }
    await expect(library.addMask({ width: 9, height: 8, bits: 8, data: new Uint8Array(64) })).rejects.toMatchObject({
      code: 'invalid-input'
    })
    await expect(library.addMask({ width: 9, height: 8, bits: 1, data: new Uint8Array(8) })).rejects.toMatchObject({
      code: 'invalid-input'
    })
    await expect(
      library.addMask({ width: 16_000, height: 16_000, bits: 1, data: new Uint8Array(2000 * 16_000) })
    ).rejects.toMatchObject({
      message: expect.stringMatching(/64 megapixels/)
    })
  })
})

describe('named masks', () => {
  const add = (library: Library, value: number) =>
    library.addMask({ width: 2, height: 1, bits: 8, data: Uint8Array.of(value, 0) })

  it('are listed by name, and leave the list without their name', async ({ library }) => {
    const [ten, two, sky] = [await add(library, 1), await add(library, 2), await add(library, 3)]
    await add(library, 4)
    expect(library.namedMasks()).toEqual([])
    expect(await library.nameMask(ten.id, 'mask 10')).toEqual({ ...ten, name: 'mask 10' })
    await library.nameMask(two.id, 'mask 2')
    await library.nameMask(sky.id, 'Sky “all” of it; DROP TABLE masks')
    expect(library.namedMasks().map(({ name }) => name)).toEqual([
      'mask 2',
      'mask 10',
      'Sky “all” of it; DROP TABLE masks'
    ])
    await library.nameMask(sky.id, 'mask 2')
    expect(library.namedMasks()).toHaveLength(3)
    await library.nameMask(sky.id, null)
    expect(library.namedMasks().map(({ id }) => id)).toEqual([two.id, ten.id])
    expect(library.getMask(sky.id)?.mask).toEqual(sky)
    await expect(library.nameMask(newId(), 'x')).rejects.toMatchObject({ code: 'not-found' })
  })

  it('keep their names when the same pixels are added again', async ({ library }) => {
    const mask = await add(library, 7)
    await library.nameMask(mask.id, 'Hair')
    expect(await add(library, 7)).toEqual({ ...mask, name: 'Hair' })
  })

  it('are restored from their sidecars when the database is lost', async ({ libraryFolder, open, library }) => {
    const mask = await add(library, 9)
    await library.nameMask(mask.id, 'Window')
    await library.close()
    await writeFile(libraryPaths(libraryFolder).database, 'no database')
    library = await open()
    expect(library.namedMasks()).toEqual([{ ...mask, name: 'Window' }])
  })
})
