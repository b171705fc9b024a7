import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import sharp from 'sharp'
import { describe, expect } from 'vitest'
import type { EventName } from '../../shared/contract.ts'
import type { Inpaint } from '../../shared/domain/inpaint.ts'
import { noExtension } from '../../shared/domain/inpaint.ts'
import { pictureMimeOf } from '../../shared/domain/picture-signature.ts'
import { studioDraftSchema } from '../../shared/domain/studio-draft.ts'
import { packMask } from '../../shared/raster/pack.ts'
import { it } from '../__fixtures__/it.ts'
import { compose } from '../compose.ts'
import { createImaging } from '../imaging/create-imaging.ts'
import { testVault } from '../keys/__fixtures__/test-vault.ts'
import { forkWorker } from '../processes/__fixtures__/fork-worker.ts'
import type { Core, Host } from './host.ts'

let core: Core
let told: [EventName, unknown][]
let asked: string[]
/** Where the next dialog saves; null if it is closed. */
let target: string | null

it.beforeEach(async ({ folder }) => {
  told = []
  asked = []
  target = null
  const main = join(import.meta.dirname, '..')
  const host = {
    profileFolder: join(folder, 'profile'),
    vault: testVault(),
    startWorker: forkWorker,
    workerEntries: { imaging: join(main, 'imaging/worker.ts'), painter: join(main, 'demo-gateway/painter-worker.ts') },
    emit: (event: EventName, payload: unknown) => told.push([event, payload]),
    chooseSavePath: async (name: string) => {
      asked.push(name)
      return target
    }
  }
  core = await compose(host as unknown as Host)
})

it.afterEach(async () => {
  await core.dispose()
})

const size = { width: 96, height: 64 }
const inpaint: Inpaint = {
  mode: 'masked',
  area: { x: 16, y: 8, width: 64, height: 48 },
  extend: noExtension,
  sent: { width: 256, height: 192 },
  padding: 8,
  feather: 4,
  invert: false
}

function mask() {
  const data = new Uint8Array(size.width * size.height)
  for (let y = 20; y < 40; y += 1) data.fill(255, y * size.width + 30, y * size.width + 60)
  return packMask({ ...size, data })
}

async function imported() {
  const bytes = await sharp({
    create: { ...size, channels: 3, background: '#000', noise: { type: 'gaussian', mean: 120, sigma: 30 } }
  })
    .png()
    .toBuffer()
  return { bytes, ...(await core.handlers['pictures.import']({ bytes: new Uint8Array(bytes), name: 'beach.png' })) }
}

describe('an opened picture', () => {
  it('is reported to the window if it is new or restored, and only then', async () => {
    const { picture, bytes, known } = await imported()
    expect(known).toBe(false)
    expect(told).toEqual([['pictureAdded', picture]])
    const again = { bytes: new Uint8Array(bytes), name: '' }
    expect(await core.handlers['pictures.import'](again)).toEqual({ picture, known: true })
    expect(told).toHaveLength(1)
    await core.handlers['pictures.trash']({ ids: [picture.id] })
    expect(await core.handlers['pictures.import'](again)).toEqual({ picture, known: true })
    expect(told.at(-1)).toEqual(['pictureAdded', picture])
    expect(await core.handlers['pictures.children']({ id: picture.id })).toEqual([])
    expect(await core.handlers['pictures.request']({ id: picture.id })).toBeNull()
  })
})

