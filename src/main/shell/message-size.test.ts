import { describe, expect, it } from 'vitest'
import { messageSizeOf } from './message-size.ts'

describe('the size of a message', () => {
  it('counts text and binary data wherever they are', () => {
    expect(messageSizeOf({ a: ['x'.repeat(1000)], b: new Map([['k', new Uint8Array(5000)]]) })).toBeGreaterThan(7000)
    expect(messageSizeOf({ a: 1 })).toBeLessThan(100)
  })

  it('ends for a message that contains itself', () => {
    const loop: Record<string, unknown> = {}
    loop['self'] = loop
    expect(messageSizeOf(loop)).toBeLessThan(100)
  })

  it('counts keys too', () => {
    expect(messageSizeOf({ ['k'.repeat(10_000)]: 1 })).toBeGreaterThan(10_000)
  })
})
