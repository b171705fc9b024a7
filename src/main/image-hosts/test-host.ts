/** "Test this bucket": what a job does with an image host, done once with a small picture. */

import type { Clock } from '../../shared/clock.ts'
import type { HostTestStep } from '../../shared/domain/image-host.ts'
import { AppError, type ErrorCode, toWireError } from '../../shared/errors.ts'
import { t } from '../../shared/messages/t.ts'
import type { ImageHost } from './image-host.ts'
import type { Send } from './send.ts'

export interface HostTestParts {
  host: ImageHost
  /** Fetches as a service would: only the link, without anything of the user's. */
  send: Send
  clock: Clock
  /** Whether this host name is reachable from the internet; null if that cannot be determined. */
  isPublic: (hostname: string) => Promise<boolean | null>
  onStep?: (step: HostTestStep) => void
  signal?: AbortSignal
}

type Step = HostTestStep['step']
/** @returns plain words about what worked */
type Work = () => Promise<string>

/** 8 x 8, grey. */
const smallPng = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAgAAAAICAAAAADhZOFXAAAACXBIWXMAAAPoAAAD6AG1e1JrAAAADklEQVQI12Po' +
    'gAIGyhgAyIQiAabcnuMAAAAASUVORK5CYII=',
  'base64'
)
const mime = 'image/png'
/** Failures that leave it unclear whether the upload is there. */
const mayHaveArrived = new Set<ErrorCode>(['timeout', 'cancelled'])

/**
 * Uploads a small picture, fetches it as a service would and deletes it again. Steps that depend on a failed one are
 * skipped, but what was uploaded is always deleted. Makes no assumptions and never throws.
 */
export async function testHost(parts: HostTestParts): Promise<HostTestStep[]> {
  const { host, clock, signal } = parts
  const steps: HostTestStep[] = []
  const end = (step: Step, outcome: HostTestStep['outcome'], message: string, ms: number): void => {
    const ended = { step, outcome, message, ms: Math.max(0, Math.round(ms)) }
    steps.push(ended)
    try {
      parts.onStep?.(ended)
    } catch {
      // Even if a step cannot be shown or logged, the picture must be deleted.
    }
  }
  const run = async (step: Step, work: Work): Promise<void> => {
    const start = clock.monotonic()
    const [outcome, message] = await work().then(
      (said) => ['ok', said] as const,
      (error: unknown) => ['failed', wordsOf(error)] as const
    )
    end(step, outcome, message, clock.monotonic() - start)
  }

  let place = ''
  let link = ''
  await run('put', async () => {
    place = host.reserve(mime)
    link = await host.put(place, smallPng, mime, { signal }).catch(async (error: unknown) => {
      // It may have arrived anyway.
      if (mayHaveArrived.has(toWireError(error).code)) await host.remove(place).catch(() => undefined)
      throw error
    })
    return t('imageHosts.testHost.uploaded')
  })
  if (link === '') {
    end('get', 'skipped', t('imageHosts.testHost.nothingToFetch'), 0)
    end('delete', 'skipped', t('imageHosts.testHost.nothingToDelete'), 0)
    return steps
  }
  await run('get', () => fetchAsService(parts, link))
  // Without the signal: what was uploaded does not stay behind because the user clicked Cancel.
  await run('delete', async () => {
    await host.remove(place)
    return t('imageHosts.testHost.deleted')
  })
  return steps
}

async function fetchAsService({ send, signal, isPublic }: HostTestParts, link: string): Promise<string> {
  if (link.startsWith('data:')) return t('imageHosts.testHost.inline')
  const reply = await send(
    { method: 'GET', url: link, headers: { 'accept-encoding': 'identity' } },
    { signal, timeoutMs: 60_000, maxBytes: 1_048_576 }
  ).catch((error: unknown) => {
    throw noFetch(toWireError(error).code)
  })
  if (reply.status !== 200) throw notServed(reply.status)
  if (!smallPng.equals(reply.body))
    throw new AppError('bad-response', t('imageHosts.testHost.differs'), { nextStep: checkPublic })
  const reachable = await isPublic(new URL(link).hostname).catch(() => null)
  return reachable === false ? t('imageHosts.testHost.fetchedLocally') : t('imageHosts.testHost.fetched')
}

const checkPublic = t('imageHosts.testHost.checkPublicAddress')

/** The client's own messages speak of services and keys: here there are none. */
function noFetch(code: ErrorCode): AppError {
  if (code === 'cancelled') return new AppError('cancelled', t('imageHosts.testHost.cancelled'))
  if (code === 'unsafe-url')
    return new AppError(code, t('imageHosts.testHost.redirected'), {
      nextStep: t('imageHosts.testHost.redirectedNext')
    })
  return new AppError(code, t('imageHosts.testHost.notOpened'), { nextStep: checkPublic })
}

function notServed(status: number): AppError {
  if (status === 401 || status === 403) {
    return new AppError('forbidden', t('imageHosts.testHost.denied', { status }), {
      nextStep: t('imageHosts.testHost.deniedNext')
    })
  }
  const message = status === 404 ? t('imageHosts.testHost.nothingThere') : t('imageHosts.testHost.answered', { status })
  return new AppError('not-found', message, { nextStep: checkPublic })
}

function wordsOf(error: unknown): string {
  const { message, data } = toWireError(error)
  return data.nextStep === undefined ? message : `${message} ${data.nextStep}`
}
