import { describe, expect, it } from 'vitest'
import type { Pause } from '../../../../shared/domain/pause.ts'
import { pauseMessages, pausesInShort } from './pause-words.ts'

const noon = new Date(2026, 10, 21, 12, 0).getTime()
const minutes = 60_000
const pause = (more: Partial<Pause>): Pause => ({
  id: 'pixazo',
  label: 'Pixazo',
  reason: 'down',
  asked: false,
  until: noon + 125 * minutes,
  trying: false,
  ...more
})
const text = (more: Partial<Pause>): string | undefined => pauseMessages([pause(more)], noon)[0]?.text

describe('a closed line', () => {
  it('says what is the matter and until when', () => {
    expect(text({})).toBe('Pixazo is down. Trying again at 14:05.')
    expect(text({ asked: true })).toBe('Pixazo is down until 14:05.')
    expect(text({ reason: 'rate-limited', asked: true })).toBe('Pixazo asks to wait until 14:05.')
    expect(text({ reason: 'rate-limited' })).toBe('Pixazo has had too many requests. Trying again at 14:05.')
    expect(text({ reason: 'unreachable' })).toContain('Pixazo cannot be reached. Trying again at 14:05.')
    expect(text({ reason: 'offline' })).toBe('Offline: Pixazo cannot be found. Trying again at 14:05.')
  })

  it('names the seconds of a short wait, and the day of a long one', () => {
    expect(text({ until: noon + 8000 })).toBe('Pixazo is down. Trying again at 12:00:08.')
    expect(text({ reason: 'rate-limited', asked: true, until: noon + 30 * 60 * minutes })).toBe(
      'Pixazo asks to wait until Sunday 22 November 18:00.'
    )
  })

  it('says when it is being tried', () => {
    expect(text({ trying: true })).toBe('Pixazo is down. Trying now.')
    expect(text({ until: noon - 1 })).toBe('Pixazo is down. Trying now.')
  })

  it('is one message for all services where the machine is offline, beside those of other kinds', () => {
    const all = [
      pause({ reason: 'offline' }),
      pause({ id: 'appypie', label: 'AppyPie', reason: 'offline', until: noon + 60 * minutes }),
      pause({ id: 'demo', label: 'Demo' })
    ]
    expect(pauseMessages(all, noon)).toMatchObject([
      { ids: ['pixazo', 'appypie'], text: 'Offline: no service can be found. Trying again at 13:00.' },
      { ids: ['demo'] }
    ])
    expect(pausesInShort(all, noon)).toBe('Offline, and 1 other on hold')
  })

  it('says nothing while every line is open', () => {
    expect(pausesInShort([], noon)).toBeNull()
  })
})
