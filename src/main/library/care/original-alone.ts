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
 * Damaged: the content does not match its name. Unread: no picture could be read from it, because of the disk, the
 * file's format or the process that reads it; such a file is not touched. `why`: a sentence for the user.
 */
export type Alone = { is: 'known'; stored: StoredPicture } | { is: 'damaged' } | { is: 'unread'; why: string }

/**
 * What the file itself reveals: its size, type and time. Its recipe is not known.
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

/** The picture's facts, or why they are unknown; whatever the reason, bytes with the right hash are not at fault. */
async function factsOf(imaging: Imaging, bytes: Uint8Array): Promise<PictureFacts | { why: string }> {
  try {
    return (await imaging.inspect(bytes, 64)).facts
  } catch (error) {
    const { code, message } = toWireError(error)
    if (code === 'cancelled') throw error
    return { why: message }
  }
}
