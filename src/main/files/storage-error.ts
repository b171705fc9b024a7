import { AppError } from '../../shared/errors.ts'

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
      `The disk is full: ${what} could not be written.`,
      {
        nextStep: 'Free some space on the disk, then try again. What was stored before is unchanged.',
        action: 'free-space'
      },
      { cause: error }
    )
  }
  if (refused.has(code)) {
    return new AppError(
      'storage',
      code === 'EROFS'
        ? `The disk is read-only: ${what} could not be written.`
        : `${what} could not be ${done}: the app is not allowed to.`,
      {
        nextStep: 'Give your user access to the folder, or choose another folder in the settings.',
        action: 'choose-folder',
        detail: code
      },
      { cause: error }
    )
  }
  if (code === 'ENOENT' || code === 'ENOTDIR' || code === 'ENXIO' || code === 'ENODEV') {
    return new AppError(
      'storage',
      `The folder for ${what} is not there.`,
      {
        nextStep: 'Plug in the disk that it is on, or choose another folder in the settings.',
        action: 'choose-folder',
        detail: code
      },
      { cause: error }
    )
  }
  return new AppError(
    'storage',
    `${what} could not be ${done}.`,
    {
      nextStep: 'Try again. If it happens again, check the disk.',
      action: 'retry',
      detail: code === '' ? undefined : code
    },
    { cause: error }
  )
}
