/** Writes the metadata of an exported picture into its file; runs in the imaging process only. */

import type { PictureMime } from '../../shared/domain/picture.ts'
import { AppError } from '../../shared/errors.ts'
import { t } from '../../shared/messages/t.ts'
import { xmpKeyword } from './containers/xmp.ts'
import { ownKeyword } from './dialects/palimpsest.ts'
import { readTexts } from './read-texts.ts'
import type { Written } from './write-jpeg.ts'
import { writeJpeg } from './write-jpeg.ts'
import { writePng } from './write-png.ts'
import { writeWebp } from './write-webp.ts'
import type { Clean, Words } from './written-texts.ts'

/**
 * The picture with these texts, and no others; its pixels are unchanged, byte for byte.
 * @param clean gets each text of another program that is kept, and returns what is written instead
 * @throws AppError unsupported: an AVIF, or a file in too many pieces; bad-response: no complete picture of the type
 */
export function writeWords(bytes: Uint8Array, mime: PictureMime, words: Words, clean: Clean): Written {
  const { statement, own, xmp, keep } = words
  if (mime === 'image/png') {
    const texts: [string, string][] = statement === null ? [] : [['parameters', statement]]
    if (own !== null) texts.push([ownKeyword, own], [xmpKeyword, xmp.at(-1) ?? ''])
    return { bytes: writePng(bytes, { texts, keep: keep ? clean : null }), leftOut: [] }
  }
  const packets = { comment: statement, xmp, texts: keep ? keptTexts(bytes, clean) : new Map<number, string>() }
  if (mime === 'image/jpeg') return writeJpeg(bytes, packets)
  if (mime === 'image/webp') return { bytes: writeWebp(bytes, packets), leftOut: [] }
  throw new AppError('unsupported', t('metadata.writeMetadata.avif'), {
    nextStep: t('metadata.writeMetadata.avifNext')
  })
}

const keptTags = new Map([
  ['ImageDescription', 0x010e],
  ['Make', 0x010f],
  ['Model', 0x0110],
  ['Software', 0x0131],
  ['DateTime', 0x0132],
  ['Artist', 0x013b],
  ['Copyright', 0x8298]
])

/** Other programs' texts in EXIF; ComfyUI stores its graph there. */
function keptTexts(bytes: Uint8Array, clean: Clean): Map<number, string> {
  const kept = new Map<number, string>()
  for (const { place, name, text } of readTexts(bytes).texts) {
    const tag = keptTags.get(name)
    if (place === 'exif' && tag !== undefined && !kept.has(tag)) kept.set(tag, clean(text))
  }
  return kept
}
