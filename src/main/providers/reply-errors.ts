/**
 * Derives an error from a reply: from the HTTP status, the status in the body, or the error's own code. From prose in
 * one case only: services refuse a picture with the status of a wrong value, and only the text says that it was the
 * content.
 */

import { isTaken } from '../../shared/domain/charge.ts'
import type { ErrorAction, ErrorCode } from '../../shared/errors.ts'
import { AppError } from '../../shared/errors.ts'
import { t } from '../../shared/messages/t.ts'
import type { WireReply } from './descriptor.ts'
import type { JsonRecord } from './json.ts'
import { isRecord, own, parseJson } from './json.ts'
import { findRetryAt } from './retry-at.ts'

/**
 * Bytes of the raw reply that an error carries. What is stored is shorter, and truncated only after secrets were
 * removed: half a key would not be found.
 */
const maxDetail = 16_384

/** Error codes in the AIgateway document, and those common to such interfaces, as HTTP statuses. */
const statusOfWord: Readonly<Record<string, number>> = {
  authentication_error: 401,
  invalid_api_key: 401,
  insufficient_credits: 402,
  insufficient_quota: 402,
  billing_hard_limit_reached: 402,
  permission_error: 403,
  not_found: 404,
  model_not_found: 404,
  rate_limit_error: 429,
  rate_limit_exceeded: 429,
  invalid_request_error: 400,
  server_error: 500,
  service_unavailable: 503,
  content_policy_violation: 451,
  content_filter: 451,
  content_moderation: 451,
  safety_violation: 451,
  moderation_blocked: 451
}

interface Explanation {
  code: ErrorCode
  message: (service: string) => string
  nextStep: string
  action: ErrorAction
}

const explanations: Readonly<Record<number, Explanation>> = {
  400: {
    code: 'invalid-input',
    message: (service) => t('providers.replyErrors.didNotAcceptThisRequest', { service }),
    nextStep: t('providers.replyErrors.changeValues'),
    action: 'edit-request'
  },
  401: {
    code: 'key-rejected',
    message: (service) => t('providers.replyErrors.didNotAcceptKey', { service }),
    nextStep: t('providers.replyErrors.checkKeyInSettingsThen'),
    action: 'check-key'
  },
  402: {
    code: 'quota',
    message: (service) => t('providers.replyErrors.accountAtHasNoCredit', { service }),
    nextStep: t('providers.replyErrors.addCredit'),
    action: 'retry'
  },
  403: {
    code: 'forbidden',
    message: (service) => t('providers.replyErrors.forbidden', { service }),
    nextStep: t('providers.replyErrors.checkSubscription'),
    action: 'check-key'
  },
  404: {
    code: 'not-found',
    message: (service) => t('providers.replyErrors.doesNotKnowThisAddress', { service }),
    nextStep: t('providers.replyErrors.checkServicesAddressInSettings'),
    action: 'open-service-settings'
  },
  429: {
    code: 'rate-limited',
    message: (service) => t('providers.replyErrors.rateLimited', { service }),
    nextStep: t('providers.replyErrors.waitMomentThenTryAgain'),
    action: 'wait'
  },
  451: {
    code: 'refused',
    message: (service) => t('providers.replyErrors.refusedToMakeThisPicture', { service }),
    nextStep: t('providers.replyErrors.changePrompt'),
    action: 'edit-request'
  }
}

const providerFailed: Explanation = {
  code: 'provider-failed',
  message: (service) => t('providers.replyErrors.failedWhileMakingPicture', { service }),
  nextStep: t('providers.replyErrors.tryAgainLaterRequestAnd'),
  action: 'retry'
}

const notAvailable: Explanation = {
  code: 'provider-failed',
  message: (service) => t('providers.replyErrors.unavailable', { service }),
  nextStep: t('providers.replyErrors.tryAgainLaterRequestAnd'),
  action: 'retry'
}

