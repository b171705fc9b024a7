/** Failed requests, by what sending them again can cost. Pure. */

import { mayCostTwice } from '../../../../shared/domain/charge.ts'
import { canBeFetched, type Job } from '../../../../shared/domain/job.ts'
import { t } from '../../../../shared/messages/t.ts'

export interface FailedJobs {
  /** The service has them, or their answer is stored: polled and fetched, which costs nothing. */
  fetched: Job[]
  /** Not charged: sent as new requests. */
  free: Job[]
  /** Possibly charged already: sent only if the user agrees. */
  charged: Job[]
}

/** All that failed or may have been charged, except those that would only be refused again unchanged. */
export function sortFailed(jobs: readonly Job[]): FailedJobs {
  const sorted: FailedJobs = { fetched: [], free: [], charged: [] }
  for (const job of jobs) {
    if (job.state !== 'failed' && job.state !== 'uncertain') continue
    if (canBeFetched(job)) sorted.fetched.push(job)
    else if (job.error?.data.action === 'edit-request') continue
    else sorted[mayCostTwice(job) ? 'charged' : 'free'].push(job)
  }
  return sorted
}

export const countFailed = ({ fetched, free, charged }: FailedJobs): number =>
  fetched.length + free.length + charged.length

/** What sending costs, shown before the click. @param prices of the requests sent again, each once */
export function costWords({ fetched, free, charged }: FailedJobs, prices: readonly string[]): string {
  const parts: string[] = []
  if (free.length > 0) {
    const [price, ...others] = prices
    parts.push(
      price !== undefined && others.length === 0
        ? t('queue.failedWords.freeAtPrice', { count: free.length, price })
        : t('queue.failedWords.freeAtUsualPrices', { count: free.length })
    )
  }
  if (fetched.length > 0) parts.push(t('queue.failedWords.fetched', { count: fetched.length }))
  if (charged.length > 0) parts.push(t('queue.failedWords.charged', { count: charged.length }))
  return parts.join(' ')
}
