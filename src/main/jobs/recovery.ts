/**
 * What a start makes of the jobs that the last session left. Queued, polling and downloading jobs continue; one cut off
 * after its request was sent waits for the user, because it may have been charged.
 */

import { hasEnded, type Job } from '../../shared/domain/job.ts'
import { AppError, toWireError } from '../../shared/errors.ts'
import { t } from '../../shared/messages/t.ts'

/**
 * The state in which a job continues after a restart.
 * @param pictureIds pictures of this job already in the library
 * @param free true for the demo, which charges nobody: what was cut off is simply done again
 */
export function recovered(job: Job, pictureIds: readonly string[], now: number, free: boolean): Job {
  const merged = {
    ...job,
    pictureIds: [...new Set([...job.pictureIds, ...pictureIds])],
    progress: null,
    fraction: null
  }
  // The answer had arrived and its pictures were stored; only the job's last update was not written.
  const mayHaveEnded = job.state === 'sending' || job.state === 'polling'
  if (mayHaveEnded && merged.pictureIds.length >= job.expected)
    return { ...merged, state: 'done', answered: false, finishedAt: now, error: null }
  if (job.state !== 'sending') return merged
  if (free) return { ...merged, state: 'queued', startedAt: null }
  return { ...merged, state: 'uncertain', finishedAt: now, error: toWireError(cutOff()) }
}

/** A job in line that is not known to be this library's to send: it waits for the user. */
export function heldInLine(job: Job, why: keyof typeof inDoubt, now: number): Job {
  const error = new AppError('may-have-been-charged', inDoubt[why], {
    nextStep: t('jobs.recovery.sendOrRemove'),
    action: 'decide'
  })
  return {
    ...job,
    state: 'uncertain',
    finishedAt: now,
    waitUntil: null,
    progress: null,
    fraction: null,
    error: toWireError(error)
  }
}

const inDoubt = {
  elsewhere: t('jobs.recovery.elsewhere'),
  olderCopy: t('jobs.recovery.olderCopy')
}

function cutOff(): AppError {
  return new AppError('may-have-been-charged', t('jobs.recovery.cutOff'), {
    nextStep: t('jobs.recovery.checkAccount'),
    action: 'decide'
  })
}

/**
 * Whether the job was sent again after its answer was held outside its library, for example from another machine that
 * did not know of the answer. A job only put back in line was not: it waits for that answer.
 * @param held as it was written down there
 */
export function wasSentAgain(job: Job, held: Job): boolean {
  if (job.attempts !== held.attempts) return job.attempts > held.attempts
  return job.startedAt !== null && job.startedAt !== held.startedAt
}

/**
 * The state in which a job continues whose answer, or part of it, is held outside its library.
 * @param held as it was written down there
 * @param pictureIds pictures of this job that are in the library
 * @param hasAnswer bytes or links are held; otherwise only the number by which the service can be asked
 */
export function recoveredHeld(held: Job, pictureIds: readonly string[], hasAnswer: boolean): Job {
  const job = { ...held, pictureIds: [...new Set([...held.pictureIds, ...pictureIds])], progress: null, fraction: null }
  // What the user cancelled, or what failed for another reason than the disk, is fetched when the user asks for it.
  const wanted =
    !hasEnded(held) || (held.state === 'failed' && (held.error?.code === 'disk-full' || held.error?.code === 'storage'))
  if (!wanted) return job
  const goesOn = { finishedAt: null, waitUntil: null, error: null }
  if (hasAnswer) return { ...job, ...goesOn, state: 'downloading', answered: true }
  return job.handle === null ? job : { ...job, ...goesOn, state: 'polling' }
}
