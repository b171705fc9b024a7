/** Polls for a job that the service has. Polls cost nothing and are freely repeated until the deadline. */

import { AppError } from '../../shared/errors.ts'
import { t } from '../../shared/messages/t.ts'
import type { Outcome } from '../providers/descriptor.ts'
import { notYetLimit, pollDelay } from './poll-schedule.ts'
import { placeOf, refusalOf } from './refusal.ts'
import { progress, type Run } from './run-context.ts'
import { type TurnRun, takeTurn } from './take-turn.ts'
import { signRequest } from './wire.ts'

/** What polling needs. */
type PollRun = Run<'addresses' | 'clock' | 'http' | 'jobChanged' | 'keys' | 'limits'> & TurnRun

/**
 * Transient or transport faults: a gateway that has lost the service, a network that requires a login, an error that
 * says nothing about the job. The service still has the job, and a later poll may find it.
 */
const passing = new Set<AppError['code']>(['timeout', 'provider-failed', 'bad-response', 'unsafe-url'])

async function pollOnce(run: PollRun, handle: string): Promise<{ outcome: Outcome; unknown: boolean }> {
  const { services, operation, provider } = run
  if (operation.poll === undefined)
    throw new AppError('unsupported', t('jobs.phasePoll.noWayToAsk', { label: provider.label }), {
      detail: handle
    })
  const request = await signRequest(provider, operation.poll.toRequest(handle), services.addresses, services.keys)
  const timeoutMs = Math.min(services.limits().requestTimeoutMs, 60_000)
  const reply = await services.http.send(request, {
    policy: 'safe',
    retries: 0,
    signal: run.signal,
    timeoutMs,
    maxBytes: operation.replyBytes(run.job.request.parameters)
  })
  run.answeredAt = request.url
  return {
    outcome: operation.poll.fromReply(reply, services.clock.now(), run.job.expected),
    unknown: reply.status === 404 || reply.body.byteLength === 0
  }
}

type Answer =
  | { kind: 'outcome'; outcome: Outcome; unknown: boolean }
  /** Transient: asked again later. */
  | { kind: 'fault'; error: AppError }
  /** The whole line of the service waits. */
  | { kind: 'pause'; error: AppError }
  /** The required key is locked. */
  | { kind: 'locked'; error: AppError }

/** Asks once, in turn. @throws AppError of what ends the job here */
async function ask(run: PollRun, handle: string, turn: Awaited<ReturnType<typeof takeTurn>>['turn']): Promise<Answer> {
  const sorted = (error: AppError): Answer | null => {
    if (error.data.action === 'unlock') return { kind: 'locked', error }
    const refusal = refusalOf(error)
    if (refusal !== null) {
      turn.refused(refusal)
      return { kind: 'pause', error }
    }
    return passing.has(error.code) ? { kind: 'fault', error } : null
  }
  try {
    const { outcome, unknown } = await pollOnce(run, handle)
    if (outcome.kind === 'failed' && outcome.final !== true) {
      const found = sorted(outcome.error)
      if (found?.kind !== 'pause') turn.answered()
      if (found !== null) return found
    }
    turn.answered()
    return { kind: 'outcome', outcome, unknown }
  } catch (error) {
    const found = error instanceof AppError && !run.signal.aborted ? sorted(error) : null
    turn.ended()
    if (found === null) throw error
    return found
  }
}

/**
 * Polls until the service has a picture, reports a failure, or the deadline has passed. The deadline does not run while
 * the service must not or cannot be asked.
 * @throws AppError timeout at the deadline: the job keeps its handle and can be asked for again
 */
export async function runPollPhase(run: PollRun): Promise<Outcome> {
  const { services, provider } = run
  const handle = run.job.handle
  if (handle === null) throw new AppError('internal', t('jobs.phasePoll.noJobNumber'))
  const place = placeOf(provider)
  let deadline = services.clock.monotonic() + services.limits().pollDeadlineMs
  let unknownInARow = 0
  let words = t('jobs.phasePoll.working', { label: provider.label })
  let fault: AppError | null = null
  let paused = false
  for (let poll = 0; ; poll += 1) {
    // A pause replaces the usual interval between polls.
    const delay = paused ? 0 : pollDelay(poll)
    paused = false
    if (delay > 0) await services.clock.sleep(delay, run.signal)
    const { turn, waitedMs } = await takeTurn(run, place, words)
    deadline += waitedMs
    if (services.clock.monotonic() >= deadline) {
      turn.ended()
      throw tooLate(provider.label, fault)
    }
    const answer = await ask(run, handle, turn)
    if (answer.kind === 'outcome' && answer.outcome.kind !== 'pending') return answer.outcome
    // Not written down: nothing depends on the count, and a full disk must not end a job that the service is working
    // on.
    run.job = { ...run.job, polls: run.job.polls + 1 }
    if (answer.kind === 'outcome') {
      const { unknown } = answer
      unknownInARow = unknown ? unknownInARow + 1 : 0
      if (unknownInARow >= notYetLimit) throw notKnown(provider.label, handle)
      words = t('jobs.phasePoll.working', { label: provider.label })
      fault = null
      progress(run, words)
      continue
    }
    words = answer.error.message
    if (answer.kind === 'pause') {
      paused = true
      continue
    }
    if (answer.kind === 'fault') fault = answer.error
    else deadline += delay
    progress(run, answer.kind === 'locked' ? `${words} ${t('jobs.phasePoll.enterPassphrase')}` : words)
  }
}

function notKnown(label: string, handle: string): AppError {
  return new AppError('not-found', t('jobs.phasePoll.notKnown', { label }), {
    nextStep: t('jobs.phasePoll.notKnownNext'),
    action: 'retry',
    detail: handle
  })
}

/** @param fault its last answer, if that said nothing about the job */
function tooLate(label: string, fault: AppError | null): AppError {
  const late = t('jobs.phasePoll.tooLate', { label })
  const message = fault === null ? late : `${late} ${t('jobs.phasePoll.lastAnswer', { message: fault.message })}`
  return new AppError('timeout', message, {
    nextStep: t('jobs.phasePoll.tooLateNext'),
    action: 'retry',
    ...(fault?.data.detail === undefined ? {} : { detail: fault.data.detail })
  })
}
