/** Days in the format of a date field, in the local calendar. */

/** Epoch milliseconds -> "2026-11-27" */
export function dayText(at: number): string {
  const date = new Date(at)
  const two = (value: number): string => String(value).padStart(2, '0')
  return `${String(date.getFullYear()).padStart(4, '0')}-${two(date.getMonth() + 1)}-${two(date.getDate())}`
}

/** "2026-11-27" -> its local midnight; undefined for an incomplete date. */
export function startOfDayText(text: string): number | undefined {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text) ?? []
  if (year === undefined) return undefined
  const date = new Date(Number(year), Number(month) - 1, Number(day))
  // While a year is typed, the field contains "0002": no picture is that old.
  return Number(year) < 1000 || date.getDate() !== Number(day) ? undefined : date.getTime()
}

/** The midnight that ends the day beginning here. */
export function dayAfter(midnight: number | undefined): number | undefined {
  if (midnight === undefined) return undefined
  const date = new Date(midnight)
  return new Date(date.getFullYear(), date.getMonth(), date.getDate() + 1).getTime()
}
