/** What a picture says when it leaves the app. */
import type { PictureMime } from '../../shared/domain/picture.ts'
import { AppError } from '../../shared/errors.ts'
import { withoutSignedQueries } from '../../shared/signed-links.ts'
import { xmpKeyword } from './containers/xmp.ts'
import { readTexts } from './read-texts.ts'
import type { Written } from './write-jpeg.ts'
import { writeJpeg } from './write-jpeg.ts'
import { writePng } from './write-png.ts'
import { writeWebp } from './write-webp.ts'
import { ownKeyword } from './writers/palimpsest.ts'
import type { Clean, WrittenFacts } from './written-texts.ts'
import { a1111Text, ownText, xmpText } from './written-texts.ts'

/**
 * everything: the app's own JSON, A1111's text, XMP with IPTC's word for where the picture came from, and what other programs wrote.
 * a1111: that text alone. none: no word at all; colour profile and orientation stay, since they are part of how it looks.
 */
export type MetadataProfile = 'everything' | 'a1111' | 'none'

/**
 * The picture with the words of the profile, and no others; the bytes of its pixels are those that came in.
 * @param redact takes known secrets out; what signs a link is taken out in any case
 * @throws AppError unsupported: an AVIF; bad-response: no whole picture of the type
 */
export function writeMetadata(bytes: Uint8Array, mime: PictureMime, profile: MetadataProfile, facts: WrittenFacts, redact: Clean): Written {
  const clean: Clean = (text) => redact(withoutSignedQueries(text.toWellFormed()))
  const everything = profile === 'everything'
  const statement = profile === 'none' ? null : a1111Text(facts, clean)
  const own = everything ? ownText(facts, clean) : null
  if (mime === 'image/png') {
    const texts: [string, string][] = statement === null ? [] : [['parameters', statement]]
    if (own !== null) texts.push([ownKeyword, own], [xmpKeyword, xmpText(facts, clean, null)])
    return { bytes: writePng(bytes, { texts, keep: everything ? clean : null }), leftOut: [] }
  }
  const xmp = own === null ? [] : [xmpText(facts, clean, own), xmpText(facts, clean, null)]
  const packets = { comment: statement, xmp, texts: everything ? keptTexts(bytes, clean) : new Map<number, string>() }
  if (mime === 'image/jpeg') return writeJpeg(bytes, packets)
  if (mime === 'image/webp') return { bytes: writeWebp(bytes, packets), leftOut: [] }
  throw new AppError('unsupported', 'What an AVIF says of itself cannot be changed.', { nextStep: 'Export it as PNG, JPEG or WebP.' })
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

/** Other programs' words in EXIF; ComfyUI keeps its graph there. */
function keptTexts(bytes: Uint8Array, clean: Clean): Map<number, string> {
  const kept = new Map<number, string>()
  for (const { place, name, text } of readTexts(bytes).texts) {
    const tag = keptTags.get(name)
    if (place === 'EXIF' && tag !== undefined && !kept.has(tag)) kept.set(tag, clean(text))
  }
  return kept
}
