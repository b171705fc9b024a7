/** What can be done with an ended job, in order; the same in the queue and on every tile. Pure. */
import { canBeFetched, type Job } from '../../../shared/domain/job.ts'
import type { WireError } from '../../../shared/errors.ts'
import type { Action } from './action.ts'
import { fillCompose, helpJob, removeFromList, resumeJob, sendJobAgain } from './jobs.ts'

export interface JobWay {
  action: Action
  /** `quiet`: less prominent, because something that costs nothing precedes it, or it will not help. */
  look: 'leads' | 'plain' | 'quiet'
}

/**
 * Whether an error suggests something besides another try. Decisions are offered by the job's own buttons; a waiting
 * job is already in the queue.
 */
export function hasHelp(error: WireError | null): boolean {
  const action = error?.data.action
  return action !== undefined && !['decide', 'wait', 'retry', 'free-space'].includes(action)
}

const remove: JobWay = { action: removeFromList, look: 'quiet' }
const resume: JobWay = { action: resumeJob, look: 'leads' }
const send = (look: JobWay['look']): JobWay => ({ action: sendJobAgain, look })

function ofFailed(job: Job): JobWay[] {
  const { action } = job.error?.data ?? {}
  const edits = action === 'edit-request'
  const helps = hasHelp(job.error)
  const asks = !helps && canBeFetched(job)
  const asksBesides = !asks && job.handle !== null && action !== 'free-space'
  return [
    ...(asks ? [resume] : []),
    ...(helps ? [{ action: helpJob, look: 'plain' } as const] : []),
    ...(asksBesides ? [resume] : []),
    ...(edits ? [] : [send(asks || asksBesides ? 'quiet' : 'plain'), { action: fillCompose, look: 'quiet' } as const]),
    remove
  ]
}

/** The first one helps most. Sending again asks first if it can cost twice. */
export function waysOn(job: Job): JobWay[] {
  switch (job.state) {
    case 'failed':
      return ofFailed(job)
    case 'uncertain':
      return job.handle === null ? [send('plain'), remove] : [resume, send('quiet'), remove]
    case 'cancelled':
      return canBeFetched(job) ? [resume, send('quiet'), remove] : [send('plain'), remove]
    default:
      return []
  }
}
