import { describe, expect, it } from 'vitest'
import { fromWire, toWire } from './wire.ts'

describe('a value sent over the line', () => {
  it.each([
    [undefined],
    [null],
    ['text \u0000 \ud800'],
    [-0],
    [Number.NaN],
    [Number.POSITIVE_INFINITY],
    [12n],
    [[1, undefined, [{}]]],
    [{ a: undefined, b: { c: [new Uint8Array([0, 255])] } }],
    [new Date(5)],
    [new Map([['a', new Set([1])]])]
  ])('arrives as it was sent: %o', (value) => {
    expect(fromWire(toWire(value))).toEqual(value)
  })

  it('keeps a large picture whole', () => {
    const bytes = Uint8Array.from({ length: 1_000_003 }, (_none, at) => at % 251)
    expect(fromWire(toWire({ bytes }))).toEqual({ bytes })
  })

  it('keeps a prototype key an ordinary key, so that the app can refuse it', () => {
    const arrived = fromWire(toWire(JSON.parse('{"__proto__":{"admin":true}}'))) as object
    expect(Object.keys(arrived)).toEqual(['__proto__'])
    expect('admin' in arrived).toBe(false)
  })

  it('carries no code', () => {
    expect(() => toWire({ call: () => 1 })).toThrow('could not be cloned')
    expect(() => toWire(Symbol('s'))).toThrow('could not be cloned')
  })
})
