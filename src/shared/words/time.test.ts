import { describe, expect, it } from 'vitest'
import { formatCountdown, formatDay, formatDuration, formatElapsed, formatMoment } from './time.ts'

const at = (text: string): number => new Date(text).getTime()

describe('formatters', () => {
  it.each([
    [0, '0.0 s'],
    [6400, '6.4 s'],
    [9960, '10 s'],
    [59_600, '1 min'],
    [125_000, '2 min 5 s'],
    [3_840_000, '1 h 4 min']
  ])('shows %d ms as %s', (ms, text) => expect(formatDuration(ms)).toBe(text))

  it.each([
    [-5, '0 s'],
    [8999, '8 s'],
    [64_000, '1:04']
  ])('counts %d ms as %s', (ms, text) => expect(formatElapsed(ms)).toBe(text))

  it.each([
    [-5, '0 s'],
    [1, '1 s'],
    [59_001, '1 min 0 s'],
    [125_000, '2 min 5 s'],
    [3_840_000, '1 h 4 min']
  ])('counts %d ms down as %s', (ms, text) => expect(formatCountdown(ms)).toBe(text))

  it('names days by their distance from today', () => {
    const now = at('2026-11-21T10:00:00')
    expect(formatDay(at('2026-11-21T00:01:00'), now)).toBe('Today')
    expect(formatDay(at('2026-11-20T23:59:00'), now)).toBe('Yesterday')
    expect(formatDay(at('2026-11-17T12:00:00'), now)).toBe('Tuesday 17 November')
    expect(formatDay(at('2024-05-03T12:00:00'), now)).toBe('3 May 2024')
    expect(formatMoment(at('2026-11-20T14:02:00'), now)).toBe('yesterday 14:02')
  })
})
