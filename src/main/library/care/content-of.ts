import { AppError } from '../../../shared/errors.ts'
import type { Checker } from '../../checking/checker.ts'

/** Unreadable: the disk does not deliver it (a bad sector, no permission). It may be intact. */
export type Content = 'whole' | 'damaged' | 'unreadable' | 'gone'

/**
 * Whether a file's content matches its promised hash. Unreadable is a result, too: it must not end the work on all
 * other files.
 * @throws AppError cancelled, internal: the checking process has ended
 */
export async function contentOf(checker: Checker, file: string, promised: string): Promise<Content> {
  try {
    const hashed = await checker.hash(file)
    if (hashed === null) return 'gone'
    return hashed.sha256 === promised ? 'whole' : 'damaged'
  } catch (error) {
    if (error instanceof AppError && error.code === 'storage') return 'unreadable'
    throw error
  }
}