/** The answer to a poll if the service rejects the number of the job. */
const numberNotAccepted: Explanation = {
  code: 'not-found',
  message: (service) => t('providers.replyErrors.unknownJob', { service }),
  nextStep: t('providers.replyErrors.askAgain'),
  action: 'retry'
}

const notThisService: Explanation = {
  code: 'bad-response',
  message: (service) => t('providers.replyErrors.notTheService', { service }),
  nextStep: t('providers.replyErrors.checkAddress'),
  action: 'open-service-settings'
}

function explanationOf(status: number, words: string | null, phase: 'submit' | 'poll'): Explanation {
  if (mayMeanContent.has(status) && words !== null && namesContent.test(words)) return explanations[451]!
  if (phase === 'poll' && valueStatuses.has(status)) return numberNotAccepted
  if (status === 503) return notAvailable
  const known = explanations[status]
  if (known) return known
  if (valueStatuses.has(status)) return explanations[400]!
  if (status === 408 || status === 409 || status >= 500 || (status >= 200 && status < 300)) return providerFailed
  return notThisService
}

const valueStatuses: ReadonlySet<number> = new Set([400, 413, 422])
/** With these statuses a picture may also be refused for its content. 200: only the body says that it failed. */
const mayMeanContent: ReadonlySet<number> = new Set([200, 400, 403, 422])
const contentWords = [
  'content[ -](?:policy|policies|filter|filters|moderation|guidelines)',
  'safety (?:system|filter|filters|checker|policy|guidelines)',
  'moderat(?:ed|ion)',
  'nsfw',
  t('providers.replyErrors.inappropriateContent'),
  '(?:sexual|explicit|harmful|prohibited|disallowed|unsafe) content',
  '(?:usage|use) polic(?:y|ies)',
  'flagged'
]
const namesContent = new RegExp(String.raw`\b(?:${contentWords.join('|')})\b`, 'i')

/** Longer texts are not sentences for a person. */
const longestWords = 4000

/** In the order in which services put their sentence. */
const wordPlaces = [
  'message',
  'detail',
  'error',
  'reason',
  'error_message',
  'errors',
  'msg',
  'description',
  'title'
] as const

/** The sentence in a value of an error's body. @param depth how deeply it may be nested */
function sentenceIn(value: unknown, depth = 3): string | null {
  if (typeof value === 'string') {
    const text = value.replaceAll(/\s+/g, ' ').trim()
    return text === '' || text.length > longestWords ? null : text
  }
  if (depth === 0) return null
  if (Array.isArray(value)) return sentenceIn(value[0], depth - 1)
  if (!isRecord(value)) return null
  for (const place of wordPlaces) {
    const found = sentenceIn(own(value, place), depth - 1)
    if (found !== null) return found
  }
  return null
}

/** The service's own sentence on what went wrong; null if there is none that a person could read. */
function wordsOf(detail: string): string | null {
  const text = detail.trim()
  const json = parseJson(text)
  if (json) return sentenceIn(json.value)
  return text.startsWith('<') || text.startsWith('{') || text.length > 300 ? null : sentenceIn(text)
}

/** A service's own reason for refusing; null if a person could not read it. */
export function refusalOf(reply: WireReply): string | null {
  return wordsOf(detailOf(reply))
}

/** For these kinds the sentence is shown; the others are clear enough, and a key or a limit needs no more. */
const told: ReadonlySet<ErrorCode> = new Set(['invalid-input', 'refused', 'provider-failed', 'forbidden', 'not-found'])

/** "Pixazo did not accept this request: “steps is at most 28”." */
export function withWords(message: string, words: string | null): string {
  return words === null ? message : `${message.replace(/\.$/, '')}: “${words.replace(/[.\s]+$/, '')}”.`
}

/** Correct wherever it is read: on a tile, in the studio, in the queue. */
const whereAnswer = t('providers.replyErrors.wholeAnswer')

