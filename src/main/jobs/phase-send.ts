/** From a queued job to the service's answer. After `onSending` the job may be charged, and nothing sends it twice. */
import { readFile } from 'node:fs/promises'
import { assertSendable } from '../../shared/domain/field.ts'
import type { JobRequest } from '../../shared/domain/job.ts'
import { AppError } from '../../shared/errors.ts'
import type { Outcome, WireInput } from '../providers/descriptor.ts'
import { enter, enterSending, progress, type Run } from './run-context.ts'
import { signRequest } from './wire.ts'

type Reference = JobRequest['source'] | JobRequest['mask']

async function bytesOf(run: Run, reference: Exclude<Reference, undefined>): Promise<{ bytes: Uint8Array; mime: string }> {
  const { library } = run.services
  if (reference.kind === 'picture') {
    const path = await library.originalPath(reference.pictureId)
    if (path !== null) return { bytes: await readFile(path), mime: library.get(reference.pictureId)?.mime ?? 'application/octet-stream' }
  }
  if (reference.kind === 'mask') {
    const mask = library.getMask(reference.maskId)
    if (mask !== null) return { bytes: await readFile(mask.path), mime: 'image/png' }
  }
  throw new AppError(
    'not-found',
    reference.kind === 'mask' ? 'The mask is not in the library any more.' : 'The picture to change is not in the library any more.',
    {
      nextStep: 'Choose another one and try again. Nothing was sent.',
      action: 'edit-request'
    }
  )
}

/** A link that the service can fetch. Uploads are written down before they are used, so that a crash leaves none behind unknown. */
async function linkOf(run: Run, reference: Reference, what: string): Promise<string | undefined> {
  if (reference === undefined) return undefined
  if (reference.kind === 'link') return reference.url
  const host = run.services.imageHost(run.provider)
  if (host === null) {
    throw new AppError('unsupported', `${run.provider.label} fetches the ${what} from a link, and no image host is set up.`, {
      nextStep: `Give a link to the ${what} that the service can reach. Nothing was sent.`,
      action: 'edit-request'
    })
  }
  const { bytes, mime } = await bytesOf(run, reference)
  progress(run, `Uploading the ${what}`)
  const url = await host.put(bytes, mime, run.signal)
  run.services.ledger.setHosted(run.job.id, [...run.services.ledger.hosted(run.job.id), { host: host.id, url }])
  return url
}

/**
 * Sends the job's request and reads the answer.
 * @throws AppError what stopped it; `may-have-been-charged` where the request had left
 */
export async function sendRequest(run: Run): Promise<Outcome> {
  const { services, operation, provider, job } = run
  const { parameters } = job.request
  assertSendable(operation.fields, parameters)
  const input: WireInput = { parameters }
  const imageUrl = await linkOf(run, job.request.source, 'picture')
  const maskUrl = await linkOf(run, job.request.mask, 'mask')
  if (imageUrl !== undefined) input.imageUrl = imageUrl
  if (maskUrl !== undefined) input.maskUrl = maskUrl
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
