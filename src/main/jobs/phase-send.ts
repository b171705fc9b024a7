/** From a queued job to the service's answer. After `onSending` the job may be charged, and nothing sends it twice. */
import { assertSendable } from '../../shared/domain/field.ts'
import type { Outcome, WireInput } from '../providers/descriptor.ts'
import { linksFor } from './links-for.ts'
import { enter, enterSending, type Run } from './run-context.ts'
import { signRequest } from './wire.ts'

/** Stand in for links that do not exist yet. */
const someLinks = { imageUrl: 'https://example.com/picture.png', maskUrl: 'https://example.com/mask.png' }

/**
 * Makes the request once without sending it: a missing key, or parameters that this wire does not take, must not be found
 * only after the user's picture has left the machine.
 */
async function rehearse({ services, operation, provider, job }: Run): Promise<void> {
  const { parameters, source, mask } = job.request
  if (source === undefined && mask === undefined) return
  await signRequest(provider, operation.toRequest({ parameters, ...someLinks }), services.addresses, services.keys)
}

/**
 * Sends the job's request and reads the answer.
 * @throws AppError what stopped it; `may-have-been-charged` where the request had left
 */
export async function sendRequest(run: Run): Promise<Outcome> {
  const { services, operation, provider, job } = run
  const { parameters } = job.request
  assertSendable(operation.fields, parameters)
  await rehearse(run)
  const input: WireInput = { parameters, ...(await linksFor(run)) }
  const request = await signRequest(provider, operation.toRequest(input), services.addresses, services.keys)

  const reply = await services.http.send(request, {
    policy: 'charged',
    signal: run.signal,
    timeoutMs: services.limits().requestTimeoutMs,
    onSending: () => enterSending(run, `Waiting for ${provider.label}`),
    onWait: (until, why) => {
      // The answer said that nothing was charged, or nothing had left: the job is as safe as a queued one.
      enter(run, { state: 'waiting', waitUntil: until, progress: waitingWords(why, provider.label) })
    }
  })
  return operation.fromReply(reply, services.clock.now(), job.expected)
}

function waitingWords(why: 'rate-limited' | 'unreachable' | 'service-busy', label: string): string {
  if (why === 'rate-limited') return `${label} asks to wait`
  return why === 'unreachable' ? `${label} cannot be reached; trying again` : `${label} is busy; trying again`
}
