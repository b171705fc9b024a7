/** A small text file that says what broke inside the app, for troubleshooting. */
import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs'
import { dirname } from 'node:path'

/** Bytes; then the file becomes the old one, replacing the previous old one. */
const full = 256 * 1024
/** Maximum characters of one entry. */
const longest = 8192

/** @param error what broke, or a description */
export type NoteMishap = (what: string, error: unknown) => void

function textOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? `${error.name}: ${error.message}`) : String(error)
}

/**
 * Written at once: the process may die before it can write later. A disk that takes nothing must not cause a second
 * mishap.
 * @param redact removes known keys from a text
 * @param now epoch milliseconds
 */
export function createMishapLog(file: string, redact: (text: string) => string, now: () => number): NoteMishap {
  return (what, error) => {
    try {
      mkdirSync(dirname(file), { recursive: true })
      if ((statSync(file, { throwIfNoEntry: false })?.size ?? 0) > full) renameSync(file, `${file}.old`)
      // Redacted before it is truncated: half a key would not be found.
      const text = redact(textOf(error)).slice(0, longest).replaceAll('\n', '\n    ')
      appendFileSync(file, `${new Date(now()).toISOString()}  ${what}: ${text}\n`)
    } catch {
      // Nowhere to write it.
    }
  }
}
