/** A picture of the open library, for a procedure that needs it. */

import type { Picture } from '../../shared/domain/picture.ts'
import { AppError } from '../../shared/errors.ts'
import { t } from '../../shared/messages/t.ts'
import type { Context } from './context.ts'

/** @throws AppError not-found */
export function findPicture(context: Context, id: string): Picture {
  const picture = context.opened().library.get(id)
  if (picture === null) throw new AppError('not-found', t('procedures.findPicture.gone'))
  return picture
}

/**
 * Absolute path of the picture's file. If it is missing, the window is told.
 * @throws AppError not-found
 */
export async function findFile(context: Context, id: string): Promise<string> {
  const { library } = context.opened()
  const path = await library.originalPath(id)
  if (path !== null) return path
  const now = library.get(id)
  if (now !== null) context.host.emit('pictureChanged', now)
  throw new AppError('not-found', t('procedures.findPicture.fileMissing'), {
    nextStep: t('procedures.findPicture.putItBack')
  })
}
