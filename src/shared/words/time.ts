/** Times and spans in words. */
import { language } from '../messages/language.ts'
import { t } from '../messages/t.ts'

const clock = new Intl.DateTimeFormat(language.locale, { hour: '2-digit', minute: '2-digit' })
const exact = new Intl.DateTimeFormat(language.locale, { hour: '2-digit', minute: '2-digit', second: '2-digit' })
const weekday = new Intl.DateTimeFormat(language.locale, { weekday: 'long', day: 'numeric', month: 'long' })
const longDate = new Intl.DateTimeFormat(language.locale, { day: 'numeric', month: 'long', year: 'numeric' })
const shortDate = new Intl.DateTimeFormat(language.locale, { day: 'numeric', month: 'short', year: 'numeric' })
const month = new Intl.DateTimeFormat(language.locale, { month: 'short', year: 'numeric' })
const tenths = new Intl.NumberFormat(language.locale, { minimumFractionDigits: 1, maximumFractionDigits: 1 })
const day = 86_400_000

/** Milliseconds as "6.4 s", "38 s", "2 min 5 s", "1 h 4 min" */
export function formatDuration(ms: number): string {
  const seconds = ms / 1000
  if (seconds < 9.95) return t('words.time.seconds', { seconds: tenths.format(seconds) })
  return spanOf(Math.round(seconds), false)
}

/** Whole seconds for a running counter: "8 s", "1:04". */
export function formatElapsed(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1000))
  if (seconds < 60) return t('words.time.seconds', { seconds: `${seconds}` })
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
}

/** Remaining time in whole units that count down: "8 s", "2 min 5 s", "1 h 4 min". */
export function formatCountdown(ms: number): string {
  return spanOf(Math.max(0, Math.ceil(ms / 1000)), true)
}

/** @param everySecond "2 min 0 s" rather than "2 min" */
function spanOf(seconds: number, everySecond: boolean): string {
  if (seconds < 60) return t('words.time.seconds', { seconds: `${seconds}` })
  const minutes = Math.floor(seconds / 60)
  if (minutes >= 60)
    return t('words.time.hoursAndMinutes', { hours: `${Math.floor(minutes / 60)}`, minutes: `${minutes % 60}` })
  return seconds % 60 === 0 && !everySecond
    ? t('words.time.minutes', { minutes: `${minutes}` })
    : t('words.time.minutesAndSeconds', { minutes: `${minutes}`, seconds: `${seconds % 60}` })
}

/** Local midnight before a time. */
export function startOfDay(at: number): number {
  return new Date(at).setHours(0, 0, 0, 0)
}

/** Half a day of tolerance, since days with a clock change are 23 or 25 hours long. */
const daysBetween = (at: number, now: number): number => Math.round((startOfDay(now) - startOfDay(at)) / day)

/** "Today", "Yesterday", "Tuesday 17 November", "3 May 2024" */
export function formatDay(at: number, now: number): string {
  const days = daysBetween(at, now)
  if (days === 0) return t('words.time.today')
  if (days === 1) return t('words.time.yesterday')
  const sameYear = new Date(at).getFullYear() === new Date(now).getFullYear()
  return sameYear ? weekday.format(at).replace(',', '') : longDate.format(at)
}

/** "29 Nov 2026", where there is little room */
export function formatShortDate(at: number): string {
  return shortDate.format(at)
}

/** "29 November 2026" */
export function formatDate(at: number): string {
  return longDate.format(at)
}

/** "Nov 2026" */
export function formatMonth(at: number): string {
  return month.format(at)
}

/** "14:02" */
export function formatTime(at: number): string {
  return clock.format(at)
}

/**
 * When something ends: "14:05", "14:05:20" if that is less than two minutes away, "Tuesday 17 November 14:05" on
 * another day.
 */
export function formatUntil(at: number, now: number): string {
  if (daysBetween(at, now) !== 0) return t('words.time.dayAt', { day: formatDay(at, now), time: formatTime(at) })
  return at - now < 120_000 ? exact.format(at) : formatTime(at)
}

/** "today 14:02", "Tuesday 17 November 14:02" */
export function formatMoment(at: number, now: number): string {
  const time = formatTime(at)
  const days = daysBetween(at, now)
  if (days === 0) return t('words.time.todayAt', { time })
  return days === 1 ? t('words.time.yesterdayAt', { time }) : t('words.time.dayAt', { day: formatDay(at, now), time })
}
