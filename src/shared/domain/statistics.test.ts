import { describe, expect, it } from 'vitest'
import { streaks } from './statistics.ts'

const days = (...names: string[]): { day: string }[] => names.map((day) => ({ day }))

describe('streaks', () => {
  it('are runs of days, across the ends of months and clock changes', () => {
    expect(streaks(days('2026-10-24', '2026-10-25', '2026-10-26', '2026-10-31', '2026-11-01'), '2026-11-01')).toEqual({
      longest: 3,
      current: 2
    })
  })

  it('continue when today has no picture yet, and have ended a day later', () => {
    expect(streaks(days('2026-10-30', '2026-10-31'), '2026-11-01').current).toBe(2)
    expect(streaks(days('2026-10-30', '2026-10-31'), '2026-11-02').current).toBe(0)
    expect(streaks([], '2026-11-02')).toEqual({ longest: 0, current: 0 })
  })
})
