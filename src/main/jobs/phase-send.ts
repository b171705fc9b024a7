/** From a queued job to the service's answer. After `onSending` the job may be charged, and nothing sends it twice. */

import { isTaken } from '../../shared/domain/charge.ts'
import { assertSendable } from '../../shared/domain/field.ts'
import { AppError } from '../../shared/errors.ts'
import { t } from '../../shared/messages/t.ts'
import type { Outcome, WireInput } from '../providers/descriptor.ts'
import { type LinksRun, linksFor } from './links-for.ts'
import { HeldBack, refusalOf } from './refusal.ts'
import { enterSending, type Run, type SendingRun } from './run-context.ts'
import { signRequest } from './wire.ts'

/** What sending needs. */
type SendRun = Run<'addresses' | 'clock' | 'ending' | 'http' | 'keys' | 'limits'> & LinksRun & SendingRun

/** Placeholders for links that do not exist yet. */
const someLinks = { imageUrl: 'https://example.com/picture.png', maskUrl: 'https://example.com/mask.png' }

/**
 * Builds the requests once without sending them: a missing key, parameters that this wire does not take, or a key not
 * allowed where a paid answer is polled must be found before the user's picture leaves the machine.
 */
async function rehearse({ services, operation, provider, job }: SendRun): Promise<void> {
  const { parameters, source, mask } = job.request
  if (operation.poll) await signRequest(provider, operation.poll.toRequest('0'), services.addresses, services.keys)
  if (source === undefined && mask === undefined) return
  await signRequest(provider, operation.toRequest({ parameters, ...someLinks }), services.addresses, services.keys)
}

/** For a charged request these mean that none of it was sent; anything else "may have been charged". */
const neverLeft = (error: unknown): error is AppError =>
  error instanceof AppError && (error.code === 'offline' || error.code === 'timeout')

/**
 * Sends the job's request once, and reads the answer.
 * @throws HeldBack if the service did not take it and nothing was charged: it answered 429 or 503, or was unreachable
 * @throws AppError what stopped it; `may-have-been-charged` if the request was sent
 */
export async function runSendPhase(run: SendRun): Promise<Outcome> {
  const { services, operation, provider, job, turn } = run
  if (turn === null) throw new AppError('internal', t('jobs.phaseSend.outOfTurn'))
  const { parameters } = job.request
  assertSendable(operation.fields, parameters)
  await rehearse(run)
  const input: WireInput = { parameters, ...(await linksFor(run)) }
  const request = await signRequest(provider, operation.toRequest(input), services.addresses, services.keys)
  if (!turn.holds() || services.ending()) throw new HeldBack(null)

  const reply = await services.http
    .send(request, {
      policy: 'charged',
      signal: run.signal,
      timeoutMs: services.limits().requestTimeoutMs,
      maxBytes: operation.replyBytes(parameters),
      onSending: () => enterSending(run, t('jobs.phaseSend.waitingFor', { label: provider.label }))
    })
    .catch((error: unknown) => {
      if (!neverLeft(error)) throw error
      throw new HeldBack(turn.refused(refusalOf(error) ?? { reason: 'unreachable', until: null }), error)
    })
  run.answeredAt = request.url
  const outcome = operation.fromReply(reply, services.clock.now(), job.expected)
  const refusal = outcome.kind === 'failed' ? refusalOf(outcome.error) : null
  if (outcome.kind !== 'failed' || refusal === null) {
    turn.answered()
    return outcome
  }
  const until = turn.refused(refusal)
  // A request that the service has taken may be charged, whatever limit it reports. No document says that an answer
  // with a good status means "not taken", so the user decides.
  if (isTaken(reply.status)) return outcome
  throw new HeldBack(until, outcome.error)
}
