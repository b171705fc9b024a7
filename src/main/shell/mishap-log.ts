/** A small text file that says what broke inside the app, for whoever has to find out why. */
import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs'
import { dirname } from 'node:path'

/** Bytes; then the file becomes the old one, and the one before that is gone. */
const full = 256 * 1024
/** Characters of one entry. */
const longest = 8192

/** @param error what broke, or words about it */
export type NoteMishap = (what: string, error: unknown) => void

function textOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? `${error.name}: ${error.message}`) : String(error)
}

/**
 * Written at once: the process may not live to write later. A disk that takes nothing is no reason for a second mishap.
 * @param redact takes known keys out of a text
 * @param now epoch milliseconds
 */
export function createMishapLog(file: string, redact: (text: string) => string, now: () => number): NoteMishap {
  return (what, error) => {
    try {
      mkdirSync(dirname(file), { recursive: true })
      if ((statSync(file, { throwIfNoEntry: false })?.size ?? 0) > full) renameSync(file, `${file}.old`)
      // Redacted before it is shortened: half of a key is not found again.
      const text = redact(textOf(error)).slice(0, longest).replaceAll('\n', '\n    ')
      appendFileSync(file, `${new Date(now()).toISOString()}  ${what}: ${text}\n`)
    } catch {
      // Nowhere to write it.
    }
  }
}
