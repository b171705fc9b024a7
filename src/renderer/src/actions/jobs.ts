/** What can be done with a job, in the queue and on the tile where its picture will be. */
import { IconListDetails, IconX } from '@tabler/icons-react'
import { mayCostTwice } from '../../../shared/domain/charge.ts'
import { hasEnded, type Job } from '../../../shared/domain/job.ts'
import type { ErrorAction } from '../../../shared/errors.ts'
import { api } from '../data/client.ts'
import { type Action, type Context, emptyContext } from './action.ts'
import { commands } from './commands.ts'
import { isFetched, removeJob, sendAgain } from './send-again.ts'

export const jobContext = (job: Job): Context => ({ ...emptyContext('queue'), job })

const here = { where: ['queue', 'gallery', 'studio'] } as const satisfies Partial<Action>
const nothing = Promise.resolve()
const ofJob = ({ job }: Context): boolean => job !== undefined

function resumeWords({ job }: Context): string | null {
  if (job && job.held !== null) return 'Store the picture'
  return job && isFetched(job) ? 'Fetch the picture' : null
}

/** Costs nothing: the service has the job, or its picture is there already. */
export const resumeJob: Action = {
  ...here,
  id: 'job.resume',
  label: (context) => resumeWords(context) ?? 'Ask the service again',
  short: (context) => resumeWords(context) ?? 'Ask the service',
  when: ofJob,
  run: ({ job }) => (job ? api.jobs.resume({ id: job.id }) : nothing)
}

const isPlainTry = ({ job }: Context): boolean => job?.state === 'failed' && !mayCostTwice(job)

function sendWords(context: Context): string {
  const { job } = context
  if (job?.state === 'cancelled' && job.attempts === 0) return 'Send it after all'
  return isPlainTry(context) ? 'Try again' : 'Send again (may cost twice)'
}

/** Asks first where it may cost twice. */
export const sendJobAgain: Action = {
  ...here,
  id: 'job.send',
  label: sendWords,
  short: (context) => (isPlainTry(context) ? 'Try again' : 'Send again…'),
  when: ofJob,
  run: ({ job }) => (job ? sendAgain(job) : nothing)
}

/** What its error says would help. */
const helpOf = (job: Job | undefined): ErrorAction => job?.error?.data.action ?? 'retry'

export const helpJob: Action = {
  ...here,
  id: 'job.help',
  label: ({ job }) => actionLabel(helpOf(job)),
  when: ofJob,
  run: ({ job }) => job && commands.run('followError', { action: helpOf(job), jobId: job.id })
}

export const cancelJob: Action = {
  ...here,
  id: 'job.cancel',
  label: 'Cancel',
  icon: IconX,
  when: ({ job }) => job !== undefined && !hasEnded(job),
  run: ({ job }) => (job ? api.jobs.cancel({ id: job.id }) : nothing)
}

export const takeOffList: Action = {
  ...here,
  id: 'job.remove',
  label: 'Take off the list',
  short: 'Dismiss',
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

export const showJob: Action = {
  ...here,
  id: 'job.show',
  label: 'Show in the queue',
  icon: IconListDetails,
  when: ofJob,
  run: ({ job }) => job && commands.run('showJob', { jobId: job.id })
}

export const jobActions: readonly Action[] = [
  resumeJob,
  sendJobAgain,
  helpJob,
  cancelJob,
  takeOffList,
  fillCompose,
  showJob
]

const labels: Record<ErrorAction, string> = {
  'check-key': 'Check key',
  retry: 'Try again',
  'edit-request': 'Edit request',
  'open-service-settings': 'Open service settings',
  'open-image-host': 'Set up the image host',
  'choose-folder': 'Choose a folder…',
  'free-space': 'Try again',
  unlock: 'Unlock the key',
  decide: 'Decide…',
  wait: 'Show the queue'
}

function actionLabel(action: ErrorAction): string {
  return labels[action]
}
