/** Who may change the library, when, and in whose words it fails. */
import type { LibraryInfo } from '../../shared/contract.ts'
import { AppError } from '../../shared/errors.ts'
import { isDamage, libraryError } from './database-error.ts'
import type { Layout } from './layout.ts'
import type { LibraryFs } from './library-fs.ts'

export class Gate {
  private readonly fs: LibraryFs
  private readonly layout: Layout
  private readonly state: LibraryInfo['state']
  /** Changes to files and rows, one after the other: a removal must not meet an addition of the same bytes. */
  private turn: Promise<unknown> = Promise.resolve()
  private closed = false

  constructor(fs: LibraryFs, layout: Layout, state: LibraryInfo['state']) {
    this.fs = fs
    this.layout = layout
    this.state = state
  }

  get writable(): boolean {
    return this.state === 'ready' && !this.closed
  }

  /** @throws AppError storage: closed, read-only or not there */
  assertWritable(): void {
    if (this.closed) throw new AppError('storage', 'The library is closed.', { nextStep: 'Start Palimpsest again.' })
    if (this.state === 'ready') return
    const readOnly = this.state === 'read-only'
    const message = readOnly ? 'The library folder cannot be written, so nothing in it can be changed.' : 'The library folder is not there.'
    const nextStep = readOnly ? 'Make the folder writable for your user, or choose another one.' : 'Plug in the disk that it is on, or choose another folder.'
    throw new AppError('storage', message, { nextStep, action: 'choose-folder' })
  }

  /** A change, after every one before it. What it throws comes in the library's words. */
  async inTurn<T>(work: () => Promise<T>): Promise<T> {
    this.assertWritable()
    const before = this.turn
    const mine = (async () => {
      await before.catch(() => undefined)
      return await work()
    })()
    this.turn = mine
    try {
      return await mine
    } catch (error) {
      throw this.told(error)
    }
  }

  /** A look at the rows. What it throws comes in the library's words. */
  guarded<T>(work: () => T): T {
    try {
      return work()
    } catch (error) {
      throw this.told(error)
    }
  }

  /** Refuses every change from now on. Resolves when the last one is done. */
  async close(): Promise<void> {
    this.closed = true
    await this.turn.catch(() => undefined)
  }

  /** Damage that shows only now is left as a note: the next start mends it. */
  private told(error: unknown): AppError {
    if (isDamage(error) && this.state === 'ready') void leaveNote(this.fs, this.layout.damageNote)
    return libraryError(error)
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
