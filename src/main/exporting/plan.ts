/** Which file each picture becomes: the same in every run, so that what was previewed is what is written. */

import { type ExportSettings, type ExportSource, exportedMime } from '../../shared/domain/export.ts'
import type { Picture, PictureMime } from '../../shared/domain/picture.ts'
import { pictureExtensions } from '../../shared/domain/picture-extension.ts'
import { AppError } from '../../shared/errors.ts'
import { t } from '../../shared/messages/t.ts'
import { nameBy, readPattern } from '../../shared/naming/file-pattern.ts'
import type { UniqueNames } from '../../shared/naming/unique-names.ts'
import type { LibraryReader } from '../library/library.ts'
import type { PictureExporter } from './picture-exporter.ts'

/** What an export needs of the library. */
export type ExportLibrary = Pick<LibraryReader, 'get' | 'index' | 'originalPath' | 'thumbnail' | 'getMask'>

export interface PlannedFile {
  picture: Picture
  /** Relative, with "/" as separator, without extension. */
  stem: string
  /** ".png" */
  extension: string
}

const sidecarEndings = { none: [], text: ['.txt'], json: ['.json'] } as const
export const maskEnding = '.mask.png'

/** Pictures read before others get a turn: a thousand take tens of milliseconds. */
const batch = 500
const page = 10_000

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

/** The ids of a source, in order. */
export function idsOf(library: Pick<LibraryReader, 'index'>, source: ExportSource): string[] {
  if ('ids' in source) return source.ids
  const ids: string[] = []
  for (let after: string | null = null; ; ) {
    const { stubs } = library.index(after, page, source.query)
    for (const [id] of stubs) ids.push(id)
    after = stubs.at(-1)?.[0] ?? null
    if (after === null || stubs.length < page) return ids
  }
}

/** The pictures of a source, in order; one deleted meanwhile is left out. Other work gets its turn in between. */
export async function* picturesOf(
  library: Pick<LibraryReader, 'get' | 'index'>,
  source: ExportSource,
  signal?: AbortSignal
): AsyncGenerator<Picture> {
  let read = 0
  for (const id of idsOf(library, source)) {
    read += 1
    if (read % batch === 0) {
      await turn()
      signal?.throwIfAborted()
    }
    const picture = library.get(id)
    if (picture !== null) yield picture
  }
}

/** All extensions of the files that a picture becomes. */
export function endingsOf(mime: PictureMime, { format, sidecar, masks }: ExportSettings): string[] {
  return [pictureExtensions[exportedMime(mime, format)], ...sidecarEndings[sidecar], ...(masks ? [maskEnding] : [])]
}

/**
 * @throws AppError invalid-input: the pattern
 */
export async function* plan(
  pictures: AsyncIterable<Picture>,
  total: number,
  settings: ExportSettings,
  names: UniqueNames,
  { cleaned, cleanName }: Pick<PictureExporter, 'cleaned' | 'cleanName'>
): AsyncGenerator<PlannedFile> {
  const pattern = readPattern(settings.pattern)
  if (typeof pattern === 'string')
    throw new AppError('invalid-input', pattern, { nextStep: t('exporting.plan.changeFileNames'), fields: { pattern } })
  let n = 0
  for await (const picture of pictures) {
    n += 1
    const endings = endingsOf(picture.mime, settings)
    yield {
      picture,
      stem: names.take(cleanName(nameBy(pattern, cleaned(picture), { n, total })), endings),
      extension: endings[0]!
    }
  }
}
