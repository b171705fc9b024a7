/** How an untrusted picture is opened in the imaging process, and what is reported when it is broken. */

import type { Metadata, Sharp } from 'sharp'
import sharp from 'sharp'
import { maxPixels } from '../../shared/domain/picture.ts'
import { assertPicture } from '../../shared/domain/picture-signature.ts'
import { AppError } from '../../shared/errors.ts'
import { t } from '../../shared/messages/t.ts'
import { forDecoder } from '../metadata/for-decoder.ts'
import type { Pixels } from './pixels.ts'

/** The untrusted picture, opened so that damage is an error rather than grey pixels. EXIF orientation is applied. */
export function open(bytes: Uint8Array): Sharp {
  return sharp(forDecoder(bytes), { failOn: 'error', limitInputPixels: maxPixels, autoOrient: true }).timeout({
    seconds: 60
  })
}

/**
 * The picture in sRGB. A 16-bit one with a profile is processed in Display P3 and must be converted back; for all
 * others the conversion would only add rounding.
 */
export function toSrgb(image: Sharp, { depth, hasProfile }: Metadata): Sharp {
  return (depth === 'ushort' && hasProfile ? image.withIccProfile('srgb', { attach: false }) : image).toColourspace(
    'srgb'
  )
}

/**
 * sharp gave up on it: on some systems its clock counts the time that the machine sleeps, and an intact picture must
 * not be reported as damaged.
 */
const ranOutOfTime = (error: unknown): boolean => error instanceof Error && error.message.startsWith('timeout: ')

/** From V8 and libvips: it says nothing about the picture. */
const ranOutOfMemory = (error: unknown): boolean =>
  error instanceof Error && /out of memory|allocation failed|cannot allocate|bad_alloc/i.test(error.message)

/** Runs a decode, once more if its time ran out; sharp's errors about broken pixels become one plain sentence. */
export async function decoding<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work().catch((error: unknown) => {
      if (ranOutOfTime(error)) return work()
      throw error
    })
  } catch (error) {
    if (error instanceof AppError) throw error
    const detail = error instanceof Error ? error.message.slice(0, 500) : undefined
    if (ranOutOfMemory(error)) {
      const nextStep = t('imaging.reading.closePrograms')
      throw new AppError(
        'internal',
        t('imaging.reading.outOfMemory'),
        { nextStep, action: 'retry', detail },
        { cause: error }
      )
    }
    throw new AppError(
      'bad-response',
      t('imaging.reading.damaged'),
      { nextStep: t('imaging.reading.tryAgain'), action: 'retry', detail },
      { cause: error }
    )
  }
}

/**
 * The whole picture as displayed: upright, sRGB, 8 bits per channel, with alpha if the file has it.
 * @throws AppError bad-response, or sharp's own error: run it in `decoding`
 */
export async function readPixels(bytes: Uint8Array): Promise<Pixels> {
  assertPicture(bytes)
  const image = open(bytes)
  const upright = toSrgb(image, await image.metadata())
  const { data, info } = await upright.raw({ depth: 'uchar' }).toBuffer({ resolveWithObject: true })
  return { width: info.width, height: info.height, channels: info.channels === 4 ? 4 : 3, data }
}

/** The picture's brightness as one byte per pixel; transparent parts are black. Throws as `readPixels` does. */
export async function readGrey(bytes: Uint8Array): Promise<{ width: number; height: number; data: Uint8Array }> {
  assertPicture(bytes)
  const image = open(bytes).flatten().greyscale().toColourspace('b-w')
  const { data, info } = await image.raw({ depth: 'uchar' }).toBuffer({ resolveWithObject: true })
  return { width: info.width, height: info.height, data }
}
