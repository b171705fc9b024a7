/** The client's failures in the user's words. None of them holds a URL, a header or a body. */
import { AppError } from '../../shared/errors.ts'
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
  return new AppError('cancelled', 'The request was cancelled.', {
    nextStep: sent ? 'It had already left, so the service may still charge for it.' : 'Nothing was sent.'
  })
}

export function tooLarge(maxBytes: number): AppError {
  return new AppError(
    'bad-response',
    `The answer is larger than ${Math.round(maxBytes / 1_048_576)} MiB and was not read to its end.`,
    {
      nextStep: 'Ask for fewer or smaller pictures.',
      action: 'edit-request'
    }
  )
}

export function unknownEncoding(): AppError {
  return new AppError('bad-response', 'The answer is compressed in a way that was not asked for.', {
    nextStep: 'Try again later.',
    action: 'retry'
  })
}

/** @param retryAt epoch milliseconds; null where the server does not say until when */
export function rateLimited(status: number, retryAt: number | null): AppError {
  return new AppError('rate-limited', 'The service asks for a pause before the next request.', {
    status,
    ...(retryAt === null ? {} : { retryAt }),
    nextStep: retryAt === null ? 'Wait a while, then try again.' : 'Wait until the time shown, then try again.',
    action: 'wait'
  })
}

function mayHaveBeenCharged(kind: BreakKind, code: string): AppError {
  const what = kind === 'timeout' || kind === 'idle' ? 'The service did not answer in time' : 'The connection broke'
  return new AppError('may-have-been-charged', `${what} after the request had left.`, {
    nextStep: 'Look at your account with the service, then decide whether to send it again. It can cost twice.',
    action: 'decide',
    ...(code === '' ? {} : { detail: code })
  })
}

const safeFailures: Record<BreakKind, () => AppError> = {
  unreachable: () =>
    new AppError('offline', 'The service cannot be reached.', {
      nextStep: 'Check the network connection and the service address, then try again.',
      action: 'retry'
    }),
  tls: () =>
    new AppError('offline', 'No secure connection could be made: the certificate of the service was not accepted.', {
      nextStep: 'Check the service address, the clock of this computer, and whether a proxy stands in between.',
      action: 'open-service-settings'
    }),
  broken: () =>
    new AppError('offline', 'The connection broke before the answer was complete.', {
      nextStep: 'Try again.',
      action: 'retry'
    }),
  timeout: () =>
    new AppError('timeout', 'The service did not answer in time.', {
      nextStep: 'Try again, or allow more time in the settings.',
      action: 'retry'
    }),
  idle: () => new AppError('timeout', 'The answer stopped in the middle.', { nextStep: 'Try again.', action: 'retry' }),
  malformed: () =>
    new AppError('bad-response', 'The answer is not valid HTTP.', {
      nextStep: 'Check the service address in the settings.',
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
        ? `The proxy ${reason.proxy} cannot be reached.`
        : `The proxy ${reason.proxy} could not reach the other side.`,
      {
        nextStep: missing
          ? 'Check the proxy, or choose another way under Settings, Network.'
          : 'Try again later, or choose another way under Settings, Network.',
        action: 'retry',
        detail: reason.code
      }
    )
  }
  if (reason === null) return null
  const maker = reason.issuer === null ? 'somebody whom' : `“${reason.issuer}”, whom`
  return new AppError(
    'offline',
    'No secure connection could be made: ' +
      `the certificate of ${reason.host} comes from ${maker} this computer does not trust.`,
    {
      nextStep:
        'If your company or a security program looks into connections, ' +
        'have its root certificate put into the system’s store, or name its file in NODE_EXTRA_CA_CERTS, ' +
        'and start the app again. If nobody does, somebody may be listening.',
      action: 'retry',
      detail: reason.code
    }
  )
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
  const again = 'Try to fetch it again.'
  switch (failure.kind) {
    case 'unreachable':
      return new AppError('offline', 'The link leads to a server that cannot be reached.', {
        nextStep: `Check the network connection. ${again} If it stays like this, the link itself leads nowhere.`,
        ...more
      })
    case 'tls':
      return new AppError('offline', 'The link leads to a server whose certificate was not accepted.', {
        nextStep: `Check the clock of this computer, and whether a proxy stands in between. ${again}`,
        ...more
      })
    case 'broken':
      return new AppError('offline', 'The connection broke before the whole file had come.', {
        nextStep: again,
        ...more
      })
    case 'timeout':
    case 'idle':
      return new AppError('timeout', 'The server behind the link did not send the file in time.', {
        nextStep: again,
        ...more
      })
    case 'malformed':
      return new AppError('bad-response', 'The link leads to something that does not answer like a web server.', {
        nextStep: again,
        ...more
      })
  }
}

/** A header or a method that cannot be put on the wire; undici says so before anything is sent. */
export function notSendable(error: unknown): AppError {
  return new AppError(
    'invalid-input',
    'The request cannot be sent: a header holds characters that are not allowed there.',
    { nextStep: 'Type the key again, without line breaks or accents.', action: 'check-key' },
    { cause: error }
  )
}
