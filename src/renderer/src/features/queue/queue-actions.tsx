/** What can be done with the queue as a whole. What can be done with one job: actions/jobs.ts. */

import { hasEnded, type Job } from '../../../../shared/domain/job.ts'
import { t } from '../../../../shared/messages/t.ts'
import type { Action } from '../../actions/action.ts'
import { ask, type Question } from '../../actions/ask.ts'
import { remember } from '../../actions/changes.ts'
import { lastChange, offerUndo } from '../../actions/offer-undo.ts'
import { putBack } from '../../actions/send-again.ts'
import { api } from '../../data/client.ts'
import { useJobs } from '../../data/jobs-store.ts'
import { showNotice } from '../../data/notices.ts'
import { findOperation, useProviders } from '../../data/providers-store.ts'
import { reportError } from '../../data/report.ts'
import { costWords, countFailed, type FailedJobs, sortFailed } from './failed-words.ts'
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
  run: async () => {
    const { removed, kept } = await api.jobs.clearEnded()
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

/** The queue shows the cost beside the button; elsewhere the user is asked first. */
export const sendFailed: Action = {
  id: 'queue.sendFailed',
  label: () => t('queue.queueActions.sendFailed', { count: countFailed(sortFailed(jobsNow())) }),
  where: ['queue', 'window'],
  looksAt: [useJobs],
  when: () => countFailed(sortFailed(jobsNow())) > 1,
  palette: { group: 'make', keywords: t('queue.queueActions.sendFailedKeywords') },
  run: async ({ place }) => {
    const failed = sortFailed(jobsNow())
    const question = {
      title: t('queue.queueActions.sendFailedTitle', { count: countFailed(failed) }),
      text: costOf(failed),
      yes: t('queue.queueActions.sendAgain'),
      no: t('queue.queueActions.cancel')
    }
    if (place === 'queue' || (await ask(question))) await sendAll(failed)
  }
}

export const queueActions: readonly Action[] = [clearEnded, sendFailed]
