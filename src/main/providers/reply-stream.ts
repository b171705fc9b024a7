/** Streamed replies: server-sent events and newline-delimited JSON. */
import { createParser } from 'eventsource-parser'

/** One part: its JSON or bare text, and whether the event's own name calls it an error. */
export interface Piece {
  text: string
  isError: boolean
}

/** Recognized by its content type or, because that is often wrong, by its first line. */
export function looksLikeEvents(contentType: string, text: string): boolean {
  return contentType.includes('text/event-stream') || /^(?:event|data|id|retry)?:/.test(text)
}

/** More parts than any picture has steps: a stream with more is not an answer. */
export const mostPieces = 10_000
/** Characters given to the parser at once; it can be stopped in between. */
const portion = 65_536

/** Lines of one event: without a limit, a stream of nothing but lines would be one event made of all of them. */
const hasTooManyLines = (text: string): boolean => {
  let lines = 0
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) {
    lines += 1
    if (lines > 4 * mostPieces) return true
  }
  return false
}

/**
 * The events' data in order. An event in which the stream was cut off still counts. @returns null if there are too many
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
 * The lines, if there are several and each begins like a JSON object or list; undefined otherwise, null for too many.
 */
export function readJsonLines(text: string): Piece[] | undefined | null {
  if (hasTooManyLines(text)) return null
  const lines = text.split(/\r?\n/).filter((line) => line.trim() !== '')
  if (lines.length < 2 || !lines.every((line) => /^\s*[[{]/.test(line))) return undefined
  if (lines.length > mostPieces) return null
  return lines.map((line) => ({ text: line, isError: false }))
}
