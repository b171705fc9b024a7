/** The grid's items: jobs that have no picture yet first, as part of today, then every picture. */

import { canBeFetched, hasEnded, type Job } from '../../../../shared/domain/job.ts'
import type { Parameters } from '../../../../shared/domain/parameters.ts'
import { listsEverything, type PictureQuery } from '../../../../shared/domain/picture-query.ts'
import { t } from '../../../../shared/messages/t.ts'
import { startOfDay } from '../../../../shared/words/time.ts'
import type { PictureIndex } from '../../data/picture-index.ts'

const day = 86_400_000

/** Cancelled, but its picture was made by then and can still be had. */
const isMade = (job: Job): boolean =>
  job.state === 'cancelled' && (job.answered || job.held !== null) && canBeFetched(job)

/** Jobs that stand in the grid: on their way, or ended in a way that the user should see. Newest first. */
export function jobsInGrid(byId: Readonly<Record<string, Job>>, order: readonly string[]): Job[] {
  return order
    .map((id) => byId[id]!)
    .filter((job) => !hasEnded(job) || job.state === 'failed' || job.state === 'uncertain' || isMade(job))
}

/**
 * Of those the ones that belong into a list: all where nothing is left out, failed ones where failures are asked for.
 * Where a search or a filter decides, what is on its way stands there all the same, for whoever has just asked for it;
 * whether its picture will match is not known.
 */
export function jobsFor(query: PictureQuery, jobs: Job[]): Job[] {
  if (query.scope === 'trash') return []
  if (query.filters.failed) return jobs.filter((job) => job.state === 'failed' || job.state === 'uncertain')
  return listsEverything(query) ? jobs : jobs.filter((job) => !hasEnded(job))
}

/** True for a list in the order of its dates: only there a day is one place. */
export function isByDate({ scope, sort }: PictureQuery): boolean {
  return scope === 'shown' && (sort === 'newest' || sort === 'oldest')
}

/**
 * How many ended jobs stand in the grid as tiles; more of them would push the pictures off the first screen.
 * @param width of the grid, pixels
 * @param rowHeight pixels
 */
export function endedShown(width: number, rowHeight: number): number {
  return width < 3 * rowHeight ? 1 : 3
}

export interface Folded {
  /** Shown as tiles: all that are on their way and the newest that ended. */
  tiles: Job[]
  /** Left out of the tiles. */
  failed: number
  uncertain: number
}

/** Keeps the newest ended jobs as tiles and counts the others. @param jobs newest first */
export function foldJobs(jobs: Job[], most: number): Folded {
  const shown = new Set(jobs.filter(hasEnded).slice(0, most))
  const left = jobs.filter((job) => hasEnded(job) && !shown.has(job))
  const uncertain = left.filter((job) => job.state === 'uncertain').length
  return { tiles: jobs.filter((job) => !hasEnded(job) || shown.has(job)), failed: left.length - uncertain, uncertain }
}

/** "8 more failed, 2 need a decision"; empty when nothing is folded away. */
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
 * Both lists as one.
 * @param now epoch milliseconds
 */
export function joinItems(jobs: Job[], index: PictureIndex, now: number): Items {
  const today = startOfDay(now)
  // Pictures mostly come by time: asking the calendar once a day is enough.
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
