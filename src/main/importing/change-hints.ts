import type { FSWatcher } from 'node:fs'
import { watch } from 'node:fs'

/** Each costs the system something; folders beyond these are looked at now and then. */
const mostWatched = 500

/**
 * Calls back when the system tells of a change in one of the folders, not below them. A folder that cannot be watched
 * is passed
 * over: it is looked at now and then all the same.
 * @returns a function that ends it
 */
export function changeHints(folders: readonly string[], changed: () => void): () => void {
  const watchers: FSWatcher[] = []
  for (const folder of folders.slice(0, mostWatched)) {
    try {
      watchers.push(watch(folder, { persistent: false }, changed).on('error', changed))
    } catch {
      // Gone, or the system watches no more.
    }
  }
  return () => {
    for (const watcher of watchers) watcher.close()
  }
}
