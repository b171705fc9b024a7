/** Counts in words. */
const count = new Intl.NumberFormat('en-GB')

/** 18204 -> "18,204" */
export function formatCount(value: number): string {
  return count.format(value)
}

const endings = { one: 'st', two: 'nd', few: 'rd', other: 'th', zero: 'th', many: 'th' }
const order = new Intl.PluralRules('en-GB', { type: 'ordinal' })

/** 4 -> "4th" */
export function ordinal(value: number): string {
  return `${formatCount(value)}${endings[order.select(value)]}`
}

/** "1 picture", "2 pictures" */
export function plural(value: number, one: string, many = `${one}s`): string {
  return `${formatCount(value)} ${value === 1 ? one : many}`
}
