/**
 * From anything a service may send to pictures, a job to poll, or a typed error.
 * The documents show several shapes for the same thing and gateways add their own, so every operation reads all of
 * them.
 */

import { pictureMimeOf } from '../../shared/domain/picture-signature.ts'
import { AppError } from '../../shared/errors.ts'
import { t } from '../../shared/messages/t.ts'
import type { Outcome, PictureSource, WireReply } from './descriptor.ts'
import { isRecord, parseJson } from './json.ts'
import type { BodyError } from './reply-errors.ts'
import { badResponse, errorOfStatus, findBodyError } from './reply-errors.ts'
import { findReplyHandle } from './reply-handle.ts'
import type { FoundPictures } from './reply-pictures.ts'
import { findPictureInText, findPictures } from './reply-pictures.ts'
import type { JobStatus } from './reply-status.ts'
import { findReplyStatus } from './reply-status.ts'
import type { Piece } from './reply-stream.ts'
import { looksLikeEvents, readEvents, readJsonLines } from './reply-stream.ts'

export interface Reading {
  /** What the service is called in messages. */
  service: string
  phase: 'submit' | 'poll'
  /** Whether a job id is of any use here. */
  canPoll: boolean
  /** The most pictures that one request of this operation can bring. */
  limit: number
  /** Pictures that this request asked for. */
  expected?: number | undefined
  /** Epoch milliseconds. */
  now: number
}

/** What one JSON value (or one piece of a stream) says. */
interface Finding extends FoundPictures {
  handle?: string | undefined
  status?: JobStatus | undefined
  error?: BodyError | undefined
  /** Of a stream: something came before the error, so the service had begun to work. */
  begun?: boolean
}

const notYet: Outcome = { kind: 'pending', handle: '', status: t('providers.reply.notYet') }
const fail = (error: AppError): Outcome => ({ kind: 'failed', error })
/** A refusal ends a job whatever else the answer says. */
const ended = (error: AppError): Outcome => (error.code === 'refused' ? end(error) : fail(error))
/** Of a job that has come to its end. */
const end = (error: AppError): Outcome => ({ kind: 'failed', error, final: true })

/** Never throws. */
export function readReply(reply: WireReply, reading: Reading): Outcome {
  try {
    if (reply.status >= 200 && reply.status < 300) return readSuccess(reply, reading)
    if (reading.phase === 'poll' && reply.status === 404) return notYet
    return ended(errorOfStatus(reply.status, reply, reading))
  } catch {
    return fail(
      new AppError('bad-response', t('providers.reply.answerOfCouldNotBe', { service: reading.service }), {
        status: reply.status,
        nextStep: t('providers.reply.tryAgainLaterSendingRequest'),
        action: 'retry'
      })
    )
  }
}

function readSuccess(reply: WireReply, reading: Reading): Outcome {
  if (pictureMimeOf(reply.body) !== null)
    return takePictures([{ kind: 'bytes', bytes: reply.body }], [], undefined, reading)
  const contentType = reply.headers['content-type']?.toLowerCase() ?? ''
  if (contentType.startsWith('image/')) {
    return fail(badResponse(t('providers.reply.unknownFormat', { service: reading.service }), reply))
  }
  const text = new TextDecoder().decode(reply.body).trim()
  if (text === '')
    return reading.phase === 'poll'
      ? notYet
      : fail(badResponse(t('providers.reply.sentEmptyAnswer', { service: reading.service }), reply))
  if (text.startsWith('<')) return fail(webPage(reply, reading))
  const finding = readText(text, contentType)
  if (finding === null)
    return fail(badResponse(t('providers.reply.sentAnswerInMorePieces', { service: reading.service }), reply))
  if (!finding && contentType.includes('text/html')) return fail(webPage(reply, reading))
  return finding
    ? conclude(finding, reply, reading)
    : fail(badResponse(t('providers.reply.sentNeitherPictureNorJson', { service: reading.service }), reply))
}

function webPage(reply: WireReply, { service }: Reading): AppError {
  const nextStep = t('providers.reply.checkServicesAddressInSettings')
  return badResponse(t('providers.reply.sentWebPageInsteadOf', { service }), reply, nextStep, 'open-service-settings')
}

