/** Imports a user's picture into the library and opens it in the studio. */

import { pictureMimes } from '../../../../../shared/domain/picture.ts'
import { toWireError } from '../../../../../shared/errors.ts'
import { t } from '../../../../../shared/messages/t.ts'
import { commands } from '../../../actions/commands.ts'
import { api } from '../../../data/client.ts'
import { readFileBytes } from '../../../data/file-bytes.ts'
import { showNotice } from '../../../data/notices.ts'

/** How the pictures were added: only affects the wording. */
export type Way = 'chosen' | 'dropped' | 'pasted'

/** For a file input. */
export const acceptedPictures = pictureMimes.join()

const mayBePicture = (file: File): boolean =>
  file.type === '' || (pictureMimes as readonly string[]).includes(file.type)

/**
 * Which of several files is opened: the first that claims to be a picture, or the first of all, so that its own error
 * is shown.
 * @returns undefined for none
 */
export function firstPicture(files: readonly File[]): File | undefined {
  return files.find(mayBePicture) ?? files[0]
}

/** A notice if opening may be surprising: the picture was known, or one of several files. Null: none. */
export function openedWords({ known, files, way }: { known: boolean; files: number; way: Way }): string | null {
  const several = files > 1 ? t('inpaint.openFiles.firstOfSeveral', { files, way }) : ''
  const again = known ? t('inpaint.openFiles.known') : ''
  return [several, again].filter(Boolean).join(' ') || null
}

/** What went wrong, for the place where the picture was to be opened. */
export interface OpenFailure {
  message: string
  nextStep: string
}

/**
 * Imports the first picture among the files and opens it. What was painted on another picture stays with that one.
 * @returns null, or why nothing was opened
 */
export async function openFiles(files: readonly File[], way: Way): Promise<OpenFailure | null> {
  const file = firstPicture(files)
  if (file === undefined) return null
  try {
    const bytes = await readFileBytes(file)
    const { picture, known } = await api.pictures.import({ bytes, name: file.name })
    const words = openedWords({ known, files: files.length, way })
    if (words !== null) showNotice({ message: words, stays: 6000 })
    commands.run('openStudio', { pictureId: picture.id })
    return null
  } catch (error) {
    const { message, data } = toWireError(error)
    return { message, nextStep: data.nextStep ?? '' }
  }
}
