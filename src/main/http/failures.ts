/** The client's failures in the user's words. None of them holds a URL, a header or a body. */

import { AppError } from '../../shared/errors.ts'
import { t } from '../../shared/messages/t.ts'
import { UntrustedError } from './certificates.ts'
import { ProxyError } from './proxy.ts'
import type { Policy } from './retry.ts'

/** Why a try ended without a whole reply. */
export type BreakKind = 'unreachable' | 'tls' | 'broken' | 'timeout' | 'idle' | 'malformed'

/** A try that ended without a whole reply. `sent`: a part of the request may have left the machine. */
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

/** The system's or undici's code of an error, or of what caused it. */
export function networkCode(error: unknown): string {
  if (!(error instanceof Error)) return ''
  if ('code' in error && typeof error.code === 'string') return error.code
  // undici gives most errors of its parser no code.
  if (error.name === 'HTTPParserError') return 'HPE_ERROR'
  return error.cause === undefined ? '' : networkCode(error.cause)
}

/** What kind of break an error with this code is. */
export function breakKind(code: string): BreakKind {
  if (unreachable.has(code)) return 'unreachable'
  if (notTrusted.test(code)) return 'tls'
  return notHttp.test(code) ? 'malformed' : 'broken'
}

export function cancelled(sent: boolean): AppError {
  return new AppError('cancelled', t('http.failures.requestWasCancelled'), {
    nextStep: sent ? t('http.failures.itHadAlreadyLeftSo') : t('http.failures.nothingWasSent')
  })
}

export function tooLarge(maxBytes: number): AppError {
  return new AppError(
    'bad-response',
    t('http.failures.answerIsLargerThanMib', { round: Math.round(maxBytes / 1_048_576) }),
    {
      nextStep: t('http.failures.askForFewerOrSmaller'),
      action: 'edit-request'
    }
  )
}

export function unknownEncoding(): AppError {
  return new AppError('bad-response', t('http.failures.answerIsCompressedInWay'), {
    nextStep: t('http.failures.tryAgainLater'),
    action: 'retry'
  })
}

/** @param retryAt epoch milliseconds; null where the server does not say until when */
export function rateLimited(status: number, retryAt: number | null): AppError {
  return new AppError('rate-limited', t('http.failures.serviceAsksForPauseBefore'), {
    status,
    ...(retryAt === null ? {} : { retryAt }),
    nextStep: retryAt === null ? t('http.failures.waitWhileThenTryAgain') : t('http.failures.waitUntilTimeShownThen'),
    action: 'wait'
  })
}

function mayHaveBeenCharged(kind: BreakKind, code: string): AppError {
  const what =
    kind === 'timeout' || kind === 'idle'
      ? t('http.failures.serviceDidNotAnswerIn')
      : t('http.failures.connectionBroke')
  return new AppError('may-have-been-charged', t('http.failures.afterRequestHadLeft', { what }), {
    nextStep: t('http.failures.lookAtYourAccountWith'),
    action: 'decide',
    ...(code === '' ? {} : { detail: code })
  })
}

const safeFailures: Record<BreakKind, () => AppError> = {
  unreachable: () =>
    new AppError('offline', t('http.failures.serviceCannotBeReached'), {
      nextStep: t('http.failures.checkNetworkConnectionAndService'),
      action: 'retry'
    }),
  tls: () =>
    new AppError('offline', t('http.failures.noSecureConnectionCouldBe'), {
      nextStep: t('http.failures.checkServiceAddressClockOf'),
      action: 'open-service-settings'
    }),
  broken: () =>
    new AppError('offline', t('http.failures.connectionBrokeBeforeAnswerWas'), {
      nextStep: t('http.failures.tryAgain'),
      action: 'retry'
    }),
  timeout: () =>
    new AppError('timeout', t('http.failures.serviceDidNotAnswerIn2'), {
      nextStep: t('http.failures.tryAgainOrAllowMore'),
      action: 'retry'
    }),
  idle: () =>
    new AppError('timeout', t('http.failures.answerStoppedInMiddle'), {
      nextStep: t('http.failures.tryAgain'),
      action: 'retry'
    }),
  malformed: () =>
    new AppError('bad-response', t('http.failures.answerIsNotValidHttp'), {
      nextStep: t('http.failures.checkServiceAddressInSettings'),
      action: 'open-service-settings'
    })
}

