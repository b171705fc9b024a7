/** Whether sending a request once more may be paid for a second time. Pure. */
import type { Job } from './job.ts'

/** Codes after which the service may have worked, and counted, although no picture came. */
const afterWork = new Set(['may-have-been-charged', 'bad-response'])

/** Answers of a gateway that lost the service behind it, or did not wait for it: the work may be done and counted all the same. */
const lostOnTheWay = new Set<number | undefined>([408, 502, 504, 520, 524])

/** True when sending this job's request again could cost a second time: the service has, or may have, worked on it. */
export function mayCostTwice(job: Job): boolean {
  if (job.state === 'uncertain' || job.handle !== null || job.answered || job.pictureIds.length > 0) return true
  return job.error !== null && (afterWork.has(job.error.code) || lostOnTheWay.has(job.error.data.status))
}
