/** A picture of which only the file is left. */
import { idSchema } from '../../shared/domain/ids.ts'
import type { Imaging } from '../imaging/imaging.ts'
import { hashOf } from './hash.ts'
import type { LibraryFs } from './library-fs.ts'
import type { PictureRows } from './picture-rows.ts'
import type { StoredPicture } from './sidecar.ts'

/**
 * What the file itself tells: its size, its type, its time. Its recipe is not known.
 * @param fileName as the library names originals
 * @returns null when its content is not what its name says, or no picture
 */
export async function originalAlone(
  { fs, imaging, rows }: { fs: LibraryFs; imaging: Imaging; rows: PictureRows },
  file: string,
  fileName: string,
  id: string
): Promise<StoredPicture | null> {
  const sha256 = fileName.slice(0, 64)
  if (!idSchema.safeParse(id).success) return null
  const bytes = await fs.readFile(file)
  const inspected = hashOf(bytes) === sha256 ? await imaging.inspect(bytes, 64).catch(() => null) : null
  if (inspected === null) return null
  const { mime, width, height, colour } = inspected.facts
  const createdAt = Math.round((await fs.stat(file)).mtimeMs)
  const unknown = { jobId: null, batchId: null, operationId: null, providerLabel: null, operationLabel: null, parameters: null, tookMs: null }
  const nothing = {
    ordinal: 0,
    sourcePictureId: null,
    derivedFromPictureId: null,
    maskId: null,
    inpaint: null,
    inpaintReport: null,
    favourite: false,
    rating: 0,
    notes: '',
    tags: [],
    collectionIds: [],
    imported: null,
    fileRemovedAt: null,
    children: 0,
    trashedAt: null,
    missing: false,
    demo: false
  }
  return {
    order: rows.orderAt(createdAt),
    request: null,
    picture: { id, sha256, fileName, mime, width, height, bytes: bytes.length, colour, createdAt, origin: 'imported', ...unknown, ...nothing }
  }
}
