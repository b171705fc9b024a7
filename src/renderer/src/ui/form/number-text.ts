/** The content of a number box while typing. Pure. */

/**
 * Reads a number exactly as typed: "1.5" is 1.5 and "1e3" is 1000.
 * @returns undefined for nothing, NaN for anything but a number
 */
export function readNumber(text: string): number | undefined {
  const trimmed = text.trim().replace(',', '.')
  if (trimmed === '') return undefined
  return /^[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?$/i.test(trimmed) ? Number(trimmed) : Number.NaN
}

/** The typed seed; other programs write -1 for a random one. */
export function readSeed(text: string): number | undefined | 'random' {
  const seed = readNumber(text)
  return seed === -1 ? 'random' : seed
}

/** The number one step up or down, within the limits; without a valid number it starts at the lower limit. */
export function stepped(value: number | undefined, by: number, { min, max }: { min: number; max: number }): number {
  if (value === undefined || Number.isNaN(value)) return min
  return Number(Math.min(max, Math.max(min, value + by)).toFixed(4))
}

/** The typed count, "× 3" or "3"; null if invalid, and never more than `most`. */
export function readCount(text: string, most: number): number | null {
  const count = readNumber(text.replace('×', ''))
  return count !== undefined && Number.isInteger(count) && count >= 1 ? Math.min(most, count) : null
}
