/** Sizes in words, in decimal units, like file managers. */
import { language } from '../messages/language.ts'
import { t } from '../messages/t.ts'

const whole = new Intl.NumberFormat(language.locale, { maximumFractionDigits: 0 })
const tenths = new Intl.NumberFormat(language.locale, { minimumFractionDigits: 1, maximumFractionDigits: 1 })

const units = ['bytes', 'kB', 'MB', 'GB', 'TB'] as const

/** 1_900_000 -> "1.9 MB" */
export function formatBytes(bytes: number): string {
  let value = bytes
  let unit = 0
  while (value >= 999.5 && unit < units.length - 1) {
    value /= 1000
    unit += 1
  }
  const name = units[unit] ?? 'TB'
  if (name === 'bytes') return t('words.bytes.bytes', { value })
  const format = value >= 9.95 ? whole : tenths
  return t(`words.bytes.${name}`, { value: format.format(value) })
}

/** How much is done, in one unit: "1.2 of 2.0 MB", "3 of 12 kB" */
export function formatBytesOf(done: number, total: number): string {
  return total >= 1_000_000
    ? t('words.bytes.ofMB', { done: tenths.format(done / 1_000_000), total: tenths.format(total / 1_000_000) })
    : t('words.bytes.ofKB', {
        done: whole.format(Math.ceil(done / 1000)),
        total: whole.format(Math.ceil(total / 1000))
      })
}
