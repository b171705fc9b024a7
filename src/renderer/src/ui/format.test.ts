import { describe, expect, it } from 'vitest'
import { formatBytes, formatCount, formatDay, formatDuration, formatElapsed, formatMoment, plural } from './format.ts'

const at = (text: string): number => new Date(text).getTime()

describe('formatters', () => {
  it.each([
    [0, '0 bytes'],
    [999, '999 bytes'],
    [1900, '1.9 kB'],
    [1_912_345, '1.9 MB'],
    [12_345_678, '12 MB'],
    [999_999, '1.0 MB'],
    [3e12, '3.0 TB']
  ])('shows %d bytes as %s', (bytes, text) => expect(formatBytes(bytes)).toBe(text))

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

  it('groups digits and says one or many', () => {
    expect([formatCount(18_204), plural(1, 'picture'), plural(2, 'picture'), plural(0, 'entry', 'entries')]).toEqual([
      '18,204',
      '1 picture',
      '2 pictures',
      '0 entries'
    ])
  })

  it('names days by their distance from today', () => {
    const now = at('2026-11-21T10:00:00')
    expect(formatDay(at('2026-11-21T00:01:00'), now)).toBe('Today')
    expect(formatDay(at('2026-11-20T23:59:00'), now)).toBe('Yesterday')
    expect(formatDay(at('2026-11-17T12:00:00'), now)).toBe('Tuesday 17 November')
    expect(formatDay(at('2024-05-03T12:00:00'), now)).toBe('3 May 2024')
    expect(formatMoment(at('2026-11-20T14:02:00'), now)).toBe('yesterday 14:02')
  })
})
