/**
 * Retries a job without ever paying twice unasked: an answer is fetched again, and a request that may have been charged
 * asks first.
 */

import { canBeFetched, type Job } from '../../../shared/domain/job.ts'
import { AppError } from '../../../shared/errors.ts'
import { t } from '../../../shared/messages/t.ts'
import { api } from '../data/client.ts'
import { ask, type Question } from './ask.ts'
import { remember } from './changes.ts'
import { lastChange, offerUndo } from './offer-undo.ts'

/** Asked before a request that may be charged a second time. */
const secondCharge: Question = {
  title: t('actions.sendAgain.sendItAgain'),
  text: t('actions.sendAgain.serviceMayHaveWorkedOn'),
  yes: t('actions.sendAgain.sendAgain'),
  no: t('actions.sendAgain.leaveIt'),
  danger: true
}

/** Sends a job's request again; asks first if that could cost twice. */
export async function sendAgain(job: Job): Promise<void> {
  try {
    await api.jobs.retry({ id: job.id, acceptCharge: false })
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'may-have-been-charged') throw error
    if (await ask(secondCharge)) await api.jobs.retry({ id: job.id, acceptCharge: true })
  }
}

/** Asked before giving up pictures that were made, and perhaps paid for. */
const lossOf = ({ message, data }: AppError): Question => ({
  title: t('actions.sendAgain.giveUpItsPicture'),
  text: `${message} ${data.nextStep ?? ''}`,
  yes: t('actions.sendAgain.remove'),
  no: t('actions.sendAgain.keepIt'),
  danger: true
})

/**
 * Restores removed jobs: the main process keeps them for a while.
 * @throws AppError not-found if it no longer has some of them
 */
export async function putBack(ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return
  const back = await api.jobs.putBack({ ids: [...ids] })
  if (back.length === ids.length) return
  throw new AppError('not-found', t('actions.sendAgain.notPutBack', { missing: ids.length - back.length }), {
    nextStep: t('actions.sendAgain.notPutBackNext')
  })
}

/** Removes a job from the queue, with undo; asks first if its pictures could still be fetched. */
export async function removeJob(job: Job): Promise<void> {
  try {
    await api.jobs.remove({ id: job.id, acceptLoss: false })
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'may-have-been-charged') throw error
    if (!(await ask(lossOf(error)))) return
    await api.jobs.remove({ id: job.id, acceptLoss: true })
    // The bytes are gone: it could not be restored as it was.
    if (job.held !== null) return
  }
  const words = t('actions.sendAgain.removed')
  offerUndo(
    lastChange,
    `${words}.`,
    remember(words, () => putBack([job.id]))
  )
}

/**
 * Whether continuing fetches an existing picture; otherwise the service is asked, also for a new link if the first has
 * expired.
 */
export function isFetched({ held, answered, error }: Job): boolean {
  return held !== null || (answered && error?.code !== 'not-found')
}

/** "Try again": fetches what the service already has, and only otherwise sends the request again. */
export async function tryAgain(job: Job): Promise<void> {
  if (canBeFetched(job)) await api.jobs.resume({ id: job.id })
  else await sendAgain(job)
}
