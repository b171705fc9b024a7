/** The library that is open, with its jobs: changed for another one as a whole, one change after the other. */
import { resolve } from 'node:path'

export interface SessionKeeper<S> {
  /** While a change is under way this is the old session, which is closed and says so. */
  current(): S
  /**
   * Closes the session and opens the library in this folder; the same folder gives the session that is open. On failure
   * the old one is open again.
   */
  open(folder: string): Promise<S>
  /** Closes the session and opens its folder once more: to try again, or to have it mended. */
  reopen(): Promise<S>
  /**
   * Does something with the library's files while nobody else does, then opens the folder that it names.
   * @param work what it returns comes back; when it throws, or its folder cannot be opened, the old one is open again.
   *   `failed` is
   *   called in the latter case before that
   */
  whileClosed<T>(work: () => Promise<{ result: T; open: string; failed?: () => Promise<void> }>): Promise<T>
  /** Closes the session for good. */
  close(): Promise<void>
}

interface Exchange<T> {
  result: T
  open: string
  known: boolean
  failed?: () => Promise<void>
}

export interface SessionKeeperOptions<S> {
  /** The session that is open first. */
  first: S
  folderOf: (session: S) => string
  /** @param known the folder held a library before: when it is empty now, its disk is not there */
  open: (folder: string, known: boolean) => Promise<S>
  close: (session: S) => Promise<void>
  /** Throws for a folder that cannot be opened in any case: the session that is open then stays open. */
  check: (folder: string) => Promise<void>
  /** Stands in for a library that was open and cannot be opened again. */
  lost: (folder: string, error: unknown) => Promise<S>
  /** A change begins; the folder is the one that is to be open afterwards. */
  changing: (folder: string) => void
  /** A change is over, well or not. */
  changed: (session: S) => void
}

export function createSessionKeeper<S>({
  first,
  folderOf,
  open,
  close,
  check,
  lost,
  changing,
  changed
}: SessionKeeperOptions<S>): SessionKeeper<S> {
  let session = first
  let ended = false
  let turn: Promise<unknown> = Promise.resolve()

  /** One after the other: two sessions over one library would each send its queued jobs. */
  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const mine = turn.then(async () => {
      if (ended) throw new Error('The app is closing.')
      return await work()
    })
    turn = mine.catch(() => undefined)
    return mine
  }

  async function exchange<T>(towards: string, work: () => Promise<Exchange<T>>): Promise<T> {
    const before = folderOf(session)
    changing(towards)
    try {
      await close(session)
      const { result, open: next, known, failed } = await work()
      try {
        session = await open(next, known)
      } catch (error) {
        await failed?.().catch(() => undefined)
        throw error
      }
      return result
    } catch (error) {
      session = await open(before, true).catch((again: unknown) => lost(before, again))
      throw error
    } finally {
      changed(session)
    }
  }

  return {
    current: () => session,
    open: (folder) =>
      inTurn(async () => {
        if (folderOf(session) === resolve(folder)) return session
        await check(folder)
        await exchange(folder, async () => ({ result: null, open: folder, known: false }))
        return session
      }),
    reopen: () =>
      inTurn(async () => {
        const folder = folderOf(session)
        await exchange(folder, async () => ({ result: null, open: folder, known: true }))
        return session
      }),
    whileClosed: (work) => inTurn(() => exchange(folderOf(session), async () => ({ ...(await work()), known: true }))),
    close: () =>
      inTurn(async () => {
        ended = true
        await close(session)
      })
  }
}
