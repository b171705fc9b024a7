/** A picture's results and pending repaints. Pure. */
import { hasEnded, type Job } from '../../../../../shared/domain/job.ts'
import type { Picture } from '../../../../../shared/domain/picture.ts'

/** The results shown: made by repainting, and not discarded. */
export function shownResults(children: readonly Picture[], discarded: readonly string[]): Picture[] {
  return children.filter((child) => child.inpaint !== null && !discarded.includes(child.id))
}

/**
 * Unused ones: requested in this session, with nothing made from them and not marked.
 * @param sentJobs ids of the jobs sent in this session
 */
export function spareResults(results: readonly Picture[], sentJobs: ReadonlySet<string>): Picture[] {
  return results.filter(
    ({ jobId, children, favourite, rating, trashedAt }) =>
      jobId !== null && sentJobs.has(jobId) && children === 0 && !favourite && rating === 0 && trashedAt === null
  )
}

/** How many are discarded. */
export function asideCount(children: readonly Picture[], discarded: readonly string[]): number {
  return children.filter((child) => child.inpaint !== null && discarded.includes(child.id)).length
}

/**
 * The jobs that repaint this picture without a result: active, failed, or possibly charged.
 * @param jobs newest first
 */
export function openJobs(jobs: readonly Job[], pictureId: string): Job[] {
  return jobs.filter(({ request, state }) => {
    const ofThis =
      request.inpaint !== undefined && request.source?.kind === 'picture' && request.source.pictureId === pictureId
    return ofThis && state !== 'done' && state !== 'cancelled'
  })
}

/** The result next to this one; the first or last if none is shown. @param by 1: older, -1: newer */
export function resultBeside(results: readonly Picture[], currentId: string | null, by: 1 | -1): Picture | null {
  const at = results.findIndex((result) => result.id === currentId)
  if (at < 0) return (by === 1 ? results[0] : results.at(-1)) ?? null
  return results[Math.min(results.length - 1, Math.max(0, at + by))] ?? null
}

/** True for a job that continues automatically. */
export function isUnderWay(job: Job): boolean {
  return !hasEnded(job)
}
