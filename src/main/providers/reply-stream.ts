/** Replies that come in pieces: server-sent events and newline-delimited JSON. */
import { createParser } from 'eventsource-parser'

/** One piece: its JSON or bare text, and whether the event's own name calls it an error. */
export interface Piece {
  text: string
  isError: boolean
}

/** By its label or, because labels are often wrong, by its first line. */
export function looksLikeEvents(contentType: string, text: string): boolean {
  return contentType.includes('text/event-stream') || /^(?:event|data|id|retry)?:/.test(text)
}

/** More pieces than any picture has steps: what sends more is no answer. */
export const mostPieces = 10_000
/** Characters given to the parser at once; between two portions it can be stopped. */
const portion = 65_536

/**
 * Lines of one event: without a cap, a stream of nothing but lines is one event that is put together from all of them.
 */
const hasTooManyLines = (text: string): boolean => {
  let lines = 0
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) {
    lines += 1
    if (lines > 4 * mostPieces) return true
  }
  return false
}

/**
 * The events' data in order. An event that the stream was cut off in still counts. @returns null for one of too many
 * pieces
 */
export function readEvents(text: string): Piece[] | null {
  if (hasTooManyLines(text)) return null
  const pieces: Piece[] = []
  const parser = createParser({
    onEvent: ({ event, data }) => {
      if (data.trim() !== '' && data.trim() !== '[DONE]') pieces.push({ text: data, isError: event === 'error' })
    }
  })
  for (let at = 0; at < text.length && pieces.length <= mostPieces; at += portion)
    parser.feed(text.slice(at, at + portion))
  parser.feed('\n\n')
  return pieces.length > mostPieces ? null : pieces
}

/**
 * The lines, when there are several and each begins like a JSON object or list; undefined otherwise, null for too many.
 */
export function readJsonLines(text: string): Piece[] | undefined | null {
  if (hasTooManyLines(text)) return null
  const lines = text.split(/\r?\n/).filter((line) => line.trim() !== '')
  if (lines.length < 2 || !lines.every((line) => /^\s*[[{]/.test(line))) return undefined
  if (lines.length > mostPieces) return null
  return lines.map((line) => ({ text: line, isError: false }))
}
