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

/** The events' data in order. An event that the stream was cut off in still counts. */
export function readEvents(text: string): Piece[] {
  const pieces: Piece[] = []
  const parser = createParser({
    onEvent: ({ event, data }) => {
      if (data.trim() !== '' && data.trim() !== '[DONE]') pieces.push({ text: data, isError: event === 'error' })
    }
  })
  parser.feed(`${text}\n\n`)
  return pieces
}

/** The lines, when there are several and each begins like a JSON object or list; undefined otherwise. */
export function readJsonLines(text: string): Piece[] | undefined {
  const lines = text.split(/\r?\n/).filter((line) => line.trim() !== '')
  if (lines.length < 2 || !lines.every((line) => /^\s*[[{]/.test(line))) return undefined
  return lines.map((line) => ({ text: line, isError: false }))
}
