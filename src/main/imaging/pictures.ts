/**
 * Pixel work with sharp. Runs in the imaging process only: a decoder fed untrusted bytes must not share a process with
 * keys and history.
 */

import { createHash } from 'node:crypto'
import { basename } from 'node:path'
import type { ResizeOptions, Sharp } from 'sharp'
import sharp from 'sharp'
import type { EmbeddedTexts } from '../../shared/domain/embedded-texts.ts'
import { maxPixels } from '../../shared/domain/picture.ts'
import { assertPicture } from '../../shared/domain/picture-signature.ts'
import { AppError } from '../../shared/errors.ts'
import { t } from '../../shared/messages/t.ts'
import { releaseBytes } from '../../shared/release-bytes.ts'
import { storageError } from '../files/storage-error.ts'
import { readRecipe } from '../metadata/read-recipe.ts'
import { readTexts } from '../metadata/read-texts.ts'
import { ReadingBudget } from '../metadata/reading-budget.ts'
import { stillPicture } from '../metadata/still-picture.ts'
import { writeWords } from '../metadata/write-words.ts'
import { convert } from './convert.ts'
import { dominantColour } from './dominant-colour.ts'
import { doneWith, readWhole } from './file-memory.ts'
import type { Examined, KeptStill, PictureFacts } from './imaging.ts'
import { assertImportable, unreadable } from './importable.ts'
import { prepareInpaint, stitch } from './inpaint-work.ts'
import { withAlpha } from './pixels.ts'
import { decoding, open, readGrey, readPixels, toSrgb } from './reading.ts'
import type { ImagingWork, WorkKind } from './worker-protocol.ts'

/** Each picture gets one thread; several pictures at once keep the cores busy, and nothing is worth caching. */
sharp.concurrency(1)
sharp.cache(false)

/** WebP effort 0 to 2 is three times as fast as the default at this size, for a few per cent more bytes. */
const thumbnailEffort = 1
const thumbnailQuality = 80
/** Characters shown of one text. */
const mostShown = 20_000

type Work = { [K in WorkKind]: (input: ImagingWork[K]['input']) => Promise<ImagingWork[K]['output']> }

const fit = (longSide: number): ResizeOptions => ({
  width: longSide,
  height: longSide,
  fit: 'inside',
  withoutEnlargement: true
})

export const pictureWork: Work = {
  inspect: ({ picture, longSide }) =>
    decoding(async () => {
      if (!('file' in picture)) return await inspected(picture, longSide)
      const bytes = readAtOnce(picture.file, t('imaging.pictures.picture'))
      const found = await inspected(bytes, longSide)
      const all = { ...found, still: await stillOf(bytes, found.facts), texts: textsIn(bytes).texts }
      doneWith(bytes)
      return all
    }),

  examine: examined,
  examineAtOnce: examined,

  texts: async ({ file }) => {
    const bytes = readAtOnce(file, basename(file))
    const found = textsIn(bytes)
    doneWith(bytes)
    return found
  },

  leave: async ({ bytes, change, words, cleaned }) => {
    const made = change === null ? { bytes, flattened: false } : await convert({ bytes, ...change })
    const replaced = new Map(cleaned)
    const kept: string[] = []
    const { bytes: written, leftOut } = writeWords(made.bytes, assertPicture(made.bytes).mime, words, (text) => {
      kept.push(text)
      return replaced.get(text) ?? text
    })
    return { bytes: written, flattened: made.flattened, leftOut, kept }
  },

  thumbnail: ({ file, longSide }) =>
    decoding(async () => {
      const bytes = readAtOnce(file, basename(file))
      assertPicture(bytes)
      const image = open(bytes)
      const small = await toSrgb(image, await image.metadata())
        .resize(fit(longSide))
        .webp({ effort: thumbnailEffort, quality: thumbnailQuality })
        .toBuffer()
      doneWith(bytes)
      return small
    }),

  decode: ({ bytes, channels }) =>
    decoding(async () => {
      assertPicture(bytes)
      if (channels === 1) {
        const { data, width, height } = await readGrey(bytes)
        return { pixels: data, width, height }
      }
      const { data, width, height } = withAlpha(await readPixels(bytes))
      return { pixels: data, width, height }
    }),

  encodePng: async ({ pixels, width, height, channels }) => {
    const image = rawImage(pixels, width, height, channels)
    return await (channels === 1 ? image.toColourspace('b-w') : image).png({ compressionLevel: 6 }).toBuffer()
  },

  encode: async ({ pixels, width, height, type, quality }) => {
    const image = rawImage(pixels, width, height, pixels.length / (width * height))
    return await image.toFormat(type, type === 'png' ? { compressionLevel: 6 } : { quality }).toBuffer()
  },

  convert,
  prepareInpaint,
  stitch
}

