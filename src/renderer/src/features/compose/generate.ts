/** One click on Generate. */

import { AppError, toWireError } from '../../../../shared/errors.ts'
import { t } from '../../../../shared/messages/t.ts'
import { sendRequests } from '../../actions/send-requests.ts'
import { destinationOf } from '../../data/destination.ts'
import { useKeys } from '../../data/keys-store.ts'
import { requestsFromForm } from '../../data/requests-from-form.ts'
import { useSettings } from '../../data/settings-store.ts'
import { composeNow } from './compose-store.ts'
import { formProblems } from './form-problems.ts'
import { strayedFrom } from './strayed-from.ts'

/** Why nothing was sent. */
export type Refusal = 'busy' | 'no-model' | 'no-key' | 'problems'

/**
 * Sends the form to the queue, if possible; never throws. An error is put in the store and shown beside the button.
 * @returns why nothing was sent, or null if it was
 */
export async function generate(random: () => number = Math.random): Promise<Refusal | null> {
  const { place, form, draft, sending, sendRefused, sendStarted, sendEnded } = composeNow()
  if (sending) return 'busy'
  if (!place) return 'no-model'
  const { provider, operation } = place
  const problems = await formProblems(operation.fields, form)
  // Another click may have been first while the tokens could not be counted yet.
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
  const { derivedFromPictureId: after } = draft
  const isVariation = after !== null && strayedFrom(draft.origin, operation.id, form.prompt) === null
  const origin = isVariation ? { derivedFromPictureId: after } : {}
  try {
    const made = await sendRequests(requests.map((request) => ({ ...request, ...origin })))
    sendEnded({ sent: t('compose.generate.addedToQueue', { count: made.length }), nextSeed }, { form, draft })
  } catch (error) {
    const wire = toWireError(error)
    sendEnded(
      { failure: error instanceof AppError ? error : new AppError(wire.code, wire.message, wire.data) },
      { form, draft }
    )
  }
  return null
}
