/** The open library with its jobs: replaced by another one as a whole, one change at a time. */
import { resolve } from 'node:path'

export interface LibraryKeeper<S> {
  /** During a change this is the old library, which is closed and says so. */
  current(): S
  /**
   * Closes the library and opens the one in this folder; for the same folder the open one is returned. On failure the
   * old one is open again.
   */
  open(folder: string): Promise<S>
  /** Closes the library and opens its folder again: to retry, or to have it repaired. */
  reopen(): Promise<S>
  /**
   * Works on the library's files while nobody else does, then opens the folder that the work names.
   * @param work its result is returned; if it throws, or its folder cannot be opened, the old one is open again; in the
   * latter case `failed` is called before that
   */
  whileClosed<T>(work: () => Promise<{ result: T; open: string; failed?: () => Promise<void> }>): Promise<T>
  /** Closes the library for good. */
  close(): Promise<void>
}

interface Exchange<T> {
  result: T
  open: string
  known: boolean
  failed?: () => Promise<void>
}

export interface LibraryKeeperOptions<S> {
  /** The library that is open first. */
  first: S
  folderOf: (library: S) => string
  /** @param known the folder held a library before: if it is empty now, its disk is missing */
  open: (folder: string, known: boolean) => Promise<S>
  close: (library: S) => Promise<void>
  /** Throws for a folder that cannot be opened anyway: the open library then stays open. */
  check: (folder: string) => Promise<void>
  /** A placeholder for a library that was open and cannot be reopened. */
  lost: (folder: string, error: unknown) => Promise<S>
  /** A change begins; the folder is the one to be open afterwards. */
  changing: (folder: string) => void
  /** A change has ended, successfully or not. */
  changed: (library: S) => void
}

export function createLibraryKeeper<S>({
  first,
  folderOf,
  open,
  close,
  check,
  lost,
  changing,
  changed
}: LibraryKeeperOptions<S>): LibraryKeeper<S> {
  let library = first
  let ended = false
  let turn: Promise<unknown> = Promise.resolve()

  /** One after the other: one library opened twice would send its queued jobs twice. */
  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const mine = turn.then(async () => {
      if (ended) throw new Error('The app is closing.')
      return await work()
    })
    turn = mine.catch(() => undefined)
    return mine
  }

  async function exchange<T>(towards: string, work: () => Promise<Exchange<T>>): Promise<T> {
    const before = folderOf(library)
    changing(towards)
    try {
      await close(library)
      const { result, open: next, known, failed } = await work()
      try {
        library = await open(next, known)
      } catch (error) {
        await failed?.().catch(() => undefined)
        throw error
      }
      return result
    } catch (error) {
      library = await open(before, true).catch((again: unknown) => lost(before, again))
      throw error
    } finally {
      changed(library)
    }
  }

  return {
    current: () => library,
    open: (folder) =>
      inTurn(async () => {
        if (folderOf(library) === resolve(folder)) return library
        await check(folder)
        await exchange(folder, async () => ({ result: null, open: folder, known: false }))
        return library
      }),
    reopen: () =>
      inTurn(async () => {
        const folder = folderOf(library)
        await exchange(folder, async () => ({ result: null, open: folder, known: true }))
        return library
      }),
    whileClosed: (work) => inTurn(() => exchange(folderOf(library), async () => ({ ...(await work()), known: true }))),
    close: () =>
      inTurn(async () => {
        ended = true
        await close(library)
      })
  }
}
