/**
 * JSON as programs really write it: Python's bare `NaN` and `Infinity` become text of the same letters, and whole numbers over 2^53 keep their
 * digits as text.
 */

/** Plain objects only; a value's own properties are asked for by `field`, never those of a prototype. */
export type JsonObject = Record<string, unknown>

/** @returns undefined for what is no JSON, however mended. Never throws. */
export function looseJson(text: string): unknown {
  return parsed(text) ?? parsed(withoutBareNumbers(text))
}

/** The same, when it is an object. */
export function looseObject(text: string | null): JsonObject | null {
  if (text === null || !text.trimStart().startsWith('{')) return null
  return asObject(looseJson(text))
}

export function asObject(value: unknown): JsonObject | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JsonObject) : null
}

/** An own property, or undefined: `__proto__` and `constructor` are names like any other. */
export function field(object: JsonObject | null, name: string): unknown {
  return object !== null && Object.hasOwn(object, name) ? object[name] : undefined
}

type Reviver = (this: unknown, key: string, value: unknown, context?: { source?: string }) => unknown

const exact: Reviver = (_, value, context) =>
  typeof value === 'number' && Number.isInteger(value) && !Number.isSafeInteger(value) ? (context?.source ?? String(value)) : value

function parsed(text: string): unknown {
  try {
    // A reviver recurses, and a text nested very deeply throws in it: as good as no JSON.
    return JSON.parse(text, exact) as unknown
  } catch {
    return undefined
  }
}

const bare = /^-?(?:NaN|Infinity)/

/** One pass over the text that leaves what stands in quotes alone. */
function withoutBareNumbers(text: string): string {
  const parts: string[] = []
  let from = 0
  let quoted = false
  for (let at = 0; at < text.length; at += 1) {
    const letter = text[at]
    if (quoted && letter === '\\') at += 1
    else if (letter === '"') quoted = !quoted
    else if (!quoted && (letter === 'N' || letter === 'I' || letter === '-')) {
      const word = bare.exec(text.slice(at, at + 9))?.[0]
      if (word === undefined) continue
      parts.push(text.slice(from, at), `"${word}"`)
      from = at + word.length
      at = from - 1
    }
  }
  return parts.length === 0 ? '' : parts.join('') + text.slice(from)
}
