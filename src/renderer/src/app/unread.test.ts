import { describe, expect, it } from 'vitest'
import { unreadOf } from './unread.ts'

describe('what a start has to say', () => {
  it('is said once, though two lists have it', () => {
    expect(unreadOf([['settings', 'index'], ['index']], [])).toEqual(['settings', 'index'])
  })

  it('is not said again once it was closed, but what comes later is', () => {
    expect(unreadOf([['settings'], ['index', 'another library']], ['settings', 'index'])).toEqual(['another library'])
    expect(unreadOf([undefined, undefined], [])).toEqual([])
  })
})
