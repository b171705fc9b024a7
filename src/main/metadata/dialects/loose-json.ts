/**
 * JSON as programs really write it: Python's bare `NaN` and `Infinity` become strings, and integers over 2^53 keep
 * their digits as strings.
 */
import type { ReadingBudget } from '../reading-budget.ts'

/** Plain objects only; properties are read with `field`, never from a prototype. */
export type JsonObject = Record<string, unknown>

/** No program nests deeper, and code that later visits or writes the values would overflow the stack. */
const deepest = 500

/**
 * One pass over the characters finds what has to be repaired and what parsing would cost; only then is it parsed, once.
 * @returns undefined if it is not JSON even when repaired, nested too deeply, or over the budget. Never throws.
 */
export function looseJson(text: string, budget: ReadingBudget): unknown {
  if (!budget.take('jsonLetters', text.length)) return undefined
  const mended = mend(text, budget)
  try {
    return mended === null ? undefined : (JSON.parse(mended) as unknown)
  } catch {
    return undefined
  }
}

export function asObject(value: unknown): JsonObject | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JsonObject) : null
}

/** An own property, or undefined: `__proto__` and `constructor` are ordinary names. */
export function field(object: JsonObject | null, name: string): unknown {
  return object !== null && Object.hasOwn(object, name) ? object[name] : undefined
}

const quote = 0x22
const backslash = 0x5c

/**
 * The text with values that JSON does not allow in quotes; quoted text is left alone. Null if it must not be parsed.
 */
function mend(text: string, budget: ReadingBudget): string | null {
  const most = budget.left('jsonValues')
  const parts: string[] = []
  let from = 0
  let depth = 0
  let values = 0
  for (let at = 0; at < text.length && depth <= deepest && values <= most; at += 1) {
    const letter = text.charCodeAt(at)
    if (letter === quote) at = endOfQuotes(text, at)
    else if (letter === openList || letter === openObject) {
      depth += 1
      values += 1
    } else if (letter === closeList || letter === closeObject) depth -= 1
    else if (letter === comma || letter === colon) values += 1
    else if (isDigit(letter) || letter === minus || letter === upperN || letter === upperI) {
      const { end, needsQuotes } = bareAt(text, at)
      if (needsQuotes) {
        parts.push(text.slice(from, at), `"${text.slice(at, end)}"`)
        from = end
      }
      at = end - 1
    }
  }
  if (!budget.take('jsonValues', values) || depth > deepest) return null
  return parts.length === 0 ? text : parts.join('') + text.slice(from)
}

const comma = 0x2c
const colon = 0x3a
const minus = 0x2d
const upperI = 0x49
const upperN = 0x4e
const openList = 0x5b
const closeList = 0x5d
const openObject = 0x7b
const closeObject = 0x7d

const isDigit = (letter: number): boolean => letter >= 0x30 && letter <= 0x39
/** Whether a number can continue with this character. */
const isOfNumber = (letter: number): boolean =>
  isDigit(letter) || letter === 0x2e || letter === 0x2b || letter === minus || letter === 0x65 || letter === 0x45

/** Offset of the closing quotation mark, or of the end. */
function endOfQuotes(text: string, start: number): number {
  let at = start + 1
  while (at < text.length && text.charCodeAt(at) !== quote) at += text.charCodeAt(at) === backslash ? 2 : 1
  return at
}

const bareWord = /^-?(?:NaN|Infinity)/

/** A number or one of Python's bare words. */
function bareAt(text: string, at: number): { end: number; needsQuotes: boolean } {
  const word =
    isDigit(text.charCodeAt(at)) || isDigit(text.charCodeAt(at + 1)) ? null : bareWord.exec(text.slice(at, at + 9))
  if (word !== null) return { end: at + word[0].length, needsQuotes: true }
  let end = at + 1
  while (end < text.length && isOfNumber(text.charCodeAt(end))) end += 1
  return { end, needsQuotes: end - at > shortest && isTooLarge(text.slice(at, end)) }
}

/** Length of the shortest number that may be too large: 1e16. */
const shortest = 3

/** An integer of which a double would lose digits. */
function isTooLarge(number: string): boolean {
  if (number.length < 16 && !/e/i.test(number)) return false
  const value = Number(number)
  return Number.isInteger(value) && !Number.isSafeInteger(value)
}