/** The raw reply as text, at most 16 kB of it; binary data is only described. */
export function detailOf(reply: WireReply): string {
  const head = reply.body.subarray(0, maxDetail)
  if (head.includes(0))
    return t('providers.replyErrors.bytesThatAreNoText', {
      headers: reply.headers['content-type']?.slice(0, 100) ?? t('providers.replyErrors.noTypeGiven'),
      count: reply.body.length
    })
  return new TextDecoder().decode(head).replace(/\ufffd$/, '')
}

const isStatus = (value: unknown): value is number =>
  typeof value === 'number' && Number.isInteger(value) && value >= 400 && value <= 599

function statusOfError(error: unknown): number | undefined {
  if (!isRecord(error)) return undefined
  for (const name of ['status', 'statusCode', 'code', 'type']) {
    const value = own(error, name)
    if (isStatus(value)) return value
    if (typeof value === 'string' && Object.hasOwn(statusOfWord, value)) return statusOfWord[value]
  }
  return undefined
}

const says = (value: unknown): boolean =>
  value !== undefined &&
  value !== null &&
  value !== false &&
  value !== 0 &&
  value !== '' &&
  !(isRecord(value) && Object.keys(value).length === 0)

export interface BodyError {
  /** The HTTP status that the body names or implies. */
  status?: number | undefined
  /** The service's sentence. */
  words?: string | null | undefined
}

/** The error reported in a body, whatever the status line says: `error`, `errors`, `success: false`, `statusCode`. */
export function findBodyError(body: JsonRecord): BodyError | undefined {
  const error = own(body, 'error')
  const named = statusOfError(body) ?? statusOfError(error)
  const words = sentenceIn(body)
  if (says(error)) return { status: named, words }
  const errors = own(body, 'errors')
  if (Array.isArray(errors) && errors.length > 0) return { status: named ?? statusOfError(errors[0]), words }
  if (own(body, 'success') === false || isStatus(own(body, 'statusCode')) || isStatus(own(body, 'status')))
    return { status: named, words }
  return undefined
}

export interface Told {
  /** What the service is called in messages. */
  service: string
  phase: 'submit' | 'poll'
  /** Epoch milliseconds. */
  now: number
  /** The sentence from part of a stream, if the reply came in parts. */
  words?: string | null | undefined
}

/** @param status HTTP status, or the one named in the body. */
export function errorOfStatus(
  status: number,
  reply: WireReply,
  { service, phase, now, words: ofPiece }: Told
): AppError {
  const detail = detailOf(reply)
  const words = ofPiece ?? wordsOf(detail)
  const { code, message, nextStep, action } = explanationOf(status, words, phase)
  const unsaid = words === null && detail !== '' && code === 'invalid-input'
  const steps = [
    unsaid ? whereAnswer : '',
    nextStep,
    phase === 'submit' && isTaken(reply.status) ? t('providers.replyErrors.requestMayHaveBeenCharged') : ''
  ]
  const retryAt = status === 429 || status === 503 ? findRetryAt(reply, detail, now) : undefined
  return new AppError(code, told.has(code) && status !== 404 ? withWords(message(service), words) : message(service), {
    nextStep: steps.filter(Boolean).join(' '),
    action,
    status: reply.status,
    ...(retryAt === undefined ? {} : { retryAt }),
    ...(detail === '' ? {} : { detail })
  })
}

/**
 * A reply with a good status but no picture. The request may have been charged, so it is never resent automatically.
 */
export function badResponse(
  message: string,
  reply: WireReply,
  nextStep?: string,
  action: ErrorAction = 'retry'
): AppError {
  const detail = detailOf(reply)
  return new AppError('bad-response', message, {
    nextStep:
      nextStep ??
      [detail === '' ? '' : whereAnswer, t('providers.replyErrors.sendAgainMayBeCharged')].filter(Boolean).join(' '),
    action,
    status: reply.status,
    ...(detail === '' ? {} : { detail })
  })
}
