/** Asking for a job that the service has. Polls cost nothing and are sent again freely; the deadline ends them. */
import { AppError } from '../../shared/errors.ts'
import type { Outcome } from '../providers/descriptor.ts'
import { notYetLimit, pollDelay } from './poll-schedule.ts'
import { progress, type Run } from './run-context.ts'
import { signRequest } from './wire.ts'

/** Codes after which a later poll may well succeed: the service has the job, only the way to it is broken. */
const passing = new Set(['offline', 'timeout', 'rate-limited', 'provider-failed'])
/** What a gateway answers while the service behind it cannot be reached; it says nothing of the job. */
const gatewayTrouble = new Set<number | undefined>([502, 503, 504])

/** Whether a poll's failure is one of the way, and not the end of the job. */
function isPassing({ code, data }: AppError): boolean {
  return code === 'provider-failed' ? gatewayTrouble.has(data.status) : passing.has(code)
}

async function pollOnce(run: Run, handle: string): Promise<{ outcome: Outcome; unknown: boolean }> {
  const { services, operation, provider } = run
  if (operation.poll === undefined)
    throw new AppError('bad-response', `${provider.label} gave a job number but documents no way to ask for it.`, { detail: handle })
  const request = await signRequest(provider, operation.poll.toRequest(handle), services.addresses, services.keys)
  const reply = await services.http.send(request, { policy: 'safe', signal: run.signal, timeoutMs: Math.min(services.limits().requestTimeoutMs, 60_000) })
  return { outcome: operation.poll.fromReply(reply, services.clock.now(), run.job.expected), unknown: reply.status === 404 || reply.body.byteLength === 0 }
}

/**
 * Polls until the service has a picture, says that it failed, or the deadline has passed.
 * @throws AppError timeout at the deadline: the job keeps its handle and can be asked for again
 */
export async function pollUntilDone(run: Run): Promise<Outcome> {
  const { services, provider } = run
  const handle = run.job.handle
  if (handle === null) throw new AppError('internal', 'A polling job has no number to ask for.')
  let deadline = services.clock.monotonic() + services.limits().pollDeadlineMs
  let unknownInARow = 0
  for (let poll = 0; ; poll += 1) {
    const delay = pollDelay(poll)
    await services.clock.sleep(delay, run.signal)
    if (services.clock.monotonic() >= deadline) throw tooLate(provider.label)
    let words = `${provider.label} is working`
    try {
      const { outcome, unknown } = await pollOnce(run, handle)
      unknownInARow = unknown ? unknownInARow + 1 : 0
      if (outcome.kind === 'failed' && isPassing(outcome.error)) words = outcome.error.message
      else if (outcome.kind !== 'pending') return outcome
      if (unknownInARow >= notYetLimit) {
        throw new AppError('not-found', `${provider.label} gave a number for the job but does not know it any more.`, {
          nextStep: 'Ask again later, or look at your account with the service before you send it once more.',
          action: 'retry',
          detail: handle
        })
      }
    } catch (error) {
      if (!(error instanceof AppError)) throw error
      const locked = error.data.action === 'unlock'
      if (!locked && !passing.has(error.code)) throw error
      // The service is not late while it cannot be asked.
      if (locked) deadline += delay
      words = locked ? `${error.message} It goes on when you type it.` : error.message
    }
    // Not written down: nothing follows from the count, and a full disk must not end what the service is working on.
    run.job = { ...run.job, polls: run.job.polls + 1 }
    progress(run, words)
  }
}

function tooLate(label: string): AppError {
  return new AppError('timeout', `${label} has not finished in the time that was set.`, {
    nextStep: 'Ask the service again: that costs nothing. The time limit is in the settings.',
    action: 'retry'
  })
}
