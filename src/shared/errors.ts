/**
 * The closed set of error codes and the one error class of the app.
 * Code decides by `code`, never by the text of `message`.
 */

import { z } from 'zod'
import { t } from './messages/t.ts'

export const errorCodes = [
  'invalid-input',
  'missing-key',
  'key-rejected',
  'forbidden',
  'quota',
  'rate-limited',
  'not-found',
  'refused',
  'unsupported',
  'provider-failed',
  'bad-response',
  'unsafe-url',
  'offline',
  'timeout',
  'may-have-been-charged',
  'cancelled',
  'storage',
  'disk-full',
  'internal'
] as const

export type ErrorCode = (typeof errorCodes)[number]

/** What the window can offer as a button beside an error. */
export const errorActions = [
  'check-key',
  'retry',
  'edit-request',
  'open-service-settings',
  'open-image-host',
  'choose-folder',
  'free-space',
  'unlock',
  'decide',
  'wait'
] as const

export type ErrorAction = (typeof errorActions)[number]

export const errorDataSchema = z.strictObject({
  /** One plain sentence: what the user can do now. */
  nextStep: z.string().optional(),
  action: z.enum(errorActions).optional(),
  /** HTTP status of the service's answer. */
  status: z.number().int().optional(),
  /** Epoch milliseconds before which a new try is pointless. */
  retryAt: z.number().optional(),
  /** The service's own words or raw reply: truncated, secrets removed. */
  detail: z.string().max(20_000).optional(),
  /** Field name -> what is wrong with it. */
  fields: z.record(z.string(), z.string()).optional()
})

export type ErrorData = z.infer<typeof errorDataSchema>

/** The form in which an error crosses a process border and is stored with a job. */
export const wireErrorSchema = z.strictObject({
  code: z.enum(errorCodes),
  message: z.string(),
  data: errorDataSchema
})

export type WireError = z.infer<typeof wireErrorSchema>

export class AppError extends Error {
  readonly code: ErrorCode
  readonly data: ErrorData

  /**
   * @param message one plain sentence for the user: what happened. The next step goes into `data.nextStep`. Neither may
   * contain a request body, a header or a key.
   */
  constructor(code: ErrorCode, message: string, data: ErrorData = {}, options?: ErrorOptions) {
    super(message, options)
    this.name = 'AppError'
    this.code = code
    this.data = data
  }
}

/** The wire form of anything thrown. Anything but an AppError becomes `internal` and keeps its text only as detail. */
export function toWireError(error: unknown): WireError {
  if (error instanceof AppError) return { code: error.code, message: error.message, data: error.data }
  const detail = error instanceof Error ? `${error.name}: ${error.message}` : String(error)
  return {
    code: 'internal',
    message: t('shared.errors.somethingWentWrongInsideApp'),
    data: { detail: detail.slice(0, 2000), nextStep: t('shared.errors.tryAgainNothingThatWas'), action: 'retry' }
  }
}

/** An AppError from its wire form. */
export function fromWireError(wire: WireError): AppError {
  return new AppError(wire.code, wire.message, wire.data)
}
