/**
 * Deletes what has been in the trash for as long as the user set: quietly, at the start and once a day, and never
 * unannounced.
 */

import type { Clock } from '../../shared/clock.ts'
import type { Settings } from '../../shared/domain/settings.ts'
import { t } from '../../shared/messages/t.ts'
import { formatBytes } from '../../shared/words/bytes.ts'
import type { Deleted, LibraryReader } from '../library/library.ts'
import { day, lookAtClock, type SeenTime } from './trusted-time.ts'

/** Milliseconds after the start: opening the window comes first. */
const quiet = 20_000

export interface TrashEmptyingParts {
  clock: Clock
  settings: () => Settings['trash']
  /** Stores when the user was told, and for the library in which folder. */
  told: (at: number, folder: string) => Promise<void>
  /** What is remembered of the clock. */
  seen: () => SeenTime
  keepSeen: (seen: SeenTime) => Promise<void>
  library: () => Pick<LibraryReader, 'info' | 'trashedBefore'>
  deleteForGood: (ids: string[]) => Promise<Deleted>
  /** One or two plain sentences for the user. */
  say: (message: string) => void
}

/**
 * Runs once: tells the user if that has not been done for this library, or deletes what is due by a trusted time. For a
 * day after the announcement, after the user changed the period, or after the clock jumped, nothing is deleted that was
 * not due before.
 * @param passed milliseconds since the last run in this session, by a clock that never jumps; 0 the first time
 * @throws AppError storage: what could not be deleted is still in the trash
 */
export async function emptyTrashOnce(parts: TrashEmptyingParts, passed = 0): Promise<void> {
  const { clock, settings, told, library, deleteForGood, say } = parts
  const now = clock.now()
  const time = lookAtClock(parts.seen(), Math.round(now), passed)
  // Stored before it has any effect: if it were lost, this check would count as the first.
  await parts.keepSeen(time)
  const { keepDays, toldAt, toldIn } = settings()
  const { state, trashed, folder } = library().info()
  if (keepDays === null || state !== 'ready' || trashed === 0) return
  // A library that has just been restored was opened to save its contents. A future date was left by a wrong clock.
  if (toldAt === null || toldIn !== folder || toldAt > now + day) {
    await told(Math.round(now), folder)
    say(announcement(keepDays))
    return
  }
  const believed = time.trustedAt ?? Number.NEGATIVE_INFINITY
  const due = believed < toldAt + day ? [] : library().trashedBefore(believed - keepDays * day)
  if (due.length === 0) {
    const doubtedJustNow = time.doubtAt !== null && time.doubtAt === time.seenAt
    if (doubtedJustNow && library().trashedBefore(now - keepDays * day).length > 0) say(announcement(keepDays))
    return
  }
  const { ids, bytes } = await deleteForGood(due)
  if (ids.length > 0) say(t('trash.trashEmptying.emptied', { count: ids.length, keepDays, bytes: formatBytes(bytes) }))
}

const announcement = (keepDays: number): string => t('trash.trashEmptying.announcement', { keepDays })

/** Runs at the start and once a day. @returns ends it, and waits for what has begun */
export function keepTrashSmall(parts: TrashEmptyingParts): () => Promise<void> {
  const ending = new AbortController()
  const { signal } = ending
  const { clock } = parts
  const work = (async () => {
    await clock.sleep(quiet, signal)
    let before: number | null = null
    while (!signal.aborted) {
      const at = clock.monotonic()
      // A failing disk is reported where it is used; tomorrow is the next try.
      await emptyTrashOnce(parts, before === null ? 0 : at - before).catch(() => undefined)
      before = at
      await clock.sleep(day, signal)
    }
  })().catch(() => undefined)
  return async () => {
    ending.abort()
    await work
  }
}
