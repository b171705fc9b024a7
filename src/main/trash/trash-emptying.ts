/**
 * What has been in the trash for as long as the user set is deleted: quietly, at the start and once a day, and never
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
  /** Keeps when the user was told, and of the library in which folder. */
  told: (at: number, folder: string) => Promise<void>
  /** What is remembered of the clock. */
  seen: () => SeenTime
  keepSeen: (seen: SeenTime) => Promise<void>
  library: () => Pick<LibraryReader, 'info' | 'trashedBefore'>
  deleteForGood: (ids: string[]) => Promise<Deleted>
  /** One plain sentence or two for the user. */
  say: (message: string) => void
}

/**
 * Once: tells the user where that has not been done for this library, or deletes what is due by a time that can be
 * believed. In the first day after it was told, after the user changed the time, or after the clock moved, nothing is
 * deleted that was not due before.
 * @param passed milliseconds since the last time in this session, by a clock that never jumps; 0 the first time
 * @throws AppError storage: what could not be deleted is still in the trash
 */
export async function emptyTrashOnce(parts: TrashEmptyingParts, passed = 0): Promise<void> {
  const { clock, settings, told, library, deleteForGood, say } = parts
  const now = clock.now()
  const time = lookAtClock(parts.seen(), Math.round(now), passed)
  // Kept before anything follows from it: were it lost, this look would count as the first.
  await parts.keepSeen(time)
  const { keepDays, toldAt, toldIn } = settings()
  const { state, trashed, folder } = library().info()
  if (keepDays === null || state !== 'ready' || trashed === 0) return
  // A library that has just been restored is opened to save what is in it. A day to come is one that a wrong clock
  // left.
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

/** Does it at the start and once a day. @returns ends it, and waits for what has begun */
export function keepTrashSmall(parts: TrashEmptyingParts): () => Promise<void> {
  const ending = new AbortController()
  const { signal } = ending
  const { clock } = parts
  const work = (async () => {
    await clock.sleep(quiet, signal)
    let before: number | null = null
    while (!signal.aborted) {
      const at = clock.monotonic()
      // A disk that fails says so where one works with it; tomorrow it is tried again.
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
