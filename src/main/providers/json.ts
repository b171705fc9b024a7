/** Reads JSON from outside: own properties only, no recursion, nothing trusted. */

export type JsonRecord = Readonly<Record<string, unknown>>

/** True for a JSON object (not an array, not null). */
export function isRecord(value: unknown): value is JsonRecord {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** The record's own property; a key like `constructor` finds only what the service sent. */
export function own(record: JsonRecord, name: string): unknown {
  return Object.hasOwn(record, name) ? record[name] : undefined
}

/** The value, or undefined if the text is not JSON (or nested too deeply to be read). */
export function parseJson(text: string): { value: unknown } | undefined {
  try {
    return { value: JSON.parse(text) as unknown }
  } catch {
    return undefined
  }
}
