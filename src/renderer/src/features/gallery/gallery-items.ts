/** The grid's items: first jobs without a picture yet, as part of today, then every picture. */

import { canBeFetched, hasEnded, type Job } from '../../../../shared/domain/job.ts'
import type { Parameters } from '../../../../shared/domain/parameters.ts'
import { listsEverything, type PictureQuery } from '../../../../shared/domain/picture-query.ts'
import { t } from '../../../../shared/messages/t.ts'
import { startOfDay } from '../../../../shared/words/time.ts'
import type { PictureIndex } from '../../data/picture-index.ts'

const day = 86_400_000

/** Cancelled, but its picture was already made and can still be fetched. */
const isMade = (job: Job): boolean =>
  job.state === 'cancelled' && (job.answered || job.held !== null) && canBeFetched(job)

/** Jobs shown in the grid: active, or ended in a way that the user should see. Newest first. */
export function jobsInGrid(byId: Readonly<Record<string, Job>>, order: readonly string[]): Job[] {
  return order
    .map((id) => byId[id]!)
    .filter((job) => !hasEnded(job) || job.state === 'failed' || job.state === 'uncertain' || isMade(job))
}

/**
 * Those of them that belong in a list: all if nothing is filtered, failed ones if failures are listed. With a search or
 * filter, active jobs are still shown, for the user who has just sent them; whether their pictures will match is
 * unknown.
 */
export function jobsFor(query: PictureQuery, jobs: Job[]): Job[] {
  if (query.scope === 'trash') return []
  if (query.filters.failed) return jobs.filter((job) => job.state === 'failed' || job.state === 'uncertain')
  return listsEverything(query) ? jobs : jobs.filter((job) => !hasEnded(job))
}

/** True for a list in date order: only there a day is in one place. */
export function isByDate({ scope, sort }: PictureQuery): boolean {
  return scope === 'shown' && (sort === 'newest' || sort === 'oldest')
}

/**
 * How many ended jobs are shown as tiles; more of them would push the pictures off the first screen.
 * @param width of the grid, pixels
 * @param rowHeight pixels
 */
export function endedShown(width: number, rowHeight: number): number {
  return width < 3 * rowHeight ? 1 : 3
}

export interface Folded {
  /** Shown as tiles: all active jobs and the most recently ended. */
  tiles: Job[]
  /** Not shown as tiles. */
  failed: number
  uncertain: number
}

/** Keeps the most recently ended jobs as tiles and counts the others. @param jobs newest first */
export function foldJobs(jobs: Job[], most: number): Folded {
  const shown = new Set(jobs.filter(hasEnded).slice(0, most))
  const left = jobs.filter((job) => hasEnded(job) && !shown.has(job))
  const uncertain = left.filter((job) => job.state === 'uncertain').length
  return { tiles: jobs.filter((job) => !hasEnded(job) || shown.has(job)), failed: left.length - uncertain, uncertain }
}

/** "8 more failed, 2 need a decision"; empty if nothing is folded. */
export function foldedWords({ failed, uncertain }: Omit<Folded, 'tiles'>): string {
  return failed + uncertain === 0 ? '' : t('gallery.galleryItems.folded', { failed, uncertain })
}

function shapeOf({ width, height, aspectRatio }: Parameters): number {
  if (width !== undefined && height !== undefined) return width / height
  const [across, down] = (aspectRatio ?? '').split(':').map(Number)
  return across && down ? across / down : 1
}

/** The shape that the job's pictures will have, or would have had. */
export const jobAspect = (job: Job): number => shapeOf(job.request.parameters)

export interface Items {
  jobs: Job[]
  index: PictureIndex
  count: number
  aspect: (at: number) => number
  /** Local midnight. */
  group: (at: number) => number
}

/**
 * Joins both lists.
 * @param now epoch milliseconds
 */
export function joinItems(jobs: Job[], index: PictureIndex, now: number): Items {
  const today = startOfDay(now)
  // Pictures are mostly in date order: asking the calendar once per day is enough.
  let known = today
  const dayOf = (at: number): number => {
    if (at < known || at >= known + day) known = startOfDay(at)
    return known
  }
  return {
    jobs,
    index,
    count: jobs.length + index.length,
    aspect: (at) => (at < jobs.length ? jobAspect(jobs[at]!) : index.aspect(at - jobs.length)),
    group: (at) => (at < jobs.length ? today : dayOf(index.createdAt(at - jobs.length)))
  }
}
