import { AppError } from '../../../shared/errors.ts'
import type { Checker } from '../../checking/checker.ts'

/** Unreadable: the disk does not give it (a bad sector, no permission). It may be whole. */
export type Content = 'whole' | 'damaged' | 'unreadable' | 'gone'

/**
 * Whether a file is what it promises. One that cannot be read is an answer, too: it must not end the work on all
 * others.
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
