/** What can be done with a job of the queue. */
import { mayCostTwice } from '../../../shared/domain/charge.ts'
import { hasEnded, type Job } from '../../../shared/domain/job.ts'
import { api } from '../data/client.ts'
import { type Action, type Context, emptyContext } from './action.ts'
import { commands } from './commands.ts'
import { isFetched, removeJob, sendAgain } from './send-again.ts'

export const jobContext = (job: Job): Context => ({ ...emptyContext('queue'), job })

const here = { where: ['queue'] } as const satisfies Partial<Action>
const nothing = Promise.resolve()
const ofJob = ({ job }: Context): boolean => job !== undefined

/** Costs nothing: the service has the job, or its picture is there already. */
export const resumeJob: Action = {
  ...here,
  id: 'job.resume',
  label: ({ job }) =>
    job && job.held !== null
      ? 'Store the picture'
      : job && isFetched(job)
        ? 'Fetch the picture'
        : 'Ask the service again',
  when: ofJob,
  run: ({ job }) => (job ? api.jobs.resume({ id: job.id }) : nothing)
}

function sendWords({ job }: Context): string {
  if (job?.state === 'cancelled' && job.attempts === 0) return 'Send it after all'
  return job?.state === 'failed' && !mayCostTwice(job) ? 'Try again' : 'Send again (may cost twice)'
}

export const sendJobAgain: Action = {
  ...here,
  id: 'job.send',
  label: sendWords,
  when: ofJob,
  run: ({ job }) => (job ? sendAgain(job) : nothing)
}

export const cancelJob: Action = {
  ...here,
  id: 'job.cancel',
  label: 'Cancel',
  when: ({ job }) => job !== undefined && !hasEnded(job),
  run: ({ job }) => (job ? api.jobs.cancel({ id: job.id }) : nothing)
}

export const takeOffList: Action = {
  ...here,
  id: 'job.remove',
  label: 'Take off the list',
  when: ofJob,
  run: ({ job }) => (job ? removeJob(job) : nothing)
}

export const fillCompose: Action = {
  ...here,
  id: 'job.compose',
  label: 'Use in compose',
  when: ofJob,
  run: ({ job }) => {
    if (job)
      commands.run('reuse', { operationId: job.request.operationId, parameters: job.request.parameters, seed: 'same' })
  }
}

export const jobActions: readonly Action[] = [resumeJob, sendJobAgain, cancelJob, takeOffList, fillCompose]
