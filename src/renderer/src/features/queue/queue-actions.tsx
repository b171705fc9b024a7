/** What can be done with the queue as a whole. What can be done with one job: actions/jobs.ts. */

import { hasEnded, type Job } from '../../../../shared/domain/job.ts'
import { AppError } from '../../../../shared/errors.ts'
import { t } from '../../../../shared/messages/t.ts'
import { type Action, type Context, emptyContext } from '../../actions/action.ts'
import { ask, type Question } from '../../actions/ask.ts'
import { remember } from '../../actions/changes.ts'
import { commands } from '../../actions/commands.ts'
import { lastChange, offerUndo } from '../../actions/offer-undo.ts'
import { putBack } from '../../actions/send-again.ts'
import { api } from '../../data/client.ts'
import { useJobs } from '../../data/jobs-store.ts'
import { showNotice } from '../../data/notices.ts'
import { findOperation, useProviders } from '../../data/providers-store.ts'
import { reportError } from '../../data/report.ts'
import { costWords, countFailed, type FailedJobs, sortFailed } from './failed-words.ts'
import { inOrder } from './job-words.ts'
import classes from './queue.module.css'

const jobsNow = (): Job[] => Object.values(useJobs.getState().byId)
const isClearable = (job: Job): boolean => hasEnded(job) && job.state !== 'uncertain'

export const clearEnded: Action = {
  id: 'queue.clear',
  label: t('queue.queueActions.clearFinished'),
  hint: t('queue.queueActions.clearHint'),
  where: ['queue'],
  looksAt: [useJobs],
  not: () => (jobsNow().some(isClearable) ? null : t('queue.queueActions.nothingHasFinished')),
  palette: {
    group: 'make',
    label: t('queue.queueActions.clearFinishedOfQueue'),
    keywords: t('queue.queueActions.clearKeywords')
  },
  run: async () => tellCleared(await api.jobs.clearEnded())
}

/** @param cleared `kept` counts jobs that stay because their pictures can still be fetched */
function tellCleared({ removed, kept }: { removed: readonly string[]; kept: number }): void {
  const words = t('queue.queueActions.cleared', { count: removed.length })
  const left = kept === 0 ? [] : [t('queue.queueActions.kept', { count: kept })]
  if (removed.length === 0)
    showNotice({ id: 'nothing cleared', message: [t('queue.queueActions.nothingCleared'), ...left].join(' ') })
  else
    offerUndo(
      lastChange,
      [t('queue.queueActions.clearedNotice', { count: removed.length }), ...left].join(' '),
      remember(words, () => putBack(removed))
    )
}

const unknownPrice = t('queue.queueActions.priceNotKnown')

/** Named in the question; if there are more, only counted. */
const mostNamed = 8

/** Asked before resending requests that may be charged a second time. */
const chargesOf = (jobs: readonly Job[]): Question => ({
  title: t('queue.queueActions.chargeTitle', { count: jobs.length }),
  text: (
    <>
      <p className={classes.confirm}>{t('queue.queueActions.chargeText', { count: jobs.length })}</p>
      <ul className={classes.named}>
        {jobs.slice(0, mostNamed).map((job) => (
          <li key={job.id}>{job.request.parameters.prompt.slice(0, 120)}</li>
        ))}
        {jobs.length > mostNamed ? (
          <li>{t('queue.queueActions.andMore', { count: jobs.length - mostNamed })}</li>
        ) : null}
      </ul>
    </>
  ),
  yes: t('queue.queueActions.sendAgainMayCostTwice'),
  no: t('queue.queueActions.leaveUnsent'),
  danger: true
})

/**
 * One after the other, each on disk before the next. What cannot be sent stays as it is; the first failure is reported.
 */
async function each(jobs: readonly Job[], act: (job: Job) => Promise<unknown>): Promise<void> {
  let first: unknown = null
  for (const job of jobs) {
    try {
      await act(job)
    } catch (error) {
      first ??= error
    }
  }
  if (first !== null) reportError(first)
}

async function sendAll({ fetched, free, charged }: FailedJobs): Promise<void> {
  const agreed = charged.length > 0 ? ask(chargesOf(charged)) : Promise.resolve(false)
  // What costs nothing does not wait for the user's answer.
  await each(fetched, ({ id }) => api.jobs.resume({ id }))
  await each(free, ({ id }) => api.jobs.retry({ id, acceptCharge: false }))
  if (await agreed) await each(charged, ({ id }) => api.jobs.retry({ id, acceptCharge: true }))
}

