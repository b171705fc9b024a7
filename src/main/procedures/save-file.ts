/** Saves what leaves the library where the user chooses. */

import type { Picture } from '../../shared/domain/picture.ts'
import { AppError } from '../../shared/errors.ts'
import { t } from '../../shared/messages/t.ts'
import { isInside } from '../library/disk/same-place.ts'
import type { Context } from './context.ts'

/**
 * Asks where, then writes.
 * @param write gets the absolute path; not called if the dialog was closed
 * @throws AppError storage if it could not be written; any other AppError of `write` unchanged
 */
export async function saveFile(
  context: Context,
  what: 'picture' | 'mask',
  suggestedName: string,
  write: (target: string) => Promise<void>
): Promise<{ saved: string | null }> {
  const target = await context.host.chooseSavePath(context.exporter.cleanName(suggestedName))
  if (target === null) return { saved: null }
  await assertOutside(context.opened().library.info().folder, target)
  try {
    await write(target)
  } catch (error) {
    if (error instanceof AppError) throw error
    throw new AppError(
      'storage',
      t(`procedures.saveFile.failed.${what}`),
      { nextStep: t('procedures.saveFile.failedNext'), action: 'retry' },
      { cause: error }
    )
  }
  return { saved: target }
}

/**
 * What leaves the library must not go into its own folder, by whatever name.
 * @param target absolute; it need not exist
 * @throws AppError invalid-input
 */
export async function assertOutside(library: string, target: string): Promise<void> {
  if (!(await isInside(library, target))) return
  throw new AppError('invalid-input', t('procedures.saveFile.inLibrary'), {
    nextStep: t('procedures.saveFile.chooseAnotherFolder'),
    action: 'choose-folder'
  })
}

/** Words from any text, short, and safe in a file name on every system; empty if there are none. */
export function fileWords(text: string): string {
  const words = text
    .normalize('NFKC')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .split(' ')
    .slice(0, 6)
    .join('-')
  return words.slice(0, 60).replace(/[\uD800-\uDBFF]$/, '')
}

/** A file name for this picture: words from its prompt, and the end of its id. Without an extension. */
export function nameOf({ exporter }: Pick<Context, 'exporter'>, picture: Picture): string {
  const words = fileWords(exporter.cleaned(picture).parameters?.prompt ?? '') || 'picture'
  return `${words}-${picture.id.slice(-6).toLowerCase()}`
}
