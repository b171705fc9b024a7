import type { ExportSource, ExportSurvey } from '../../shared/domain/export.ts'
import type { Picture } from '../../shared/domain/picture.ts'
import type { ExportLibrary } from './plan.ts'
import { picturesOf } from './plan.ts'

/** Pictures whose names are shown as examples: the first ones, and the last. */
const firstShown = 2

/** What an export of these pictures would contain, counted by what determines its size. */
export async function survey(
  library: ExportLibrary,
  source: ExportSource,
  cleaned: (picture: Picture) => Picture
): Promise<ExportSurvey> {
  const groups = new Map<string, ExportSurvey['groups'][number]>()
  const samples: ExportSurvey['samples'] = []
  let [count, gone, masks] = [0, 0, 0]
  let last: Picture | null = null
  for await (const picture of picturesOf(library, source)) {
    count += 1
    last = picture
    if (samples.length < firstShown) samples.push({ n: count, picture: cleaned(picture) })
    if (picture.missing || picture.fileRemovedAt !== null) gone += 1
    if (picture.maskId !== null) masks += 1
    const { width, height, mime, bytes } = picture
    const key = `${width}x${height} ${mime}`
    const group = groups.get(key) ?? { width, height, mime, count: 0, bytes: 0 }
    groups.set(key, { ...group, count: group.count + 1, bytes: group.bytes + bytes })
  }
  if (last !== null && count > firstShown) samples.push({ n: count, picture: cleaned(last) })
  return { count, gone, masks, groups: [...groups.values()], samples }
}
