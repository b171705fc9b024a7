/** The client's failures in the user's terms. None of them contains a URL, a header or a body. */

import { AppError } from '../../shared/errors.ts'
import { t } from '../../shared/messages/t.ts'
import { UntrustedError } from './certificates.ts'
import { ProxyError } from './proxy.ts'
import type { Policy } from './retry.ts'

/** Why an attempt ended without a complete reply. */
export type BreakKind = 'unreachable' | 'tls' | 'broken' | 'timeout' | 'idle' | 'malformed'

/** An attempt that ended without a complete reply. `sent`: part of the request may have left the machine. */
export class Break extends Error {
  readonly kind: BreakKind
  readonly sent: boolean

  constructor(kind: BreakKind, sent: boolean, options?: ErrorOptions) {
    super(kind, options)
    this.kind = kind
    this.sent = sent
  }
}

const unreachable = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EAI_FAIL',
  'EAI_NODATA',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENETDOWN',
  'ERR_PROXY_UNREACHABLE',
  'ERR_PROXY_GATEWAY',
  'UND_ERR_CONNECT_TIMEOUT'
])
const notTrusted = /^(ERR_SSL_|ERR_TLS_|CERT_|DEPTH_ZERO_|SELF_SIGNED_|UNABLE_TO_|HOSTNAME_MISMATCH$|EPROTO$)/
const notHttp = /^(HPE_|ERR_BROTLI|ERR__ERROR_FORMAT|Z_|ZSTD_|UND_ERR_HEADERS_OVERFLOW$)/

/** The system's or undici's code of an error, or of its cause. */
export function networkCode(error: unknown): string {
  if (!(error instanceof Error)) return ''
  if ('code' in error && typeof error.code === 'string') return error.code
  // undici gives most of its parser errors no code.
  if (error.name === 'HTTPParserError') return 'HPE_ERROR'
  return error.cause === undefined ? '' : networkCode(error.cause)
}

/** The kind of break for this code. */
export function breakKind(code: string): BreakKind {
  if (unreachable.has(code)) return 'unreachable'
  if (notTrusted.test(code)) return 'tls'
  return notHttp.test(code) ? 'malformed' : 'broken'
}

export function cancelled(sent: boolean): AppError {
  return new AppError('cancelled', t('http.failures.cancelled'), {
    nextStep: sent ? t('http.failures.alreadySent') : t('http.failures.nothingWasSent')
  })
}

export function tooLarge(maxBytes: number): AppError {
  return new AppError('bad-response', t('http.failures.answerTooLarge', { limit: Math.round(maxBytes / 1_048_576) }), {
    nextStep: t('http.failures.askForLess'),
    action: 'edit-request'
  })
}

export function unknownEncoding(): AppError {
  return new AppError('bad-response', t('http.failures.unknownCompression'), {
    nextStep: t('http.failures.tryAgainLater'),
    action: 'retry'
  })
}

/** @param retryAt epoch milliseconds; null if the server does not say when */
export function rateLimited(status: number, retryAt: number | null): AppError {
  return new AppError('rate-limited', t('http.failures.rateLimited'), {
    status,
    ...(retryAt === null ? {} : { retryAt }),
    nextStep: retryAt === null ? t('http.failures.wait') : t('http.failures.waitUntil'),
    action: 'wait'
  })
}

function mayHaveBeenCharged(kind: BreakKind, code: string): AppError {
  const message =
    kind === 'timeout' || kind === 'idle' ? t('http.failures.chargedTimeout') : t('http.failures.chargedBroken')
  return new AppError('may-have-been-charged', message, {
    nextStep: t('http.failures.checkAccount'),
    action: 'decide',
    ...(code === '' ? {} : { detail: code })
  })
}

