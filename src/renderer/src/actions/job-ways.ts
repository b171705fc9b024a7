/** What can be done with a job that has ended, in order; the same in the queue and on every tile. Pure. */
import { canBeFetched, type Job } from '../../../shared/domain/job.ts'
import type { WireError } from '../../../shared/errors.ts'
import type { Action } from './action.ts'
import { fillCompose, helpJob, removeFromList, resumeJob, sendJobAgain } from './jobs.ts'

export interface JobWay {
  action: Action
  /** `quiet`: it steps back, where something that costs nothing stands before it, or nothing comes of it. */
  look: 'leads' | 'plain' | 'quiet'
}

/**
 * Whether an error names something that helps besides another try. What is offered for a decision is shown by the job's
 * own buttons; one who waits is in the queue already.
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

/** The first one is what helps most. Sending again asks first where it can cost twice. */
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
