import type { MetadataProfile } from '../../../shared/domain/metadata-profile.ts'
import type { WrittenFacts } from '../../metadata/written-texts.ts'
import type { ExportParts } from '../export.ts'
import type { PlannedFile } from '../plan.ts'
import type { SheetItem } from './sheet-html.ts'

/** Longer side in pixels: sharp at the size shown in a sheet, also on a dense screen. */
const side = 320
const quality = 72

/** @param alone the sheet has no files beside it */
export async function sheetItem(
  { library, imaging, exporter }: Pick<ExportParts, 'library' | 'imaging' | 'exporter'>,
  { picture, stem, extension }: PlannedFile,
  profile: MetadataProfile,
  alone: boolean
): Promise<SheetItem> {
  const kept = await library.thumbnail(picture.id)
  // An unreadable one is no reason to omit the text.
  const thumbnail =
    kept === null
      ? null
      : await imaging.convert({ bytes: kept, type: 'webp', quality, maxSide: side }).catch(() => null)
  const facts = profile === 'none' ? null : said(exporter.facts(exporter.cleaned(picture)), profile)
  const name = alone ? stem : stem + extension
  return {
    name,
    path: alone ? null : name,
    thumbnail: thumbnail?.bytes ?? null,
    width: picture.width,
    height: picture.height,
    facts
  }
}

/** What A1111's text has no place for is left out with that profile. */
function said(facts: WrittenFacts, profile: MetadataProfile): WrittenFacts {
  return profile === 'everything' ? facts : { ...facts, rating: 0, tags: [], notes: '' }
}
