/** What is said of a job whose answer is held outside of its library. */
import type { Job } from '../../shared/domain/job.ts'
import type { WireError } from '../../shared/errors.ts'
import type { HeldAnswer } from '../answers/answer.ts'

/** "The picture", "2 pictures" */
function picturesOf({ pictures }: HeldAnswer): { pictures: string; are: string; they: string } {
  const count = pictures.length
  return count < 2
    ? { pictures: 'The picture', are: 'is', they: 'it' }
    : { pictures: `The ${count} pictures`, are: 'are', they: 'they' }
}

function heldError(error: WireError, held: HeldAnswer): WireError {
  const { pictures, are, they } = picturesOf(held)
  const full = error.code === 'disk-full'
  const why = full ? 'The disk is full.' : 'The library cannot be written.'
  const when = full ? 'there is room' : "the library's disk is back"
  const what = full ? 'Free some space on the disk' : 'Connect the disk, or make the folder writable'
  const { nextStep: _, action: __, ...data } = error.data
  return held.safe
    ? {
        code: error.code,
        message: `${why} ${pictures} ${are} safe: ${they} will be stored when ${when}.`,
        data: { ...data, nextStep: `${what}. Nothing is sent again.`, action: 'retry' }
      }
    : {
        code: error.code,
        message: `${why} ${pictures} ${are} only in memory: ${they} will be stored when ${when}.`,
        data: { ...data, nextStep: `Do not close Palimpsest before that. ${what}.`, action: 'retry' }
      }
}

/** What came is no picture that can be read now: it was paid for, and stays until the user lets it go. */
function unreadError(error: WireError): WireError {
  const nextStep =
    'What the service sent is kept. ' +
    '“Store the picture” looks at it once more, and sends nothing; “Remove” throws it away.'
  return { ...error, data: { ...error.data, nextStep, action: 'retry' } }
}

/** The job with where its answer is held, and an error that says so. */
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