/** What sending them again will cost, in words. */
export const costOf = (failed: FailedJobs): string => costWords(failed, pricesOf(failed.free))

/** Prices of these requests, each once. */
function pricesOf(jobs: readonly Job[]): string[] {
  const { providers } = useProviders.getState()
  return [
    ...new Set(
      jobs.map(({ request }) => findOperation(providers, request.operationId)?.operation.price ?? unknownPrice)
    )
  ]
}

/** Asked if the cost is not shown beside the button. */
const sendingOf = (failed: FailedJobs): Question => ({
  title: t('queue.queueActions.sendFailedTitle', { count: countFailed(failed) }),
  text: costOf(failed),
  yes: t('queue.queueActions.sendAgain'),
  no: t('queue.queueActions.cancel')
})

/** The queue shows the cost beside the button; elsewhere the user is asked first. */
export const sendFailed: Action = {
  id: 'queue.sendFailed',
  sends: true,
  label: () => t('queue.queueActions.sendFailed', { count: countFailed(sortFailed(jobsNow())) }),
  where: ['queue', 'window'],
  looksAt: [useJobs],
  when: () => countFailed(sortFailed(jobsNow())) > 1,
  palette: { group: 'make', keywords: t('queue.queueActions.sendFailedKeywords') },
  run: async ({ place }) => {
    const failed = sortFailed(jobsNow())
    if (place === 'queue' || (await ask(sendingOf(failed)))) await sendAll(failed)
  }
}

export const batchContext = (jobs: readonly Job[]): Context => ({ ...emptyContext('queue'), jobs })

const ofBatch = { where: ['queue'], looksAt: [useJobs] } as const satisfies Partial<Action>
const jobsOf = ({ jobs = [] }: Context): readonly Job[] => jobs

const picturesOf = (context: Context): number =>
  jobsOf(context).reduce((sum, { pictureIds }) => sum + pictureIds.length, 0)

export const showBatchPictures: Action = {
  ...ofBatch,
  id: 'batch.show',
  label: (context) => t('queue.queueActions.showPictures', { count: picturesOf(context) }),
  when: (context) => picturesOf(context) > 0,
  run: (context) => commands.run('showBatch', { batchId: jobsOf(context)[0]!.batchId })
}

export const sendBatchAgain: Action = {
  ...ofBatch,
  id: 'batch.send',
  label: (context) => t('queue.queueActions.sendFailed', { count: countFailed(sortFailed(jobsOf(context))) }),
  when: (context) => countFailed(sortFailed(jobsOf(context))) > 0,
  run: async (context) => {
    const failed = sortFailed(jobsOf(context))
    if (await ask(sendingOf(failed))) await sendAll(failed)
  }
}

/** Last in line first: cancelled one by one from the back, none of them is sent meanwhile. */
const openIn = (context: Context): Job[] => inOrder(jobsOf(context).filter((job) => !hasEnded(job))).toReversed()

export const cancelBatch: Action = {
  ...ofBatch,
  id: 'batch.cancel',
  label: (context) => t('queue.queueActions.cancelOpen', { count: openIn(context).length }),
  when: (context) => openIn(context).length > 0,
  run: async (context) => {
    const open = openIn(context)
    const agreed =
      open.length < 2 ||
      (await ask({
        title: t('queue.queueActions.cancelTitle', { count: open.length }),
        text: t('queue.queueActions.cancelText'),
        yes: t('queue.queueActions.cancelOpen', { count: open.length }),
        no: t('queue.queueActions.letThemGoOn'),
        danger: true
      }))
    if (agreed) await each(open, ({ id }) => api.jobs.cancel({ id }))
  }
}

export const removeBatch: Action = {
  ...ofBatch,
  id: 'batch.remove',
  label: (context) => t('queue.queueActions.removeEnded', { count: jobsOf(context).filter(isClearable).length }),
  hint: t('queue.queueActions.clearHint'),
  when: (context) => jobsOf(context).some(isClearable),
  run: async (context) => {
    const removed: string[] = []
    let kept = 0
    await each(jobsOf(context).filter(isClearable), async ({ id }) => {
      try {
        await api.jobs.remove({ id, acceptLoss: false })
        removed.push(id)
      } catch (error) {
        // Its picture can still be fetched.
        if (!(error instanceof AppError) || error.code !== 'may-have-been-charged') throw error
        kept += 1
      }
    })
    tellCleared({ removed, kept })
  }
}

export const queueActions: readonly Action[] = [
  clearEnded,
  sendFailed,
  showBatchPictures,
  sendBatchAgain,
  cancelBatch,
  removeBatch
]
