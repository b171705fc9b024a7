/** What a number box holds while it is typed into. Pure. */

/**
 * Reads a number as it was typed, and never as another one: "1.5" is 1.5 and "1e3" is 1000.
 * @returns undefined for nothing, NaN for what is no number
 */
export function readNumber(text: string): number | undefined {
  const trimmed = text.trim().replace(',', '.')
  if (trimmed === '') return undefined
  return /^[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?$/i.test(trimmed) ? Number(trimmed) : Number.NaN
}

/** The seed that was typed; -1 is what other programs call a random one. */
export function readSeed(text: string): number | undefined | 'random' {
  const seed = readNumber(text)
  return seed === -1 ? 'random' : seed
}

/** The number one step up or down, inside the limits; from nothing or from no number it begins at the lower one. */
export function stepped(value: number | undefined, by: number, { min, max }: { min: number; max: number }): number {
  if (value === undefined || Number.isNaN(value)) return min
  return Number(Math.min(max, Math.max(min, value + by)).toFixed(4))
}

/** The count that was typed, "× 3" or "3"; null for what is none, and never more than `most`. */
export function readCount(text: string, most: number): number | null {
  const count = readNumber(text.replace('×', ''))
  return count !== undefined && Number.isInteger(count) && count >= 1 ? Math.min(most, count) : null
}
