import type { Job } from '../../../shared/domain/job.ts'
import { t } from '../../../shared/messages/t.ts'

/** Number of newest jobs considered: an endpoint's speed last month says little about today's. */
const recent = 25

/**
 * How long an operation usually takes, from this machine's own history: the median of its newest finished jobs.
 * @param jobs newest first
 * @returns milliseconds, or null if there is no finished job
 */
export function usualTime(jobs: readonly Job[], operationId: string): number | null {
  const times: number[] = []
  for (const job of jobs) {
    if (times.length === recent) break
    if (
      job.request.operationId !== operationId ||
      job.state !== 'done' ||
      job.startedAt === null ||
      job.finishedAt === null
    )
      continue
    times.push(Math.max(0, job.finishedAt - job.startedAt))
  }
  if (times.length === 0) return null
  times.sort((a, b) => a - b)
  const middle = Math.floor(times.length / 2)
  return times.length % 2 === 1 ? times[middle]! : (times[middle - 1]! + times[middle]!) / 2
}

/** "under a second", "about 9 s", "about 2 min". */
export function usualTimeInWords(ms: number): string {
  if (ms < 1000) return t('data.usualTime.underSecond')
  const seconds = Math.round(ms / 1000)
  return seconds < 90
    ? t('data.usualTime.aboutS', { seconds })
    : t('data.usualTime.aboutMin', { round: Math.round(seconds / 60) })
}
