import { pictureMimeOf } from '../../shared/domain/picture-signature.ts'
import { FoundTexts } from './containers/found-texts.ts'
import { readJpegTexts } from './containers/jpeg-segments.ts'
import { readPngTexts } from './containers/png-texts.ts'
import { readWebpTexts } from './containers/webp-chunks.ts'
import { ReadingBudget } from './reading-budget.ts'

/**
 * Every text in a PNG, JPEG or WebP, in file order; none for other bytes. At most 200 texts of 1 MB each and 8 MB
 * together, after inflation; damaged or longer ones are left out and named in the warnings. When the budget is spent,
 * what was read by then is kept, and the warnings say so. Never throws.
 */
export function readTexts(
  bytes: Uint8Array,
  budget = new ReadingBudget(bytes.length)
): Pick<FoundTexts, 'texts' | 'warnings'> {
  const found = new FoundTexts(budget)
  const mime = pictureMimeOf(bytes)
  if (mime === 'image/png') readPngTexts(bytes, found)
  else if (mime === 'image/jpeg') readJpegTexts(bytes, found)
  else if (mime === 'image/webp') readWebpTexts(bytes, found)
  return found
}
