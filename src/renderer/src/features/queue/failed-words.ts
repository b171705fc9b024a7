/** Failed requests, by what sending them again can cost. Pure. */

import { mayCostTwice } from '../../../../shared/domain/charge.ts'
import { canBeFetched, type Job } from '../../../../shared/domain/job.ts'
import { t } from '../../../../shared/messages/t.ts'

export interface FailedJobs {
  /** The service has them, or their answer is kept: asked for and fetched, which costs nothing. */
  fetched: Job[]
  /** Not charged: sent as new requests. */
  free: Job[]
  /** Perhaps charged already: sent only when the user agrees. */
  charged: Job[]
}

/** All that failed or may have been charged, without those that would only be refused again as they stand. */
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

/** What the button will cost, said before it is pressed. @param prices of the requests that are sent anew, each once */
export function costWords({ fetched, free, charged }: FailedJobs, prices: readonly string[]): string {
  const parts: string[] = []
  if (free.length > 0) {
    const price = prices.length === 1 ? `: ${prices[0]}` : t('queue.failedWords.atTheirUsualPrices')
    parts.push(
      t('queue.failedWords.notChargedAndOutAs', {
        count: free.length,
        rest: free.length === 1 ? 'was' : 'were',
        rest2: free.length === 1 ? 'goes' : 'go',
        rest3: free.length === 1 ? t('queue.failedWords.newRequest') : t('queue.failedWords.newRequests'),
        price
      })
    )
  }
  if (fetched.length > 0)
    parts.push(
      t('queue.failedWords.onlyFetchedWhichCostsNothing', {
        count: fetched.length,
        rest: fetched.length === 1 ? t('queue.failedWords.needsItsPicture') : t('queue.failedWords.needTheirPictures')
      })
    )
  if (charged.length > 0) {
    parts.push(
      t('queue.failedWords.mayHaveBeenChargedAlready', {
        count: charged.length,
        rest: charged.length === 1 ? t('queue.failedWords.itGoes') : t('queue.failedWords.theyGo')
      })
    )
  }
  return parts.join(' ')
}
