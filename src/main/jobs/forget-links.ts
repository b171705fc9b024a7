/** Links that are not kept beyond their use: one that is signed is a key in all but name. */
import type { Job } from '../../shared/domain/job.ts'
import { AppError, toWireError } from '../../shared/errors.ts'
import { expiryOf, isSigned } from '../../shared/signed-links.ts'
import type { Results } from '../answers/answer.ts'
import { withoutSignedLinks } from '../library/sidecar.ts'
import type { Ledger } from './ledger.ts'

/** No service signs a link for longer: after that one that does not say when it ends has ended. */
const longestSigned = 7 * 24 * 60 * 60 * 1000

function isOver(link: string, job: Job, now: number): boolean {
  const expiry = expiryOf(link)
  if (expiry !== null) return expiry <= now
  return isSigned(link) && (job.finishedAt ?? job.createdAt) + longestSigned <= now
}

/**
 * What is still of use of the answer of an ended job.
 * @returns the same where nothing is to be forgotten; null where nothing is left
 */
function stillOfUse(job: Job, results: Results, now: number): Results | null {
  if (job.state === 'done' || job.pictureIds.length >= job.expected) return null
  // Each keeps its place: the number of a picture is that of its link.
  const urls = results.urls.map((url, ordinal) => (String(ordinal) in results.kept || isOver(url, job, now) ? '' : url))
  if (urls.every((url, at) => url === results.urls[at])) return results
  return urls.every((url) => url === '') && Object.keys(results.kept).length === 0 ? null : { ...results, urls }
}

function expired(): AppError {
  return new AppError('not-found', 'The link to the picture has expired.', { nextStep: 'Send the request again. It may be charged again.', action: 'retry' })
}

/**
 * Forgets links of jobs that have ended: those of an answer when they have expired or their pictures are stored, and those that a
 * user has signed. Sent again later, such a job finds that the link does not open, before anything is charged.
 * @param now epoch milliseconds
 */
export function forgetLinks(ledger: Ledger, now: number): void {
  try {
    for (const job of ledger.endedWithResults()) {
      const results = ledger.results(job.id)
      const left = results === null ? null : stillOfUse(job, results, now)
      if (left !== null && left === results) continue
      const lost = left === null && job.state !== 'done' && job.pictureIds.length < job.expected
      ledger.update(lost ? { ...job, error: toWireError(expired()) } : job, left)
    }
    for (const job of ledger.endedWithLinks()) ledger.update({ ...job, request: withoutSignedLinks(job.request) ?? job.request })
  } catch {
    // A full or vanished disk: the end of the next session does it.
  }
}
