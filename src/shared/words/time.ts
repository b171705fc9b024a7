/** Times and spans in words. */

const clock = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' })
const exact = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', second: '2-digit' })
const weekday = new Intl.DateTimeFormat('en-GB', { weekday: 'long', day: 'numeric', month: 'long' })
const longDate = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric' })
const month = new Intl.DateTimeFormat('en-GB', { month: 'short', year: 'numeric' })
const day = 86_400_000

/** Milliseconds as "6.4 s", "38 s", "2 min 5 s", "1 h 4 min" */
export function formatDuration(ms: number): string {
  const seconds = ms / 1000
  if (seconds < 9.95) return `${seconds.toFixed(1)} s`
  const whole = Math.round(seconds)
  if (whole < 60) return `${whole} s`
  const minutes = Math.floor(whole / 60)
  if (minutes < 60) return whole % 60 === 0 ? `${minutes} min` : `${minutes} min ${whole % 60} s`
  return `${Math.floor(minutes / 60)} h ${minutes % 60} min`
}

/** Whole seconds for a running counter: "8 s", "1:04". */
export function formatElapsed(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1000))
  if (seconds < 60) return `${seconds} s`
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
}

/** What is left of a wait, in whole units that run down: "8 s", "2 min 5 s", "1 h 4 min". */
export function formatCountdown(ms: number): string {
  const seconds = Math.max(0, Math.ceil(ms / 1000))
  if (seconds < 60) return `${seconds} s`
  const minutes = Math.floor(seconds / 60)
  return minutes < 60 ? `${minutes} min ${seconds % 60} s` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`
}

/** Local midnight before a moment. */
export function startOfDay(at: number): number {
  return new Date(at).setHours(0, 0, 0, 0)
}

/** "Today", "Yesterday", "Tuesday 17 November", "3 May 2024" */
export function formatDay(at: number, now: number): string {
  // Half a day of slack, since days with a clock change are 23 or 25 hours long.
  const days = Math.round((startOfDay(now) - startOfDay(at)) / day)
  if (days === 0) return 'Today'
  if (days === 1) return 'Yesterday'
  const sameYear = new Date(at).getFullYear() === new Date(now).getFullYear()
  return sameYear ? weekday.format(at).replace(',', '') : longDate.format(at)
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
 * When something ends: "14:05", "14:05:20" when that is less than two minutes away, "Tuesday 17 November 14:05" on
 * another day.
 */
export function formatUntil(at: number, now: number): string {
  const name = formatDay(at, now)
  if (name !== 'Today') return `${name} ${formatTime(at)}`
  return at - now < 120_000 ? exact.format(at) : formatTime(at)
}

/** "today 14:02", "Tuesday 17 November 14:02" */
export function formatMoment(at: number, now: number): string {
  const name = formatDay(at, now)
  return `${name === 'Today' || name === 'Yesterday' ? name.toLowerCase() : name} ${formatTime(at)}`
}
