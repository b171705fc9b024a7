/** What went wrong, from a reply: by HTTP status, by the status in the body, by the error's own code. Never by prose. */
import type { ErrorAction, ErrorCode } from '../../shared/errors.ts'
import { AppError } from '../../shared/errors.ts'
import type { WireReply } from './descriptor.ts'
import type { JsonRecord } from './json.ts'
import { isRecord, own } from './json.ts'
import { findRetryAt } from './retry-at.ts'

/** Bytes of the raw reply that an error carries. What is stored of it is shorter, and cut only after secrets were taken out: half a key is not found. */
const maxDetail = 16_384

/** Error codes that the AIgateway document lists, and those that interfaces of its kind use, as HTTP statuses. */
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
    message: (service) => `${service} did not accept this request.`,
    nextStep: "Read the service's answer below, change the values it names, and send it again.",
    action: 'edit-request'
  },
  401: {
    code: 'key-rejected',
    message: (service) => `${service} did not accept the key.`,
    nextStep: 'Check the key in Settings, then try again.',
    action: 'check-key'
  },
  402: {
    code: 'quota',
    message: (service) => `The account at ${service} has no credit left.`,
    nextStep: 'Add credit at the service, then try again.',
    action: 'retry'
  },
  403: {
    code: 'forbidden',
    message: (service) => `The key is not allowed to use this at ${service}.`,
    nextStep: 'Check at the service that your subscription covers this model and has calls left, or use another key.',
    action: 'check-key'
  },
  404: {
    code: 'not-found',
    message: (service) => `${service} does not know this address or model.`,
    nextStep: "Check the service's address in Settings, and the model's name where you typed one.",
    action: 'open-service-settings'
  },
  429: {
    code: 'rate-limited',
    message: (service) => `${service} has had too many requests.`,
    nextStep: 'Wait a moment, then try again.',
    action: 'wait'
  },
  451: {
    code: 'refused',
    message: (service) => `${service} refused to make this picture.`,
    nextStep: 'Change the prompt and send it again.',
    action: 'edit-request'
  }
}

const providerFailed: Explanation = {
  code: 'provider-failed',
  message: (service) => `${service} failed while making the picture.`,
  nextStep: 'Try again later. The request and its settings are kept.',
  action: 'retry'
}

const notThisService: Explanation = {
  code: 'bad-response',
  message: (service) => `The address set for ${service} does not answer like the service.`,
  nextStep: "Check the service's address in Settings.",
  action: 'open-service-settings'
}

function explanationOf(status: number): Explanation {
  const known = explanations[status]
  if (known) return known
  if (status === 413 || status === 422) return explanations[400]!
  if (status === 408 || status === 409 || status >= 500 || (status >= 200 && status < 300)) return providerFailed
  return notThisService
}

/** The raw reply as text, at most 16 kB of it; bytes that are no text are only described. */
export function detailOf(reply: WireReply): string {
  const head = reply.body.subarray(0, maxDetail)
  if (head.includes(0)) return `${reply.headers['content-type']?.slice(0, 100) ?? 'no type given'}, ${reply.body.length} bytes that are no text`
  return new TextDecoder().decode(head).replace(/\ufffd$/, '')
}

const isStatus = (value: unknown): value is number => typeof value === 'number' && Number.isInteger(value) && value >= 400 && value <= 599

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
  value !== undefined && value !== null && value !== false && value !== 0 && value !== '' && !(isRecord(value) && Object.keys(value).length === 0)

export interface BodyError {
  /** The HTTP status that the body itself names or stands for. */
  status?: number
}

/** The error that a body reports, whatever the status line says: `error`, `errors`, `success: false`, `statusCode`. */
export function findBodyError(body: JsonRecord): BodyError | undefined {
  const error = own(body, 'error')
  const named = statusOfError(body) ?? statusOfError(error)
  if (says(error)) return { status: named }
  const errors = own(body, 'errors')
  if (Array.isArray(errors) && errors.length > 0) return { status: named ?? statusOfError(errors[0]) }
  if (own(body, 'success') === false || isStatus(own(body, 'statusCode')) || isStatus(own(body, 'status'))) return { status: named }
  return undefined
}

/** @param status HTTP status, or the one that the body names. */
export function errorOfStatus(service: string, status: number, reply: WireReply, now: number): AppError {
  const { code, message, nextStep, action } = explanationOf(status)
  const detail = detailOf(reply)
  const retryAt = status === 429 || status === 503 ? findRetryAt(reply, detail, now) : undefined
  return new AppError(code, message(service), {
    nextStep,
    action,
    status: reply.status,
    ...(retryAt === undefined ? {} : { retryAt }),
    ...(detail === '' ? {} : { detail })
  })
}

/** A reply with a good status that brings no picture. The request may have been charged, so nothing sends it again by itself. */
export function badResponse(message: string, reply: WireReply, nextStep?: string, action: ErrorAction = 'retry'): AppError {
  const detail = detailOf(reply)
  return new AppError('bad-response', message, {
    nextStep: nextStep ?? "Read the service's answer below. Sending the request again may be charged again.",
    action,
    status: reply.status,
    ...(detail === '' ? {} : { detail })
  })
}