describe('masks', () => {
  it('are stored, named, listed and served, and distinguished from pictures', async () => {
    const { picture } = await imported()
    const kept = await core.handlers['masks.add']({ mask: mask() })
    expect(kept).toMatchObject({ ...size, name: null })
    expect(await core.handlers['masks.list'](undefined)).toEqual([])
    const named = await core.handlers['masks.name']({ id: kept.id, name: 'The door' })
    expect(await core.handlers['masks.list'](undefined)).toEqual([named])
    const served = await core.media(kept.id, 'mask')
    expect(pictureMimeOf(served!.bytes)).toBe('image/png')
    expect(await core.handlers['masks.add']({ png: new Uint8Array(served!.bytes) })).toEqual(named)
    expect(await core.media(picture.id, 'mask')).toBeNull()
    expect(await core.media(kept.id, 'original')).toBeNull()
  })

  it('are saved where the user chooses, as 8-bit grey', async ({ folder }) => {
    const input = { mask: mask(), name: 'Door / left: “old”' }
    expect(await core.handlers['masks.export'](input)).toEqual({ saved: null })
    target = join(folder, 'mask.png')
    expect(await core.handlers['masks.export'](input)).toEqual({ saved: target })
    expect(asked).toEqual(['Door-left-old.png', 'Door-left-old.png'])
    expect(await sharp(target).metadata()).toMatchObject({
      format: 'png',
      ...size,
      channels: 1,
      depth: 'uchar',
      space: 'b-w'
    })
    const { data, info } = await sharp(target).toColourspace('b-w').raw().toBuffer({ resolveWithObject: true })
    expect(info.channels).toBe(1)
    expect([data[20 * 96 + 29], data[20 * 96 + 30], data[39 * 96 + 59], data[40 * 96 + 59]]).toEqual([0, 255, 255, 0])
    target = join(folder, 'no', 'such', 'folder.png')
    await expect(core.handlers['masks.export'](input)).rejects.toMatchObject({
      code: 'storage',
      message: 'The mask could not be saved there.'
    })
  })
})

describe('what would be sent', () => {
  it('is what imaging makes of the stored mask, byte for byte, shown and saved', async ({ folder }) => {
    const { picture } = await imported()
    const asking = { pictureId: picture.id, mask: mask(), inpaint }
    const preview = await core.handlers['inpaint.preview'](asking)
    expect(await sharp(preview.picture).metadata()).toMatchObject({
      format: 'png',
      width: 256,
      height: 192,
      channels: 3
    })
    expect(await sharp(preview.mask).metadata()).toMatchObject({ format: 'png', width: 256, height: 192, channels: 1 })
    const { id } = await core.handlers['masks.add']({ mask: mask() })
    const kept = new Uint8Array((await core.media(id, 'mask'))!.bytes)
    const imaging = createImaging({ startWorker: forkWorker, entry: join(import.meta.dirname, '../imaging/worker.ts') })
    const original = join(folder, 'profile', 'library', 'pictures', picture.sha256.slice(0, 2), picture.fileName)
    const sent = await imaging.prepareInpaint({ picture: original, mask: kept, inpaint })
    await imaging.close()
    for (const which of ['picture', 'mask'] as const) {
      expect(Buffer.compare(sent[which], preview[which])).toBe(0)
      target = join(folder, `${which}.png`)
      expect(await core.handlers['inpaint.saveSent']({ ...asking, which })).toEqual({ saved: target })
      expect(Buffer.compare(await readFile(target), preview[which])).toBe(0)
    }
    expect(asked).toEqual([
      expect.stringMatching(/^picture-\w{6}-sent-picture\.png$/),
      expect.stringMatching(/^picture-\w{6}-sent-mask\.png$/)
    ])
  })

  it('is refused for a mask of another size', async () => {
    const { picture } = await imported()
    const wrong = { width: 8, height: 8, bits: 8 as const, data: new Uint8Array(64) }
    await expect(
      core.handlers['inpaint.preview']({ pictureId: picture.id, mask: wrong, inpaint })
    ).rejects.toMatchObject({ code: 'invalid-input' })
  })
})

describe('a draft', () => {
  it('is stored for its picture', async () => {
    const { picture } = await imported()
    const pictureId = picture.id
    expect(await core.handlers['drafts.get']({ pictureId })).toBeNull()
    const draft = { ...studioDraftSchema.parse({}), mask: mask() }
    await core.handlers['drafts.save']({ pictureId, draft })
    expect(await core.handlers['drafts.get']({ pictureId })).toEqual(draft)
  })
})
