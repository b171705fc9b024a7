/** What is said about a job whose answer is held outside its library. */

import type { Job } from '../../shared/domain/job.ts'
import type { WireError } from '../../shared/errors.ts'
import { t } from '../../shared/messages/t.ts'
import type { HeldAnswer } from '../answers/answer.ts'

function heldError(error: WireError, held: HeldAnswer): WireError {
  const count = Math.max(1, held.pictures.length)
  const cause = error.code === 'disk-full' ? 'diskFull' : 'notWritable'
  const where = held.safe ? 'safe' : 'memory'
  const { nextStep: _, action: __, ...data } = error.data
  return {
    code: error.code,
    message: t(`jobs.withHeld.${where}.${cause}`, { count }),
    data: { ...data, nextStep: t(`jobs.withHeld.${where}.${cause}Next`), action: 'retry' }
  }
}

/** What arrived cannot be read as a picture now: it was paid for, and stays until the user lets it go. */
function unreadError(error: WireError): WireError {
  const nextStep = t('jobs.withHeld.unread')
  return { ...error, data: { ...error.data, nextStep, action: 'retry' } }
}

/** The job with the location of its held answer, and an error that names it. */
export function withHeld(job: Job, held: HeldAnswer | null): Job {
  if (held === null || job.state === 'done') return job.held === null ? job : { ...job, held: null }
  return {
    ...job,
    held: held.safe ? 'profile' : 'memory',
    error: job.state === 'failed' && job.error !== null ? saidOf(job.error, held) : job.error
  }
}

function saidOf(error: WireError, held: HeldAnswer): WireError {
  if (error.code === 'disk-full' || error.code === 'storage') return heldError(error, held)
  return error.code === 'bad-response' && held.pictures.length > 0 ? unreadError(error) : error
}
