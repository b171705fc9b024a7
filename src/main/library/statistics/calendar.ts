/** Days and hours in the user's time zone, across clock changes. */

export interface LocalDay {
  /** "2026-11-27" */
  day: string
  /** "2026-11" */
  month: string
  /** 0 is Monday. */
  weekday: number
  /** This midnight and the next, epoch milliseconds. */
  from: number
  to: number
}

export interface LocalTime {
  day: LocalDay
  /** 0 to 23; an hour that occurs twice counts as one. */
  hour: number
}

export type Step = 'day' | 'week' | 'month'

/** Every UTC offset is a multiple of it. */
const quarter = 900_000
const two = (value: number): string => String(value).padStart(2, '0')

/** Local times by quarters of an hour: a Date is created once for each, not once for each picture. */
export class Calendar {
  private readonly quarters = new Map<number, LocalTime | null>()
  private readonly days = new Map<number, LocalDay>()

  /** @returns null for a time outside the years 1 to 9999, which no calendar of this app shows */
  at(moment: number): LocalTime | null {
    const key = Math.floor(moment / quarter)
    let known = this.quarters.get(key)
    if (known === undefined) {
      const date = new Date(moment)
      const year = date.getFullYear()
      known = year >= 1000 && year <= 9999 ? { day: this.dayOf(date), hour: date.getHours() } : null
      this.quarters.set(key, known)
    }
    return known
  }

  /** The day, week (from Monday) or month containing this day. */
  stepOf({ from }: LocalDay, step: Step): { from: number; to: number } {
    const date = new Date(from)
    const [year, month, day] = [date.getFullYear(), date.getMonth(), date.getDate()]
    if (step === 'month')
      return { from: new Date(year, month, 1).getTime(), to: new Date(year, month + 1, 1).getTime() }
    const first = step === 'day' ? day : day - weekdayOf(date)
    return {
      from: new Date(year, month, first).getTime(),
      to: new Date(year, month, first + (step === 'day' ? 1 : 7)).getTime()
    }
  }

  private dayOf(date: Date): LocalDay {
    const [year, month, day] = [date.getFullYear(), date.getMonth(), date.getDate()]
    const from = new Date(year, month, day).getTime()
    let known = this.days.get(from)
    if (known === undefined) {
      const name = `${year}-${two(month + 1)}`
      known = {
        day: `${name}-${two(day)}`,
        month: name,
        weekday: weekdayOf(date),
        from,
        to: new Date(year, month, day + 1).getTime()
      }
      this.days.set(from, known)
    }
    return known
  }
}

const weekdayOf = (date: Date): number => (date.getDay() + 6) % 7
