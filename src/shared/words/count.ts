/** Counts in words. */
import { language } from '../messages/language.ts'
import { t } from '../messages/t.ts'

const count = new Intl.NumberFormat(language.locale)

/** 18204 -> "18,204" */
export function formatCount(value: number): string {
  return count.format(value)
}

/** 4 -> "4th" */
export function ordinal(value: number): string {
  return t('words.count.ordinal', { value })
}
