import { AppError } from '../../shared/errors.ts'
import { t } from '../../shared/messages/t.ts'

const full = new Set(['ENOSPC', 'EDQUOT', 'SQLITE_FULL'])
const refused = new Set(['EACCES', 'EPERM', 'EROFS'])

/** The `code` of a failed system call ("ENOSPC"); empty for anything else. */
export function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : ''
}

/**
 * A failed file system call in the app's own words. An AppError passes unchanged.
 * @param what the name of the file or folder as the user may know it; no full path
 * @param done what could not be done with it
 */
export function storageError(error: unknown, what: string, done: 'written' | 'read' = 'written'): AppError {
  if (error instanceof AppError) return error
  const code = codeOf(error)
  if (full.has(code)) {
    return new AppError(
      'disk-full',
      t('files.storageError.diskIsFullCouldNot', { what }),
      {
        nextStep: t('files.storageError.freeSomeSpaceOnDisk'),
        action: 'free-space'
      },
      { cause: error }
    )
  }
  if (refused.has(code)) {
    return new AppError(
      'storage',
      code === 'EROFS'
        ? t('files.storageError.diskIsReadOnlyCould', { what })
        : t('files.storageError.couldNotBeAppIs', { what, done }),
      {
        nextStep: t('files.storageError.giveYourUserAccessTo'),
        action: 'choose-folder',
        detail: code
      },
      { cause: error }
    )
  }
  if (code === 'ENOENT' || code === 'ENOTDIR' || code === 'ENXIO' || code === 'ENODEV') {
    return new AppError(
      'storage',
      t('files.storageError.folderForIsNotThere', { what }),
      {
        nextStep: t('files.storageError.plugInDiskThatIt'),
        action: 'choose-folder',
        detail: code
      },
      { cause: error }
    )
  }
  return new AppError(
    'storage',
    t('files.storageError.couldNotBe', { what, done }),
    {
      nextStep: t('files.storageError.tryAgainIfItHappens'),
      action: 'retry',
      detail: code === '' ? undefined : code
    },
    { cause: error }
  )
}
