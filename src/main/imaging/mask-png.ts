/**
 * Encodes masks as PNG without a decoder or another process: just rows, checksums and zlib. A mask of 4096 x 4096
 * pixels takes tens of milliseconds, off the main thread.
 */

import { promisify } from 'node:util'
import { deflate } from 'node:zlib'
import type { RasterMask } from '../../shared/domain/inpaint.ts'
import { maxPixels } from '../../shared/domain/picture.ts'
import { AppError } from '../../shared/errors.ts'
import { t } from '../../shared/messages/t.ts'
import { packMask, unpackMask } from '../../shared/raster/pack.ts'
import { writePngChunk } from '../metadata/containers/write-png-chunk.ts'

const compress = promisify(deflate)

/** A mask is mostly large flat areas: more effort takes longer and gains next to nothing. */
const level = 1
const signature = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]

/**
 * Grey PNG with 1 bit per pixel if the mask is hard, otherwise 8: the same pixels give the same bytes, however they
 * were packed.
 * @throws AppError invalid-input: the data does not fit the size, or over 64 megapixels
 */
export async function maskPng(raster: RasterMask): Promise<Uint8Array> {
  const { width, height, bits, data } = assertMask(raster)
  const packed = bits === 1 ? { bits, data } : packMask({ width, height, data })
  return await greyPng(width, height, packed.bits, packed.data)
}

/** Grey PNG with 8 bits per pixel, which every other program reads as a mask. Throws as `maskPng` does. */
export async function wideMaskPng(raster: RasterMask): Promise<Uint8Array> {
  const { width, height, data } = unpackMask(assertMask(raster))
  return await greyPng(width, height, 8, data)
}

function assertMask(raster: RasterMask): RasterMask {
  const { width, height, bits, data } = raster
  const length = bits === 1 ? Math.ceil(width / 8) * height : width * height
  if (width >= 1 && height >= 1 && width * height <= maxPixels && data.length === length) return raster
  const message = width * height > maxPixels ? t('imaging.maskPng.tooLarge') : t('imaging.maskPng.sizeDiffers')
  throw new AppError('invalid-input', message, { nextStep: t('imaging.maskPng.paintAgain') })
}

async function greyPng(width: number, height: number, bits: 1 | 8, data: Uint8Array): Promise<Uint8Array> {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header[8] = bits
  const pixels = await compress(filtered(width, height, bits, data), { level })
  return Buffer.concat([
    Uint8Array.from(signature),
    writePngChunk('IHDR', header),
    writePngChunk('IDAT', pixels),
    writePngChunk('IEND', Buffer.alloc(0))
  ])
}

/** Each row is preceded by a zero, which means "no filter". Padding bits beyond the width become zero. */
function filtered(width: number, height: number, bits: 1 | 8, data: Uint8Array): Uint8Array {
  const stride = Math.ceil((width * bits) / 8)
  const spare = bits === 1 ? stride * 8 - width : 0
  const out = new Uint8Array((stride + 1) * height)
  for (let y = 0; y < height; y += 1) {
    const to = y * (stride + 1) + 1
    out.set(data.subarray(y * stride, (y + 1) * stride), to)
    if (spare > 0) out[to + stride - 1] = (out[to + stride - 1] as number) & (0xff << spare)
  }
  return out
}
