import type { FSWatcher } from 'node:fs'
import { watch } from 'node:fs'

/** Each costs system resources; folders beyond this number are only scanned periodically. */
const mostWatched = 500

/**
 * Calls back when the system reports a change in one of the folders, not below them. A folder that cannot be watched is
 * skipped: it is still scanned periodically.
 * @returns a function that ends it
 */
export function changeHints(folders: readonly string[], changed: () => void): () => void {
  const watchers: FSWatcher[] = []
  for (const folder of folders.slice(0, mostWatched)) {
    try {
      watchers.push(watch(folder, { persistent: false }, changed).on('error', changed))
    } catch {
      // Gone, or the system has stopped watching.
    }
  }
  return () => {
    for (const watcher of watchers) watcher.close()
  }
}
