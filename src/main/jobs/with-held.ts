/** What is said of a job whose answer is held outside of its library. */

import type { Job } from '../../shared/domain/job.ts'
import type { WireError } from '../../shared/errors.ts'
import { t } from '../../shared/messages/t.ts'
import type { HeldAnswer } from '../answers/answer.ts'

/** "The picture", "2 pictures" */
function picturesOf({ pictures }: HeldAnswer): { pictures: string; are: string; they: string } {
  const count = pictures.length
  return count < 2
    ? { pictures: t('jobs.withHeld.picture'), are: 'is', they: 'it' }
    : { pictures: t('jobs.withHeld.pictures2', { count }), are: 'are', they: 'they' }
}

function heldError(error: WireError, held: HeldAnswer): WireError {
  const { pictures, are, they } = picturesOf(held)
  const full = error.code === 'disk-full'
  const why = full ? t('jobs.withHeld.diskIsFull') : t('jobs.withHeld.libraryCannotBeWritten')
  const when = full ? t('jobs.withHeld.thereIsRoom') : t('jobs.withHeld.librarysDiskIsBack')
  const what = full ? t('jobs.withHeld.freeSomeSpaceOnDisk') : t('jobs.withHeld.connectDiskOrMakeFolder')
  const { nextStep: _, action: __, ...data } = error.data
  return held.safe
    ? {
        code: error.code,
        message: t('jobs.withHeld.safeWillBeStoredWhen', { why, pictures, are, they, when }),
        data: { ...data, nextStep: t('jobs.withHeld.nothingIsSentAgain', { what }), action: 'retry' }
      }
    : {
        code: error.code,
        message: t('jobs.withHeld.onlyInMemoryWillBe', { why, pictures, are, they, when }),
        data: { ...data, nextStep: t('jobs.withHeld.doNotClosePalimpsestBefore', { what }), action: 'retry' }
      }
}

/** What came is no picture that can be read now: it was paid for, and stays until the user lets it go. */
function unreadError(error: WireError): WireError {
  const nextStep = t('jobs.withHeld.whatServiceSentIsKept2')
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
