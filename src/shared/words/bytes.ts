/** Sizes in words, in decimal units, as file managers say them. */
const units = ['bytes', 'kB', 'MB', 'GB', 'TB']

/** 1_900_000 -> "1.9 MB" */
export function formatBytes(bytes: number): string {
  let value = bytes
  let unit = 0
  while (value >= 999.5 && unit < units.length - 1) {
    value /= 1000
    unit += 1
  }
  const digits = unit === 0 || value >= 9.95 ? 0 : 1
  return `${value.toFixed(digits)} ${units[unit]}`
}

/** How much of it is done, in one unit: "1.2 of 2.0 MB", "3 of 12 kB" */
export function formatBytesOf(done: number, total: number): string {
  return total >= 1_000_000
    ? `${(done / 1_000_000).toFixed(1)} of ${(total / 1_000_000).toFixed(1)} MB`
    : `${Math.ceil(done / 1000)} of ${Math.ceil(total / 1000)} kB`
}
