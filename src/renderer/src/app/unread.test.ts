import { describe, expect, it } from 'vitest'
import { unreadOf } from './unread.ts'

describe('the messages of a start', () => {
  it('are shown once, even if two lists have them', () => {
    expect(unreadOf([['settings', 'index'], ['index']], [])).toEqual(['settings', 'index'])
  })

  it('are not shown again once closed, but later ones are', () => {
    expect(unreadOf([['settings'], ['index', 'another library']], ['settings', 'index'])).toEqual(['another library'])
    expect(unreadOf([undefined, undefined], [])).toEqual([])
  })
})
