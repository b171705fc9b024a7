/** Converts a picture to a file of another type or size, for export. */
import sharp from 'sharp'
import { assertPicture } from '../../shared/domain/picture-signature.ts'
import type { Conversion, Converted } from './imaging.ts'
import { decoding, open, toSrgb } from './reading.ts'

/** The background for transparent parts if the type has no transparency: paper. */
const behind = '#ffffff'

/** AVIF encoding effort, 0 to 9: with the default, a picture of one megapixel takes seconds. */
const avifEffort = 2

/** @throws AppError bad-response */
export function convert({ bytes, type, quality, maxSide }: Conversion): Promise<Converted> {
  return decoding(async () => {
    assertPicture(bytes)
    const image = open(bytes)
    const metadata = await image.metadata()
    const flattened = type === 'jpeg' && metadata.hasAlpha && !(await sharp(bytes).stats()).isOpaque
    let upright = toSrgb(image, metadata)
    if (maxSide !== null)
      upright = upright.resize({ width: maxSide, height: maxSide, fit: 'inside', withoutEnlargement: true })
    if (type === 'jpeg') upright = upright.flatten({ background: behind })
    const encoded =
      type === 'png'
        ? upright.png({ compressionLevel: 6 })
        : upright.toFormat(type, type === 'avif' ? { quality, effort: avifEffort } : { quality })
    const { data, info } = await encoded.toBuffer({ resolveWithObject: true })
    return { bytes: data, width: info.width, height: info.height, flattened }
  })
}
