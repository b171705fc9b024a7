import { describe, expect, it } from 'vitest'
import type { Pause } from '../../../shared/domain/pause.ts'
import { pauseMessage, pauseMessages } from './pause-words.ts'

const noon = new Date(2026, 10, 21, 12, 0).getTime()
const minutes = 60_000
const pause = (more: Partial<Pause>): Pause => ({
  id: 'pixazo',
  label: 'Pixazo',
  reason: 'down',
  asked: false,
  until: noon + 12_000,
  status: null,
  refusals: 3,
  trying: false,
  ...more
})
const words = (more: Partial<Pause>): string => {
  const { what, next } = pauseMessage(pause(more), noon)
  return `${what}. ${next}`
}

describe('a closed line', () => {
  it('says what is wrong, by which answer, and when the next try is', () => {
    expect(words({ reason: 'rate-limited', status: 429 })).toBe('Rate limited by Pixazo (429). Next try in 12 s (4th)')
    expect(words({ status: 503, refusals: 1 })).toBe('Pixazo is down (503). Next try in 12 s (2nd)')
    expect(words({ reason: 'unreachable' })).toBe('Pixazo cannot be reached. Next try in 12 s (4th)')
    expect(words({ reason: 'offline' })).toBe('Offline: Pixazo cannot be found. Next try in 12 s (4th)')
  })

  it('gives the time of a long wait, and the day of a longer one', () => {
    expect(words({ until: noon + 125 * minutes })).toBe('Pixazo is down. Next try in 2 h 5 min, at 14:05 (4th)')
    expect(words({ until: noon + 30 * 60 * minutes })).toBe('Pixazo is down. Next try Sunday 22 November 18:00 (4th)')
    const late = new Date(2026, 10, 21, 23, 59, 50).getTime()
    expect(pauseMessage(pause({ until: late + 20_000 }), late).next).toBe('Next try in 20 s (4th)')
  })

  it('says when it is being tried', () => {
    expect(words({ trying: true })).toBe('Pixazo is down. Trying now…')
    expect(words({ until: noon - 1 })).toBe('Pixazo is down. Trying now…')
  })

  it('is one message for all services if the machine is offline, beside those of other kinds', () => {
    const all = [
      pause({ reason: 'offline', until: noon + 60_000 }),
      pause({ id: 'appypie', label: 'AppyPie', reason: 'offline', refusals: 1 }),
      pause({ id: 'demo', label: 'Demo' })
    ]
    expect(pauseMessages(all, noon)).toMatchObject([
      { ids: ['pixazo', 'appypie'], what: 'Offline: no service can be found', next: 'Next try in 12 s (2nd)' },
      { ids: ['demo'] }
    ])
  })
})