/**
 * What is told where a proxy or a certificate is the reason: it is named, whatever was asked for; null for any other
 * reason.
 */
function namedReason({ cause }: Break): AppError | null {
  const reason = causeOf(cause, ProxyError) ?? causeOf(cause, UntrustedError)
  if (reason instanceof ProxyError) {
    const missing = reason.code === 'ERR_PROXY_UNREACHABLE'
    return new AppError(
      'offline',
      missing
        ? t('http.failures.proxyCannotBeReached', { proxy: reason.proxy })
        : t('http.failures.proxyCouldNotReachOther', { proxy: reason.proxy }),
      {
        nextStep: missing ? t('http.failures.checkProxyOrChooseAnother') : t('http.failures.tryAgainLaterOrChoose'),
        action: 'retry',
        detail: reason.code
      }
    )
  }
  if (reason === null) return null
  const maker =
    reason.issuer === null ? t('http.failures.somebodyWhom') : t('http.failures.whom', { issuer: reason.issuer })
  return new AppError('offline', t('http.failures.noSecureConnectionCouldBe2', { host: reason.host, maker }), {
    nextStep: t('http.failures.ifYourCompanyOrSecurity'),
    action: 'retry',
    detail: reason.code
  })
}

function causeOf<T>(error: unknown, kind: new (...args: never[]) => T): T | null {
  for (let at = error; at instanceof Error; at = at.cause) if (at instanceof kind) return at
  return null
}

/** What is told when no retry is left. */
export function failureOf(policy: Policy, failure: Break): AppError {
  const code = networkCode(failure.cause)
  if (policy === 'charged' && failure.sent) return mayHaveBeenCharged(failure.kind, code)
  const named = namedReason(failure)
  if (named !== null) return named
  const error = safeFailures[failure.kind]()
  return code === '' ? error : new AppError(error.code, error.message, { ...error.data, detail: code })
}

/** The same of a link in an answer, or of the user's own: its address stands in no settings. */
export function failureOfLink(failure: Break): AppError {
  const named = namedReason(failure)
  if (named !== null) return named
  const code = networkCode(failure.cause)
  const more = { action: 'retry' as const, ...(code === '' ? {} : { detail: code }) }
  const again = t('http.failures.tryToFetchItAgain')
  switch (failure.kind) {
    case 'unreachable':
      return new AppError('offline', t('http.failures.linkLeadsToServerThat'), {
        nextStep: t('http.failures.checkNetworkConnectionIfIt', { again }),
        ...more
      })
    case 'tls':
      return new AppError('offline', t('http.failures.linkLeadsToServerWhose'), {
        nextStep: t('http.failures.checkClockOfThisComputer', { again }),
        ...more
      })
    case 'broken':
      return new AppError('offline', t('http.failures.connectionBrokeBeforeWholeFile'), {
        nextStep: again,
        ...more
      })
    case 'timeout':
    case 'idle':
      return new AppError('timeout', t('http.failures.serverBehindLinkDidNot'), {
        nextStep: again,
        ...more
      })
    case 'malformed':
      return new AppError('bad-response', t('http.failures.linkLeadsToSomethingThat'), {
        nextStep: again,
        ...more
      })
  }
}

/** A header or a method that cannot be put on the wire; undici says so before anything is sent. */
export function notSendable(error: unknown): AppError {
  return new AppError(
    'invalid-input',
    t('http.failures.requestCannotBeSentHeader'),
    { nextStep: t('http.failures.typeKeyAgainWithoutLine'), action: 'check-key' },
    { cause: error }
  )
}
