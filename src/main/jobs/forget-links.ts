/** Forgets links once they are no longer needed: a signed link is a key in all but name. */

import type { Job } from '../../shared/domain/job.ts'
import type { Results } from '../../shared/domain/job-results.ts'
import { AppError, toWireError } from '../../shared/errors.ts'
import { t } from '../../shared/messages/t.ts'
import { expiryOf, isSigned } from '../../shared/signed-links.ts'
import { withoutSignedLinks } from '../library/disk/sidecar.ts'
import type { Ledger } from './ledger.ts'

/** No service signs a link for longer: after that, a link without an expiry has expired. */
const longestSigned = 7 * 24 * 60 * 60 * 1000

/** Epoch milliseconds. */
export interface Times {
  /** What the clock says, right or wrong. */
  now: number
  /**
   * The latest time known to have passed; null while there is none. A paid picture may depend on a link: a clock that
   * is ahead must not expire it.
   */
  trusted: number | null
}

function isOver(link: string, job: Job, { trusted }: Times): boolean {
  if (trusted === null) return false
  const expiry = expiryOf(link)
  if (expiry !== null) return expiry <= trusted
  return isSigned(link) && endOf(job) + longestSigned <= trusted
}

const endOf = (job: Job): number => job.finishedAt ?? job.createdAt

/**
 * What is still useful of an ended job's answer.
 * @returns the same object if nothing is to be forgotten; null if nothing is left
 */
function stillOfUse(job: Job, results: Results, times: Times): Results | null {
  if (job.state === 'done' || job.pictureIds.length >= job.expected) return null
  // Each keeps its place: a picture's ordinal is that of its link.
  const urls = results.urls.map((url, ordinal) =>
    String(ordinal) in results.kept || isOver(url, job, times) ? '' : url
  )
  if (urls.every((url, at) => url === results.urls[at])) return results
  return urls.every((url) => url === '') && Object.keys(results.kept).length === 0 ? null : { ...results, urls }
}

function expired(): AppError {
  return new AppError('not-found', t('jobs.forgetLinks.expired'), {
    nextStep: t('jobs.forgetLinks.sendAgain'),
    action: 'retry'
  })
}

/**
 * Forgets links of ended jobs: answer links that have expired or whose pictures are stored, and links signed by a user.
 * If such a job is sent again, it finds that the link does not open before anything is charged.
 */
export function forgetLinks(ledger: Ledger, times: Times): void {
  try {
    for (const found of ledger.endedWithResults()) {
      // It ended while the clock was ahead: counted from then, its links would be kept until that time.
      const wasAhead = endOf(found) > times.now
      const job = wasAhead ? { ...found, finishedAt: times.now } : found
      const results = ledger.results(job.id)
      const left = results === null ? null : stillOfUse(job, results, times)
      if (left !== null && left === results && !wasAhead) continue
      const lost = left === null && job.state !== 'done' && job.pictureIds.length < job.expected
      ledger.update(lost ? { ...job, error: toWireError(expired()) } : job, left)
    }
    for (const job of ledger.endedWithLinks())
      ledger.update({ ...job, request: withoutSignedLinks(job.request) ?? job.request })
  } catch {
    // A full or missing disk: done at the end of the next session.
  }
}
