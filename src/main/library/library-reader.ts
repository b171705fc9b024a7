/** Everything that can be read from a library, including a read-only one. */
import { withoutPeriod } from '../../shared/domain/period.ts'
import type { Picture } from '../../shared/domain/picture.ts'
import { libraryError } from './database/database-error.ts'
import { PictureFacets } from './find/picture-facets.ts'
import { PictureList } from './find/picture-list.ts'
import { pictureSummaryOf } from './find/picture-summary.ts'
import type { LibraryReader } from './library.ts'
import type { LibraryParts } from './library-parts.ts'

/** Most children of one picture reported at once. */
const mostChildren = 1000

export function libraryReader(parts: LibraryParts): LibraryReader {
  const { options, writeQueue, rows, incoming, originals, thumbnails, removed, masks, drafts, marks, shelves, info } =
    parts
  const { fs, paths, database, clock } = options
  const list = new PictureList(database)
  const counts = new PictureFacets(database)

  const get = (id: string): Picture | null => writeQueue.guarded(() => rows.get(id)?.picture ?? null)

  /** Records in the row whether the file exists, and reports when that has changed. */
  function note(picture: Picture, missing: boolean): void {
    if (picture.missing === missing || !writeQueue.writable) return
    writeQueue.guarded(() => rows.setMissing(picture.sha256, missing))
    options.changed?.({ ...picture, missing })
  }

  async function originalPath(id: string): Promise<string | null> {
    const picture = get(id)
    if (picture === null) return null
    if (picture.fileRemovedAt !== null) return null
    const found = await originals.find(picture)
    // If its disk is gone everything is unreachable, but nothing is lost.
    if (found === 'gone') await writeQueue.look()
    note(picture, found === 'gone')
    return found === 'gone' || found === 'refused' ? null : found.path
  }

  async function newThumbnail(picture: Picture): Promise<Uint8Array | null> {
    const path = await originalPath(picture.id)
    return path === null ? null : await thumbnails.make(picture.sha256, path)
  }

  async function thumbnail(id: string): Promise<Uint8Array | null> {
    const picture = get(id)
    if (picture === null) return null
    return (
      (await thumbnails.read(picture.sha256)) ??
      (await removed.preview(picture.sha256)) ??
      (await newThumbnail(picture))
    )
  }

  return {
    id: options.id ?? '',
    info,
    writable: () => writeQueue.writable,
    async room() {
      writeQueue.assertWritable()
      return await fs.freeBytes(paths.folder).catch((error: unknown) => {
        throw libraryError(error)
      })
    },
    get,
    existing: (ids) => new Set(writeQueue.guarded(() => rows.dates(ids).map(({ id }) => id))),
    children: (id) => writeQueue.guarded(() => rows.childrenOf(id, mostChildren).map(({ picture }) => picture)),
    ofJob: (jobId) => writeQueue.guarded(() => rows.ofJob(jobId).map(({ picture }) => picture)),
    index: (after, limit, query) =>
      writeQueue.guarded(() => list.page(after, limit, withoutPeriod(query, clock.now()))),
    facets: (query, since = []) => writeQueue.guarded(() => counts.count(withoutPeriod(query, clock.now()), since)),
    summary: async (ids) => await pictureSummaryOf(database, ids),
    tags: (prefix, limit) => writeQueue.guarded(() => marks.tags(prefix, limit)),
    shelf: () => writeQueue.guarded(() => shelves.get()),
    trashTotals: () => writeQueue.guarded(() => rows.trashTotals()),
    trashedBefore: (time) => writeQueue.guarded(() => rows.trashedBefore(time)),
    originalPath,
    async original(id) {
      const path = await originalPath(id)
      return path === null
        ? null
        : { bytes: await fs.readFile(path), mime: get(id)?.mime ?? 'application/octet-stream' }
    },
    thumbnail,
    async smallThumbnail(id) {
      const picture = get(id)
      if (picture === null) return null
      const small = await thumbnails.readSmall(picture.sha256)
      if (small !== null) return { bytes: small, standsIn: false }
      const large = await thumbnail(id)
      return large === null ? null : { bytes: large, standsIn: true }
    },
    returned: async (sha256) => await incoming.answers.read(sha256),
    getMask: (id) => writeQueue.guarded(() => masks.get(id)),
    namedMasks: () => writeQueue.guarded(() => masks.named()),
    draft: async (pictureId) => await drafts.read(pictureId)
  }
}
