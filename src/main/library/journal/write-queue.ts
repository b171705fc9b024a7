/** Who may change the library, when, and how its failures are worded. */

import type { LibraryInfo } from '../../../shared/contract.ts'
import { AppError } from '../../../shared/errors.ts'
import { t } from '../../../shared/messages/t.ts'
import { isDamage, libraryError } from '../database/database-error.ts'
import type { LibraryFs } from '../disk/library-fs.ts'
import type { LibraryPaths } from '../disk/library-paths.ts'

/**
 * Starts the follow-up work of a change that its caller does not wait for; the next change, and closing, wait. It
 * reports nothing.
 */
export type After = (rest: () => Promise<unknown>) => void

export class WriteQueue {
  private readonly fs: LibraryFs
  private readonly paths: LibraryPaths
  private readonly elsewhere: boolean
  private readonly lost: () => void
  private current: LibraryInfo['state']
  /** Changes to files and rows, one after the other: a removal must not run during an addition of the same bytes. */
  private turn: Promise<unknown> = Promise.resolve()
  private closed = false

  /**
   * @param elsewhere read-only because another copy of the app has it open
   * @param lost called once, when the folder turns out to be gone
   */
  constructor(
    fs: LibraryFs,
    paths: LibraryPaths,
    state: LibraryInfo['state'],
    elsewhere = false,
    lost: () => void = () => undefined
  ) {
    this.fs = fs
    this.paths = paths
    this.current = state
    this.elsewhere = elsewhere
    this.lost = lost
  }

  get state(): LibraryInfo['state'] {
    return this.current
  }

  get writable(): boolean {
    return this.state === 'ready' && !this.closed
  }

  /** @throws AppError storage: closed, read-only or missing */
  assertWritable(): void {
    if (this.closed)
      throw new AppError('storage', t('library.writeQueue.closed'), {
        nextStep: t('library.writeQueue.closedNext')
      })
    if (this.state === 'ready') return
    if (this.state === 'read-only' && this.elsewhere) {
      throw new AppError('storage', t('library.writeQueue.openElsewhere'), {
        nextStep: t('library.writeQueue.openElsewhereNext'),
        action: 'retry'
      })
    }
    const readOnly = this.state === 'read-only'
    const message = readOnly ? t('library.writeQueue.notWritable') : t('library.writeQueue.missing')
    const nextStep = readOnly ? t('library.writeQueue.notWritableNext') : t('library.writeQueue.missingNext')
    throw new AppError('storage', message, { nextStep, action: 'choose-folder' })
  }

  /**
   * A change, after all previous ones. Its errors are converted to the library's.
   * @param work gets a function to start work that only the next change waits for
   */
  async inTurn<T>(work: (after: After) => Promise<T>): Promise<T> {
    this.assertWritable()
    const before = this.turn
    const following: Promise<unknown>[] = []
    const mine = (async () => {
      await before.catch(() => undefined)
      return await work((rest) => void following.push(rest()))
    })()
    this.turn = mine.catch(() => undefined).then(() => Promise.allSettled(following))
    try {
      return await mine
    } catch (error) {
      throw this.told(error)
    }
  }

  /** Preparation of a change before its turn, visible to nobody else. Its errors are converted to the library's. */
  async beside<T>(work: () => Promise<T>): Promise<T> {
    this.assertWritable()
    try {
      return await work()
    } catch (error) {
      throw this.told(error)
    }
  }

  /** A read of the rows. Its errors are converted to the library's. */
  guarded<T>(work: () => T): T {
    try {
      return work()
    } catch (error) {
      throw this.told(error)
    }
  }

  /** Checks whether the folder still exists: an unplugged disk does not report itself. */
  async look(): Promise<void> {
    if (this.current === 'unavailable' || this.closed) return
    const names = await this.fs.readdir(this.paths.folder).catch(() => [])
    // Checked again: it may have been closed, or found lost, meanwhile.
    if (
      names.some((name) => name === 'library.json' || name === 'pictures') ||
      this.state === 'unavailable' ||
      this.closed
    )
      return
    this.current = 'unavailable'
    this.lost()
  }

  /** Refuses every change from now on. Resolves when the last one is done. */
  async close(): Promise<void> {
    this.closed = true
    await this.turn.catch(() => undefined)
  }

  /** Damage that only shows now is recorded in a note: the next start repairs it. */
  private told(error: unknown): AppError {
    if (isDamage(error) && this.state === 'ready') void leaveNote(this.fs, this.paths.damageNote)
    const said = libraryError(error)
    if (said.code === 'storage') void this.look()
    return said
  }
}

async function leaveNote(fs: LibraryFs, file: string): Promise<void> {
  try {
    const handle = await fs.open(file, 'w')
    await handle.writeFile(Buffer.from('damaged'))
    await handle.close()
  } catch {
    // The damage shows again at the next start, only later.
  }
}
