/** Notices when a library's disk is unplugged, and when it is plugged in again, even if nothing uses it. */
import type { Clock } from '../../shared/clock.ts'
import type { LibraryKeeper } from './library-keeper.ts'

interface Watched {
  library: { info(): { folder: string; state: 'ready' | 'read-only' | 'unavailable' }; look(): Promise<void> }
}

export interface WatchOptions<S extends Watched> {
  keeper: LibraryKeeper<S>
  clock: Clock
  signal: AbortSignal
  /** Something works on the library: it must not be reopened meanwhile. */
  busy: () => boolean
  isThere: (folder: string) => Promise<boolean>
  /** Milliseconds between two checks. */
  every?: number
}

/** Checks until the signal ends it. A library that is back is opened again. */
export async function watchDisk<S extends Watched>({
  keeper,
  clock,
  signal,
  busy,
  isThere,
  every = 5000
}: WatchOptions<S>): Promise<void> {
  for (;;) {
    try {
      await clock.sleep(every, signal)
    } catch {
      return
    }
    const { library } = keeper.current()
    try {
      const { state, folder } = library.info()
      if (state !== 'unavailable') await library.look()
      else if (!busy() && (await isThere(folder))) await keeper.reopen()
    } catch {
      // The disk is being plugged in or out; the next check sees it.
    }
  }
}
