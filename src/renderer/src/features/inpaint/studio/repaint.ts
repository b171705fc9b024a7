/** One click on Repaint, and repeating a result's request. */

import type { JobRequest } from '../../../../../shared/domain/job.ts'
import type { Picture } from '../../../../../shared/domain/picture.ts'
import { AppError, toWireError } from '../../../../../shared/errors.ts'
import { t } from '../../../../../shared/messages/t.ts'
import { api } from '../../../data/client.ts'
import { useJobs } from '../../../data/jobs-store.ts'
import { findOperation, useProviders } from '../../../data/providers-store.ts'
import { attempt } from '../../../data/report.ts'
import { getPainter } from './get-painter.ts'
import { sentWithMask } from './listen-for-results.ts'
import { requestAgain, requestsFromStudio } from './studio-requests.ts'
import { useStudio } from './studio-store.ts'
import { repaintNow } from './use-repaint.ts'

/** Adds requests to the queue and shows the jobs in the window at once. */
async function submit(requests: JobRequest[]): Promise<void> {
  const made = await api.jobs.submit({ requests })
  useStudio.getState().jobsSent(made.map(({ id }) => id))
  const { byId, jobChanged } = useJobs.getState()
  // An event may already have reported a later state: only unknown jobs are taken from the answer.
  for (const job of made) if (!(job.id in byId)) jobChanged(job)
  useStudio.getState().announcementMade(t('inpaint.repaint.addedToQueue', { count: made.length }))
}

/**
 * Stores the current mask and adds the requests to the queue; never throws. An error is put in the store.
 * @returns false if nothing can currently be sent
 */
export async function repaint(random: () => number = Math.random): Promise<boolean> {
  const { pictureId, form, sending, sendStarted, sendEnded, formChanged } = useStudio.getState()
  const now = repaintNow()
  if (sending || pictureId === null || now === null) return false
  const { place, parameters, inpaint, host, destination, blocked, problems } = now
  if (
    blocked !== null ||
    Object.keys(problems).length > 0 ||
    destination.kind === 'missing-key' ||
    destination.kind === 'locked'
  )
    return false
  sendStarted()
  try {
    const mask = await api.masks.add({ mask: getPainter().exportMask() })
    const links =
      host.kind === 'link' && form.links ? { picture: form.links.picture.trim(), mask: form.links.mask.trim() } : null
    const { requests, nextSeed } = requestsFromStudio(
      { operation: place.operation, parameters, form, inpaint, pictureId, maskId: mask.id, links },
      random
    )
    sentWithMask()
    await submit(requests)
    sendEnded(null)
    if (nextSeed !== undefined && useStudio.getState().pictureId === pictureId)
      formChanged({ parameters: { ...useStudio.getState().form.parameters, seed: nextSeed } })
  } catch (error) {
    const { code, message, data } = toWireError(error)
    sendEnded(new AppError(code, message, data))
  }
  return true
}

/**
 * Repeats the request that made a result, with another seed: the same mask, area and prompt, whatever is in the form.
 */
export function repaintAgain(result: Picture): void {
  const place = findOperation(useProviders.getState().providers, result.operationId)
  const request = place ? requestAgain(result, place.operation, Math.random) : null
  const gone = new AppError('not-found', t('inpaint.repaint.modelGone'), {
    nextStep: t('inpaint.repaint.modelGoneNext')
  })
  sentWithMask()
  useStudio.getState().comparisonChosen(null)
  attempt(request ? submit([request]) : Promise.reject(gone))
}
