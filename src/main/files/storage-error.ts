import { AppError } from '../../shared/errors.ts'
import { t } from '../../shared/messages/t.ts'

const full = new Set(['ENOSPC', 'EDQUOT', 'SQLITE_FULL'])
const refused = new Set(['EACCES', 'EPERM', 'EROFS'])

/** The `code` of a failed system call ("ENOSPC"); empty for anything else. */
export function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : ''
}

/**
 * A failed file system call as an AppError. An AppError passes unchanged.
 * @param what the name of the file or folder as the user may know it; no full path
 * @param action what could not be done with it
 */
export function storageError(error: unknown, what: string, action: 'write' | 'read' = 'write'): AppError {
  if (error instanceof AppError) return error
  const code = codeOf(error)
  if (full.has(code)) {
    return new AppError(
      'disk-full',
      t('files.storageError.diskFull', { what }),
      {
        nextStep: t('files.storageError.freeSpace'),
        action: 'free-space'
      },
      { cause: error }
    )
  }
  if (refused.has(code)) {
    return new AppError(
      'storage',
      code === 'EROFS'
        ? t('files.storageError.diskReadOnly', { what })
        : t('files.storageError.notAllowed', { what, action }),
      {
        nextStep: t('files.storageError.giveAccess'),
        action: 'choose-folder',
        detail: code
      },
      { cause: error }
    )
  }
  if (code === 'ENOENT' || code === 'ENOTDIR' || code === 'ENXIO' || code === 'ENODEV') {
    return new AppError(
      'storage',
      t('files.storageError.folderMissing', { what }),
      {
        nextStep: t('files.storageError.connectDisk'),
        action: 'choose-folder',
        detail: code
      },
      { cause: error }
    )
  }
  return new AppError(
    'storage',
    t('files.storageError.failed', { what, action }),
    {
      nextStep: t('files.storageError.tryAgain'),
      action: 'retry',
      detail: code === '' ? undefined : code
    },
    { cause: error }
  )
}
