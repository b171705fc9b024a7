import { readFile, rm } from 'node:fs/promises'
import sharp from 'sharp'
import { describe, expect } from 'vitest'
import { chunk, intoPng, tEXt } from '../../metadata/__fixtures__/made-files.ts'
import { it } from '../__fixtures__/it.ts'
import { everything, generated, newId, paint } from '../__fixtures__/test-library.ts'
import { libraryPaths } from '../disk/library-paths.ts'
import type { Library } from '../library.ts'

const flat = (width: number, height: number) => sharp({ create: { width, height, channels: 3, background: '#336699' } })

describe('a picture from outside', () => {
  it('brings what its file says about how it was made', async ({ library }) => {
    const bytes = intoPng(await flat(12, 8).png().toBuffer(), [
      tEXt('parameters', 'a fox\nSteps: 20, Seed: 5, Size: 12x8, Model: dream')
    ])
    const { picture } = await library.import(bytes, 'fox.png')
    expect(picture).toMatchObject({
      providerLabel: 'AUTOMATIC1111',
      operationLabel: 'dream',
      parameters: { prompt: 'a fox', steps: 20, seed: 5 },
      imported: { fileName: 'fox.png', software: 'AUTOMATIC1111', model: 'dream', extra: {} }
    })
    expect(library.get(picture.id)).toEqual(picture)
  })

  it.for(['png', 'jpeg', 'webp', 'avif'] as const)('is imported unchanged: %s', async (type, { library }) => {
    const bytes = await flat(90, 60).toFormat(type).toBuffer()
    const { picture, known, restored } = await library.import(bytes, `holiday.${type}`)
    expect([known, restored]).toEqual([false, false])
    expect(picture).toMatchObject({
      origin: 'imported',
      mime: `image/${type}`,
      width: 90,
      height: 60,
      parameters: null,
      jobId: null,
      inpaint: null,
      demo: false
    })
    expect(Buffer.compare((await library.original(picture.id))!.bytes as Buffer, bytes)).toBe(0)
    expect(everything(library)).toEqual([picture])
    expect((await library.thumbnail(picture.id))?.length).toBeGreaterThan(0)
  })

  it('that is already here is the existing one, also when it came twice at once', async ({ imaging, library }) => {
    const bytes = await paint(imaging, 1)
    const made = await library.add(generated(bytes))
    expect(await library.import(bytes)).toEqual({ picture: made, known: true, restored: false })
    const other = await paint(imaging, 2)
    const both = await Promise.all([library.import(other), library.import(other)])
    expect(both[0].picture).toEqual(both[1].picture)
    expect(new Set(both.map(({ known }) => known))).toEqual(new Set([false, true]))
    expect(library.info().pictures).toBe(2)
  })

  it('is restored from the trash, and the shown one of several is returned', async ({ imaging, library }) => {
    const bytes = await paint(imaging, 1)
    const { picture } = await library.import(bytes)
    await library.trash([picture.id])
    const back = await library.import(bytes)
    expect(back).toEqual({ picture, known: true, restored: true })
    expect(library.info()).toMatchObject({ pictures: 1, trashed: 0 })
    const twin = await library.add(generated(bytes))
    await library.trash([twin.id])
    expect(await library.import(bytes)).toEqual({ picture, known: true, restored: false })
    expect(library.info().trashed).toBe(1)
  })

  it('puts a missing file back, and reports it', async ({ libraryFolder, imaging, open, library }) => {
    const told: boolean[] = []
    await library.close()
    library = await open({ changed: ({ missing }) => told.push(missing) })
    const bytes = await paint(imaging, 1)
    const { picture } = await library.import(bytes)
    const file = libraryPaths(libraryFolder).original(picture)
    await rm(file)
    expect(await library.originalPath(picture.id)).toBeNull()
    expect(library.get(picture.id)?.missing).toBe(true)
    expect(await library.import(bytes)).toEqual({ picture, known: true, restored: false })
    expect(told).toEqual([true, false])
    expect(Buffer.compare(await readFile(file), bytes)).toBe(0)
    expect(library.get(picture.id)).toEqual(picture)
  })
})

describe('a picture from outside is refused', () => {
  const animated = async (type: 'webp') => {
    const frames = sharp(Buffer.alloc(20 * 40 * 3, 7).fill(200, 1200), {
      raw: { width: 20, height: 40, channels: 3, pageHeight: 20 }
    })
    return await frames.toFormat(type).toBuffer()
  }
  const header = async (width: number, height: number) => {
    const png = await flat(4, 4).png().toBuffer()
    png.writeUInt32BE(width, 16)
    png.writeUInt32BE(height, 20)
    return png
  }
  const apng = async () => {
    const png = await flat(4, 4).png().toBuffer()
    return Buffer.concat([
      png.subarray(0, 33),
      Buffer.from([0, 0, 0, 8]),
      Buffer.from('acTL'),
      Buffer.alloc(12),
      png.subarray(33)
    ])
  }
  const cutOff = async () => {
    const noise = sharp({
      create: {
        width: 200,
        height: 200,
        channels: 3,
        background: '#000',
        noise: { type: 'gaussian', mean: 128, sigma: 40 }
      }
    })
    const bytes = await noise.jpeg().toBuffer()
    return bytes.subarray(0, bytes.length >> 1)
  }

  it.for([
    ['that is no picture', async () => Buffer.from('#!/bin/sh'), /not a PNG, JPEG, WebP or AVIF/],
    ['of another type', () => flat(4, 4).gif().toBuffer(), /not a PNG, JPEG, WebP or AVIF/],
    ['that is empty', async () => Buffer.alloc(0), /empty/],
    ['that moves', () => animated('webp'), /^This picture is animated/],
    ['that moves, as a PNG', apng, /^This picture is animated/],
    ['without pixels', () => header(0, 10), /no pixels/],
    ['of over 64 megapixels', () => header(9000, 8000), /9000 × 8000 pixels, and the limit is 64 megapixels/],
    [
      'whose header is cut off',
      async () => (await flat(4, 4).png().toBuffer()).subarray(0, 20),
      /incomplete or damaged/
    ],
    ['that is cut off', cutOff, /incomplete or damaged/]
  ] as const)('%s', async ([, make, message], { library }) => {
    await expect(library.import(await make(), 'x.bin')).rejects.toMatchObject({
      code: 'invalid-input',
      message: expect.stringMatching(message),
      data: { nextStep: expect.any(String) }
    })
    expect(library.info().pictures).toBe(0)
  })

  it('by its name, if it has one', async ({ library }) => {
    await expect(library.import(Buffer.from('x'), 'notes.txt')).rejects.toMatchObject({
      message: expect.stringContaining('notes.txt')
    })
    await expect(library.import(Buffer.from('x'))).rejects.toMatchObject({
      message: 'This is not a PNG, JPEG, WebP or AVIF picture.'
    })
  })
})

