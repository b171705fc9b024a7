/** Notices a library's disk that is unplugged, and one that is plugged in again, while nobody asks it for anything. */
import type { Clock } from '../../shared/clock.ts'
import type { LibraryKeeper } from './library-keeper.ts'

interface Watched {
  library: { info(): { folder: string; state: 'ready' | 'read-only' | 'unavailable' }; look(): Promise<void> }
}

export interface WatchOptions<S extends Watched> {
  keeper: LibraryKeeper<S>
  clock: Clock
  signal: AbortSignal
  /** Something works on the library: it is not opened anew under its hands. */
  busy: () => boolean
  isThere: (folder: string) => Promise<boolean>
  /** Milliseconds between two looks. */
  every?: number
}

/** Looks until the signal ends it. A library that is back is opened again. */
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
      // The disk is on its way in or out; the next look sees it.
    }
  }
}