const safeFailures: Record<BreakKind, () => AppError> = {
  unreachable: () =>
    new AppError('offline', t('http.failures.unreachable'), {
      nextStep: t('http.failures.checkNetwork'),
      action: 'retry'
    }),
  tls: () =>
    new AppError('offline', t('http.failures.certificate'), {
      nextStep: t('http.failures.checkCertificate'),
      action: 'open-service-settings'
    }),
  broken: () =>
    new AppError('offline', t('http.failures.answerIncomplete'), {
      nextStep: t('http.failures.tryAgain'),
      action: 'retry'
    }),
  timeout: () =>
    new AppError('timeout', t('http.failures.timeout'), {
      nextStep: t('http.failures.allowMoreTime'),
      action: 'retry'
    }),
  idle: () =>
    new AppError('timeout', t('http.failures.answerStopped'), {
      nextStep: t('http.failures.tryAgain'),
      action: 'retry'
    }),
  malformed: () =>
    new AppError('bad-response', t('http.failures.notHttp'), {
      nextStep: t('http.failures.checkAddress'),
      action: 'open-service-settings'
    })
}

/**
 * The message if a proxy or a certificate is the reason: it is named, whatever was requested; null for any other
 * reason.
 */
function namedReason({ cause }: Break): AppError | null {
  const reason = causeOf(cause, ProxyError) ?? causeOf(cause, UntrustedError)
  if (reason instanceof ProxyError) {
    const missing = reason.code === 'ERR_PROXY_UNREACHABLE'
    return new AppError(
      'offline',
      missing
        ? t('http.failures.proxyUnreachable', { proxy: reason.proxy })
        : t('http.failures.proxyGateway', { proxy: reason.proxy }),
      {
        nextStep: missing ? t('http.failures.checkProxy') : t('http.failures.proxyLater'),
        action: 'retry',
        detail: reason.code
      }
    )
  }
  if (reason === null) return null
  const { host, issuer } = reason
  const message = t('http.failures.untrusted', { host, named: issuer === null ? 'no' : 'yes', issuer: issuer ?? '' })
  return new AppError('offline', message, {
    nextStep: t('http.failures.addCertificate'),
    action: 'retry',
    detail: reason.code
  })
}
function causeOf<T>(error: unknown, kind: new (...args: never[]) => T): T | null {
  for (let at = error; at instanceof Error; at = at.cause) if (at instanceof kind) return at
  return null
}

/** The error when no retry is left. */
export function failureOf(policy: Policy, failure: Break): AppError {
  const code = networkCode(failure.cause)
  if (policy === 'charged' && failure.sent) return mayHaveBeenCharged(failure.kind, code)
  const named = namedReason(failure)
  if (named !== null) return named
  const error = safeFailures[failure.kind]()
  return code === '' ? error : new AppError(error.code, error.message, { ...error.data, detail: code })
}

/** The same for a link in an answer, or the user's own: its address is not in the settings. */
export function failureOfLink(failure: Break): AppError {
  const named = namedReason(failure)
  if (named !== null) return named
  const code = networkCode(failure.cause)
  const more = { action: 'retry' as const, ...(code === '' ? {} : { detail: code }) }
  const again = t('http.failures.fetchAgain')
  switch (failure.kind) {
    case 'unreachable':
      return new AppError('offline', t('http.failures.linkUnreachable'), {
        nextStep: t('http.failures.checkLink'),
        ...more
      })
    case 'tls':
      return new AppError('offline', t('http.failures.linkCertificate'), {
        nextStep: t('http.failures.checkClock'),
        ...more
      })
    case 'broken':
      return new AppError('offline', t('http.failures.fileIncomplete'), {
        nextStep: again,
        ...more
      })
    case 'timeout':
    case 'idle':
      return new AppError('timeout', t('http.failures.linkTimeout'), {
        nextStep: again,
        ...more
      })
    case 'malformed':
      return new AppError('bad-response', t('http.failures.linkNotHttp'), {
        nextStep: again,
        ...more
      })
  }
}

/** A header or method that cannot be sent; undici says so before anything is sent. */
export function notSendable(error: unknown): AppError {
  return new AppError(
    'invalid-input',
    t('http.failures.badHeader'),
    { nextStep: t('http.failures.typeKeyAgain'), action: 'check-key' },
    { cause: error }
  )
}
