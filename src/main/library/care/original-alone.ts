/** A picture of which only the file is left. */

import { idSchema } from '../../../shared/domain/ids.ts'
import { nearestMoment } from '../../../shared/domain/moment.ts'
import { nothingKnown } from '../../../shared/domain/picture.ts'
import { toWireError } from '../../../shared/errors.ts'
import { t } from '../../../shared/messages/t.ts'
import type { Imaging, PictureFacts } from '../../imaging/imaging.ts'
import type { PictureRows } from '../database/picture-rows.ts'
import { hashOf } from '../disk/hash.ts'
import type { LibraryFs } from '../disk/library-fs.ts'
import type { StoredPicture } from '../disk/sidecar.ts'

/**
 * Damaged: the content is not what its name says. Unread: no picture came of it, be it for the disk, for the file's
 * format or for the process that reads it; such a file is not touched. `why`: a sentence for the user.
 */
export type Alone = { is: 'known'; stored: StoredPicture } | { is: 'damaged' } | { is: 'unread'; why: string }

/**
 * What the file itself tells: its size, its type, its time. Its recipe is not known.
 * @param fileName as the library names originals
 * @throws AppError cancelled: the app is closing; or the file system's own error
 */
export async function originalAlone(
  { fs, imaging, rows }: { fs: LibraryFs; imaging: Imaging; rows: PictureRows },
  file: string,
  fileName: string,
  id: string
): Promise<Alone> {
  const sha256 = fileName.slice(0, 64)
  if (!idSchema.safeParse(id).success) return { is: 'unread', why: t('library.originalAlone.noId') }
  let bytes: Buffer
  try {
    bytes = await fs.readFile(file)
  } catch {
    return { is: 'unread', why: t('library.originalAlone.unreadable') }
  }
  if (hashOf(bytes) !== sha256) return { is: 'damaged' }
  const facts = await factsOf(imaging, bytes)
  if ('why' in facts) return { is: 'unread', why: facts.why }
  const { mime, width, height, colour } = facts
  const createdAt = nearestMoment((await fs.stat(file)).mtimeMs)
  const stored: StoredPicture = {
    order: rows.orderAt(createdAt),
    request: null,
    picture: {
      id,
      sha256,
      fileName,
      mime,
      width,
      height,
      bytes: bytes.length,
      colour,
      createdAt,
      origin: 'imported',
      ...nothingKnown()
    }
  }
  return { is: 'known', stored }
}

/**
 * What the picture is, or why that is not known; whatever the reason, it says nothing against bytes whose hash is
 * right.
 */
async function factsOf(imaging: Imaging, bytes: Uint8Array): Promise<PictureFacts | { why: string }> {
  try {
    return (await imaging.inspect(bytes, 64)).facts
  } catch (error) {
    const { code, message } = toWireError(error)
    if (code === 'cancelled') throw error
    return { why: message }
  }
}
