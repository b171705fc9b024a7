/** What can be done with a job, in the queue and on the tile for its picture. */

import { IconListDetails, IconX } from '@tabler/icons-react'
import { mayCostTwice } from '../../../shared/domain/charge.ts'
import { hasEnded, type Job } from '../../../shared/domain/job.ts'
import type { ErrorAction } from '../../../shared/errors.ts'
import { t } from '../../../shared/messages/t.ts'
import { api } from '../data/client.ts'
import { jobsHeldBy, pauseOf } from '../data/held-jobs.ts'
import { useJobs } from '../data/jobs-store.ts'
import { usePauses } from '../data/pauses-store.ts'
import { findOperation, useProviders } from '../data/providers-store.ts'
import { type Action, type Context, emptyContext } from './action.ts'
import { ask } from './ask.ts'
import { commands } from './commands.ts'
import { isFetched, removeJob, sendAgain } from './send-again.ts'

export const jobContext = (job: Job): Context => ({ ...emptyContext('queue'), job })

const here = { where: ['queue', 'gallery', 'studio'] } as const satisfies Partial<Action>
const nothing = Promise.resolve()
const ofJob = ({ job }: Context): boolean => job !== undefined

function resumeWords({ job }: Context): string | null {
  if (job && job.held !== null) return t('actions.jobs.storePicture')
  return job && isFetched(job) ? t('actions.jobs.fetchPicture') : null
}

/** Costs nothing: the service has the job, or its picture already exists. */
export const resumeJob: Action = {
  ...here,
  id: 'job.resume',
  label: (context) => resumeWords(context) ?? t('actions.jobs.checkResultAgain'),
  short: (context) => resumeWords(context) ?? t('actions.jobs.checkResult'),
  when: ofJob,
  run: ({ job }) => (job ? api.jobs.resume({ id: job.id }) : nothing)
}

const isPlainTry = ({ job }: Context): boolean => job?.state === 'failed' && !mayCostTwice(job)

function sendWords(context: Context): string {
  const { job } = context
  if (job?.state === 'cancelled' && job.attempts === 0) return t('actions.jobs.sendAnyway')
  return isPlainTry(context) ? t('actions.jobs.tryAgain') : t('actions.jobs.sendAgainMayCostTwice')
}

/** Asks first if it may cost twice. */
export const sendJobAgain: Action = {
  ...here,
  id: 'job.send',
  label: sendWords,
  short: (context) => (isPlainTry(context) ? t('actions.jobs.tryAgain') : t('actions.jobs.sendAgain')),
  when: ofJob,
  run: ({ job }) => (job ? sendAgain(job) : nothing)
}

/** What its error suggests. */
const helpOf = (job: Job | undefined): ErrorAction => job?.error?.data.action ?? 'retry'

export const helpJob: Action = {
  ...here,
  id: 'job.help',
  label: ({ job }) => actionLabel(helpOf(job)),
  short: ({ job }) =>
    helpOf(job) === 'open-service-settings' ? t('actions.jobs.serviceSettings') : actionLabel(helpOf(job)),
  when: ofJob,
  run: ({ job }) => job && commands.run('followError', { action: helpOf(job), jobId: job.id })
}

const providerOf = (operationId: string): string | undefined =>
  findOperation(useProviders.getState().providers, operationId)?.provider.id

const isHeld = (job: Job): boolean =>
  pauseOf(job, usePauses.getState().pauses, providerOf(job.request.operationId)) !== null

export const cancelJob: Action = {
  ...here,
  id: 'job.cancel',
  label: ({ job }) => (job && isHeld(job) ? t('actions.jobs.stop') : t('actions.jobs.cancel')),
  icon: IconX,
  looksAt: [usePauses],
  when: ({ job }) => job !== undefined && !hasEnded(job),
  run: ({ job }) => (job ? api.jobs.cancel({ id: job.id }) : nothing)
}

const pausesIn = ({ pauses }: Context): readonly string[] => pauses ?? usePauses.getState().pauses.map(({ id }) => id)

