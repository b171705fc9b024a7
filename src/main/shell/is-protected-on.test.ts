import { describe, expect, it } from 'vitest'
import { isProtectedOn } from './is-protected-on.ts'

const sealed = (prefix: string): Uint8Array => Buffer.concat([Buffer.from(prefix), Buffer.alloc(40, 7)])

describe('isProtectedOn', () => {
  it.each([
    ['linux', 'v10', false],
    ['linux', 'v11', true],
    ['linux', 'v12', true],
    ['linux', 'v13', false],
    ['linux', '', false],
    ['darwin', 'v10', true],
    ['win32', 'v10', true]
  ])('%s, %s: %s', (platform, prefix, expected) => {
    expect(isProtectedOn(platform, sealed(prefix))).toBe(expected)
  })
})