describe('the children of a picture', () => {
  it('are those made from it, newest first, without those in the trash', async ({ imaging, library }) => {
    const { picture: parent } = await library.import(await paint(imaging, 0))
    const from = (id: string) => ({
      request: {
        operationId: 'demo/inpainting',
        parameters: { prompt: 'x' },
        source: { kind: 'picture' as const, pictureId: id }
      }
    })
    const children = []
    for (let number = 1; number <= 4; number += 1)
      children.unshift(await library.add(generated(await paint(imaging, number), from(parent.id))))
    const grandchild = await library.add(generated(await paint(imaging, 9), from(children[0]!.id)))
    expect(library.children(parent.id)).toEqual(children.map((child, at) => ({ ...child, children: at === 0 ? 1 : 0 })))
    expect(library.children(children[0]!.id)).toEqual([grandchild])
    expect(library.get(parent.id)?.children).toBe(4)
    await library.trash([children[1]!.id])
    expect(library.children(parent.id).map(({ id }) => id)).toEqual([children[0]!.id, children[2]!.id, children[3]!.id])
    expect(library.get(parent.id)?.children).toBe(3)
    expect(library.children(newId())).toEqual([])
  })
})

describe("a service's answer", () => {
  const script = Buffer.from('<script>alert(1)</script>')
  const said: string[] = []
  const add = async (library: Library, bytes: Uint8Array) => {
    said.length = 0
    return await library.add(generated(bytes, { leftOut: (what) => said.push(what) }))
  }
  const bytesOf = async (library: Library, id: string): Promise<Buffer> =>
    Buffer.from((await library.original(id))!.bytes)

  it.for(['png', 'jpeg', 'webp', 'avif'] as const)(
    'is kept without what follows the end of the picture: %s',
    async (type, { library }) => {
      const bytes = await flat(90, 60).toFormat(type).toBuffer()
      const picture = await add(library, Buffer.concat([bytes, script]))
      expect(picture).toMatchObject({ mime: `image/${type}`, bytes: bytes.length, width: 90 })
      expect(Buffer.compare(await bytesOf(library, picture.id), bytes)).toBe(0)
      expect(said).toEqual([
        'The service’s file held 25 bytes after the end of the picture. Only the picture was kept.'
      ])
      await add(library, bytes)
      expect(said).toEqual([])
    }
  )

  it('that is animated is kept as its first frame', async ({ library }) => {
    const png = await flat(90, 60).png().toBuffer()
    const apng = intoPng(
      intoPng(png, [chunk('acTL', Buffer.from([0, 0, 0, 1, 0, 0, 0, 0]))]),
      [chunk('fdAT', Buffer.alloc(40))],
      'after'
    )
    const still = await add(library, apng)
    expect(Buffer.compare(await bytesOf(library, still.id), png)).toBe(0)
    expect(said).toEqual(['The service’s file held more than one frame. Only the first was kept.'])
    const frames = Buffer.concat([Buffer.alloc(30 * 20 * 3, 0x33), Buffer.alloc(30 * 20 * 3, 0xcc)])
    const webp = await sharp(frames, { raw: { width: 30, height: 40, channels: 3, pageHeight: 20 } })
      .webp({ lossless: true, loop: 0, delay: [100, 100] })
      .toBuffer()
    const first = await add(library, webp)
    expect(first).toMatchObject({ mime: 'image/png', width: 30, height: 20 })
    const pixels = await sharp(await bytesOf(library, first.id))
      .removeAlpha()
      .raw()
      .toBuffer()
    expect(pixels.every((value) => value === 0x33)).toBe(true)
    expect(said).toHaveLength(1)
  })

  it('that a user imports instead stays as it is, byte for byte', async ({ library }) => {
    const bytes = Buffer.concat([await flat(90, 60).png().toBuffer(), script])
    const { picture } = await library.import(bytes, 'mine.png')
    expect(Buffer.compare(await bytesOf(library, picture.id), bytes)).toBe(0)
  })
})

it('an AVIF with more pixels than its header says is refused', async ({ library }) => {
  const avif = await flat(2000, 1500).avif({ effort: 0 }).toBuffer()
  const size = avif.indexOf('ispe', 0, 'latin1') + 8
  avif.writeUInt32BE(90, size)
  avif.writeUInt32BE(60, size + 4)
  await expect(library.import(avif, 'lie.avif')).rejects.toMatchObject({ code: 'invalid-input' })
})