/**
 * Opens the line of these places for one request. What waits there has not been taken by its service, or is only
 * polled: nothing is charged twice.
 */
export const tryNow: Action = {
  id: 'queue.tryNow',
  label: t('actions.jobs.tryNow'),
  hint: t('actions.jobs.triesOne'),
  where: ['queue', 'gallery', 'studio', 'window'],
  looksAt: [usePauses],
  when: () => usePauses.getState().pauses.length > 0,
  not: (context) => {
    const ids = pausesIn(context)
    const all = usePauses.getState().pauses.filter(({ id }) => ids.includes(id))
    return all.length > 0 && all.every(({ trying }) => trying) ? t('actions.jobs.beingTried') : null
  },
  palette: {
    group: 'make',
    label: t('actions.jobs.tryPausedNow'),
    keywords: t('actions.jobs.tryNowKeywords')
  },
  run: async (context) => usePauses.getState().pausesLoaded(await api.jobs.tryNow({ ids: [...pausesIn(context)] }))
}

const heldIn = (context: Context): Job[] =>
  jobsHeldBy(pausesIn(context), Object.values(useJobs.getState().byId), usePauses.getState().pauses, providerOf)

/** Cancels whatever waits for these places. */
export const stopWaiting: Action = {
  id: 'queue.stopWaiting',
  label: (context) => {
    const { length } = heldIn(context)
    return length > 1 ? t('actions.jobs.stopAll', { count: length }) : t('actions.jobs.stop')
  },
  where: ['queue', 'window'],
  looksAt: [usePauses, useJobs],
  when: (context) => heldIn(context).length > 0,
  palette: { group: 'make', label: t('actions.jobs.stopWaiting'), keywords: t('actions.jobs.stopWaitingKeywords') },
  run: async (context) => {
    const held = heldIn(context)
    const agreed =
      held.length < 2 ||
      (await ask({
        title: t('actions.jobs.stopRequests', { count: held.length }),
        text: t('actions.jobs.stopped'),
        yes: t('actions.jobs.stopCount', { count: held.length }),
        no: t('actions.jobs.letThemWait'),
        danger: true
      }))
    if (agreed) await Promise.all(held.map(({ id }) => api.jobs.cancel({ id })))
  }
}

export const removeFromList: Action = {
  ...here,
  id: 'job.remove',
  label: t('actions.jobs.remove'),
  icon: IconX,
  when: ofJob,
  run: ({ job }) => (job ? removeJob(job) : nothing)
}

export const fillCompose: Action = {
  ...here,
  id: 'job.compose',
  label: t('actions.jobs.reuseSettings'),
  when: ofJob,
  run: ({ job }) => {
    if (job)
      commands.run('reuse', { operationId: job.request.operationId, parameters: job.request.parameters, seed: 'same' })
  }
}

export const showJob: Action = {
  ...here,
  id: 'job.show',
  label: t('actions.jobs.showInQueue'),
  icon: IconListDetails,
  when: ofJob,
  run: ({ job }) => job && commands.run('showJob', { jobId: job.id })
}

export const jobActions: readonly Action[] = [
  resumeJob,
  sendJobAgain,
  helpJob,
  cancelJob,
  tryNow,
  stopWaiting,
  removeFromList,
  fillCompose,
  showJob
]

const labels: Record<ErrorAction, string> = {
  'check-key': t('actions.jobs.checkKey'),
  retry: t('actions.jobs.tryAgain'),
  'edit-request': t('actions.jobs.editRequest'),
  'open-service-settings': t('actions.jobs.openServiceSettings'),
  'open-image-host': t('actions.jobs.setUpImageHost'),
  'choose-folder': t('actions.jobs.chooseFolder'),
  'free-space': t('actions.jobs.tryAgain'),
  unlock: t('actions.jobs.unlockKey'),
  decide: t('actions.jobs.decide'),
  wait: t('actions.jobs.showQueue')
}

function actionLabel(action: ErrorAction): string {
  return labels[action]
}
