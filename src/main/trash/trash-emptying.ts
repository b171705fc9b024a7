/** What has been in the trash for as long as the user set is deleted: quietly, at the start and once a day, and never unannounced. */
import type { Clock } from '../../shared/clock.ts'
import type { Settings } from '../../shared/domain/settings.ts'
import type { Deleted, Library } from '../library/library.ts'

export const day = 86_400_000
/** Milliseconds after the start: opening the window comes first. */
const quiet = 20_000

export interface TrashEmptyingParts {
  clock: Clock
  settings: () => Settings['trash']
  /** Keeps when the user was told, and of the library in which folder. */
  told: (at: number, folder: string) => Promise<void>
  library: () => Pick<Library, 'info' | 'trashedBefore'>
  deleteForGood: (ids: string[]) => Promise<Deleted>
  /** One plain sentence or two for the user. */
  say: (message: string) => void
}

/**
 * Once: tells the user where that has not been done for this library, or deletes what is due. In the first day after it was told, or after the user
 * changed the time, nothing is deleted.
 * @throws AppError storage: what could not be deleted is still in the trash
 */
export async function emptyTrashOnce({ clock, settings, told, library, deleteForGood, say }: TrashEmptyingParts): Promise<void> {
  const { keepDays, toldAt, toldIn } = settings()
  const { state, trashed, folder } = library().info()
  if (keepDays === null || state !== 'ready' || trashed === 0) return
  const now = clock.now()
  // A library that has just been restored is opened to save what is in it.
  if (toldAt === null || toldIn !== folder) {
    await told(Math.round(now), folder)
    say(`What has been in the trash for ${keepDays} days is deleted for good, from tomorrow on. Settings, Library has the time, and “never”.`)
    return
  }
  if (now < toldAt + day) return
  const due = library().trashedBefore(now - keepDays * day)
  if (due.length === 0) return
  const { ids, bytes } = await deleteForGood(due)
  if (ids.length > 0) say(`${words(ids.length)} had been in the trash for ${keepDays} days and ${ids.length === 1 ? 'was' : 'were'} deleted: ${freed(bytes)}.`)
}

const words = (count: number): string => (count === 1 ? 'One picture' : `${count.toLocaleString('en-GB')} pictures`)
const freed = (bytes: number): string => (bytes < 1e6 ? `${Math.ceil(bytes / 1e3)} kB are free` : `${(bytes / 1e6).toFixed(bytes < 1e7 ? 1 : 0)} MB are free`)

/** Does it at the start and once a day. @returns ends it, and waits for what has begun */
export function keepTrashSmall(parts: TrashEmptyingParts): () => Promise<void> {
  const ending = new AbortController()
  const { signal } = ending
  const work = (async () => {
    await parts.clock.sleep(quiet, signal)
    while (!signal.aborted) {
      // A disk that fails says so where one works with it; tomorrow it is tried again.
      await emptyTrashOnce(parts).catch(() => undefined)
      await parts.clock.sleep(day, signal)
    }
  })().catch(() => undefined)
  return async () => {
    ending.abort()
    await work
  }
}
