/** One press of Generate. */

import { AppError, toWireError } from '../../../../shared/errors.ts'
import { t } from '../../../../shared/messages/t.ts'
import { api } from '../../data/client.ts'
import { destinationOf } from '../../data/destination.ts'
import { useJobs } from '../../data/jobs-store.ts'
import { useKeys } from '../../data/keys-store.ts'
import { requestsFromForm } from '../../data/requests-from-form.ts'
import { useSettings } from '../../data/settings-store.ts'
import { composeNow } from './compose-store.ts'
import { formProblems } from './form-problems.ts'

/** Why nothing was sent. */
export type Refusal = 'busy' | 'no-model' | 'no-key' | 'problems'

/**
 * Hands the form to the queue, if it can be sent; never throws. What went wrong stands in the store, beside the button.
 * @returns why nothing was sent, or null when it was handed over
 */
export async function generate(random: () => number = Math.random): Promise<Refusal | null> {
  const { place, form, draft, sending, sendRefused, sendStarted, sendEnded } = composeNow()
  if (sending) return 'busy'
  if (!place) return 'no-model'
  const { provider, operation } = place
  const problems = await formProblems(operation.fields, form)
  // Another press may have gone first while the tokens could not be counted yet.
  if (composeNow().sending) return 'busy'
  if (Object.keys(problems).length > 0) {
    sendRefused()
    return 'problems'
  }
  const { kind } = destinationOf(
    provider,
    operation,
    useSettings.getState().settings.baseUrls,
    useKeys.getState().byProvider[provider.id]
  )
  if (kind === 'missing-key' || kind === 'locked') {
    sendRefused()
    return 'no-key'
  }
  sendStarted()
  const { requests, nextSeed } = requestsFromForm(
    { operation, parameters: form, seedMode: draft.seedMode, count: draft.count },
    random
  )
  const origin = draft.derivedFromPictureId === null ? {} : { derivedFromPictureId: draft.derivedFromPictureId }
  try {
    const made = await api.jobs.submit({ requests: requests.map((request) => ({ ...request, ...origin })) })
    const { byId, jobChanged } = useJobs.getState()
    // An event may have told of a later state already: only what is not known yet is taken from the answer.
    for (const job of made) if (!(job.id in byId)) jobChanged(job)
    sendEnded({ sent: t('compose.generate.addedToQueue', { count: made.length }), nextSeed })
  } catch (error) {
    const wire = toWireError(error)
    sendEnded({ failure: error instanceof AppError ? error : new AppError(wire.code, wire.message, wire.data) })
  }
  return null
}
