import { describe, expect, it } from 'vitest'
import { sizeOf } from './message-size.ts'

describe('the size of a message', () => {
  it('counts text and binary data wherever they are', () => {
    expect(sizeOf({ a: ['x'.repeat(1000)], b: new Map([['k', new Uint8Array(5000)]]) })).toBeGreaterThan(7000)
    expect(sizeOf({ a: 1 })).toBeLessThan(100)
  })

  it('ends for a message that holds itself', () => {
    const loop: Record<string, unknown> = {}
    loop['self'] = loop
    expect(sizeOf(loop)).toBeLessThan(100)
  })

  it('counts keys too', () => {
    expect(sizeOf({ ['k'.repeat(10_000)]: 1 })).toBeGreaterThan(10_000)
  })
})