/** @returns null for a stream of too many pieces, undefined for what is neither picture nor JSON */
function readText(text: string, contentType: string): Finding | undefined | null {
  if (/^(?:https?:\/\/|data:\w+\/[\w.+-]+;base64,)\S+$/i.test(text)) return findPictureInText(text)
  if (looksLikeEvents(contentType, text)) {
    const events = readEvents(text)
    return events && fold(events)
  }
  const json = parseJson(text)
  if (json) return interpret(json.value, text)
  const lines = readJsonLines(text)
  return lines && fold(lines)
}

function interpret(value: unknown, source: string): Finding {
  if (typeof value === 'string') return findPictureInText(value)
  if (Array.isArray(value)) return findPictures({ results: value })
  if (!isRecord(value)) return { pictures: [], unusable: [] }
  return {
    ...findPictures(value),
    handle: findReplyHandle(value, source),
    status: findReplyStatus(value),
    error: findBodyError(value)
  }
}

function interpretPiece({ text, isError }: Piece): Finding {
  const json = parseJson(text)
  const finding: Finding = json ? interpret(json.value, text) : findPictureInText(text.trim())
  return isError ? { ...finding, error: finding.error ?? {} } : finding
}

/** A stream read to its end: the last picture wins, and an error after it takes it back (it was a preview). */
function fold(pieces: readonly Piece[]): Finding {
  let whole: Finding = { pictures: [], unusable: [] }
  for (const piece of pieces) {
    const { pictures, unusable, handle, status, error } = interpretPiece(piece)
    whole = {
      pictures: error ? [] : pictures.length > 0 ? pictures : whole.pictures,
      unusable: [...whole.unusable, ...unusable].slice(0, 8),
      handle: handle ?? whole.handle,
      status: status ?? whole.status,
      begun: whole.begun === true || !error,
      error: error ?? (pictures.length > 0 ? undefined : whole.error)
    }
  }
  return whole
}

function conclude(
  { pictures, unusable, handle, status, error, begun }: Finding,
  reply: WireReply,
  reading: Reading
): Outcome {
  const { service, phase } = reading
  if (status?.means === 'failed' || (error && pictures.length === 0)) {
    const failure = errorOfStatus(error?.status ?? 200, reply, { ...reading, words: error?.words })
    return status?.means === 'failed' || begun === true ? end(failure) : ended(failure)
  }
  const isEarly = status?.means === 'pending' && (handle !== undefined || phase === 'poll')
  if (pictures.length > 0 && !isEarly) {
    return takePictures(
      pictures,
      error ? [t('providers.reply.problem', { service })] : [],
      handle,
      reading,
      unusable.length
    )
  }
  if (unusable.length > 0 && !isEarly)
    return end(badResponse(t('providers.reply.sentInsteadOfPicture', { service, unusable: unusable[0] ?? '' }), reply))
  if (phase === 'poll') {
    if (status?.means === 'ended') return end(badResponse(t('providers.reply.doneWithoutPicture', { service }), reply))
    return { kind: 'pending', handle: handle ?? '', status: status?.word }
  }
  if (handle !== undefined && reading.canPoll) return { kind: 'pending', handle, status: status?.word }
  return fail(badResponse(t('providers.reply.answeredWithoutPicture', { service }), reply))
}

function takePictures(
  pictures: PictureSource[],
  warnings: string[],
  handle: string | undefined,
  reading: Reading,
  unusable = 0
): Outcome {
  const { service, expected } = reading
  const limit = expected ?? reading.limit
  const kept = pictures.slice(0, limit)
  const all = [...warnings]
  if (pictures.length > limit)
    all.push(
      t('providers.reply.tooMany', {
        service,
        count: pictures.length,
        limit
      })
    )
  if (unusable > 0) all.push(t('providers.reply.unusable', { service, count: unusable }))
  if (expected !== undefined && pictures.length < expected)
    all.push(t('providers.reply.tooFew', { service, count: pictures.length, expected }))
  return { kind: 'pictures', pictures: kept, warnings: all, ...(handle === undefined ? {} : { handle }) }
}
