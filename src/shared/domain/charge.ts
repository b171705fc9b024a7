/** Whether sending a request again may be charged a second time. Pure. */
import type { Job } from './job.ts'

/** Codes after which the service may have done, and charged for, the work although no picture came. */
const afterWork = new Set(['may-have-been-charged', 'bad-response'])

/**
 * Answers of a gateway that lost the service behind it, or did not wait for it: the work may still be done and charged.
 */
const lostOnTheWay = new Set<number | undefined>([408, 502, 504, 520, 524])

/**
 * Whether a service that answers with this status has taken the request, whatever else the answer says: it may be
 * charged.
 */
export function isTaken(status: number | undefined): boolean {
  return status !== undefined && status >= 200 && status < 300
}

/** True if sending this job's request again could cost a second time: the service has, or may have, worked on it. */
export function mayCostTwice(job: Job): boolean {
  if (job.state === 'uncertain' || job.handle !== null || job.answered || job.pictureIds.length > 0) return true
  if (job.error === null) return false
  const { code, data } = job.error
  return afterWork.has(code) || lostOnTheWay.has(data.status) || isTaken(data.status)
}