/** Each text, truncated for display. */
function textsIn(bytes: Uint8Array): EmbeddedTexts {
  const { texts, warnings } = readTexts(bytes)
  return {
    texts: texts.map(({ place, name, text }) => ({
      place,
      name: name.slice(0, 200),
      text: text.slice(0, mostShown),
      length: text.length
    })),
    warnings
  }
}

async function examined({ file, longSide, name }: ImagingWork['examine']['input']): Promise<Examined> {
  const bytes = readAtOnce(file, name)
  assertImportable(bytes, name)
  let sha256 = ''
  // Hashed here rather than on another thread: that would copy all of the bytes first, and the decoders need the cores.
  const hash = (): void => void (sha256 = createHash('sha256').update(bytes).digest('hex'))
  const { facts, thumbnail } = await inspected(bytes, longSide, hash).catch((error: unknown) => {
    throw unreadable(name, error)
  })
  const budget = new ReadingBudget(bytes.length)
  const recipe = readRecipe(bytes, budget)
  const all = { sha256, bytes: bytes.length, facts, thumbnail, recipe, textsTooLarge: budget.spent }
  doneWith(bytes)
  return all
}

/** Undefined for a file that is one picture and nothing else, as nearly all are. */
async function stillOf(bytes: Uint8Array, facts: PictureFacts): Promise<KeptStill | undefined> {
  const { bytes: cut, behind, frames } = stillPicture(bytes, facts.mime)
  const encode = facts.animated && !frames
  if (behind === 0 && !frames && !encode) return undefined
  const moved = frames || encode
  const extra = !moved ? 'bytes' : behind > 0 ? 'both' : 'frames'
  const said = t('imaging.pictures.stillKept', { extra, bytes: behind })
  // A copy: the memory itself will be reused for the next file, and would be transferred whole.
  if (!encode) return { bytes: new Uint8Array(cut), facts: { ...facts, animated: false }, said }
  return { bytes: await open(cut).png().toBuffer(), facts: { ...facts, mime: 'image/png', animated: false }, said }
}

function readAtOnce(file: string, name: string): Buffer {
  try {
    return readWhole(file)
  } catch (error) {
    throw storageError(error, name, 'read')
  }
}

/**
 * Decodes the whole picture to the size of the thumbnail, so that damage is detected, and takes colour and thumbnail
 * from that.
 * @param meanwhile runs here while the decoder works on its thread
 */
async function inspected(
  bytes: Uint8Array,
  longSide: number,
  meanwhile: () => void = () => undefined
): Promise<ImagingWork['inspect']['output']> {
  const signature = assertPicture(bytes)
  const image = open(bytes)
  const metadata = await image.metadata()
  const decoded = toSrgb(image, metadata)
    .resize(fit(longSide))
    .raw({ depth: 'uchar' })
    .toBuffer({ resolveWithObject: true })
  meanwhile()
  const { data, info } = await decoded
  const raw = { width: info.width, height: info.height, channels: info.channels }
  const thumbnail = await sharp(data, { raw }).webp({ effort: thumbnailEffort, quality: thumbnailQuality }).toBuffer()
  const facts = {
    mime: signature.mime,
    width: metadata.autoOrient.width,
    height: metadata.autoOrient.height,
    colour: dominantColour(data, info.channels),
    animated: signature.animated
  }
  releaseBytes(data)
  return { facts, thumbnail }
}

/** @throws AppError invalid-input: the length does not match the picture */
function rawImage(pixels: Uint8Array, width: number, height: number, channels: number): Sharp {
  const fits = pixels.length === width * height * channels && width * height <= maxPixels
  if (!fits || (channels !== 1 && channels !== 3 && channels !== 4)) {
    throw new AppError('invalid-input', t('imaging.pictures.sizeDiffers'))
  }
  return sharp(pixels, { raw: { width, height, channels } })
}
