import { describe, expect, it } from 'vitest'
import { formatBytes, formatBytesOf } from './bytes.ts'

describe('formatBytes', () => {
  it.each([
    [0, '0 bytes'],
    [999, '999 bytes'],
    [1900, '1.9 kB'],
    [1_912_345, '1.9 MB'],
    [12_345_678, '12 MB'],
    [999_999, '1.0 MB'],
    [3e12, '3.0 TB']
  ])('says %d bytes as %s', (bytes, text) => expect(formatBytes(bytes)).toBe(text))
})

describe('formatBytesOf', () => {
  it.each([
    [0, 2_000_000, '0.0 of 2.0 MB'],
    [1_234_567, 2_000_000, '1.2 of 2.0 MB'],
    [1, 11_400, '1 of 12 kB'],
    [11_400, 11_400, '12 of 12 kB']
  ])('says %i of %i bytes as %s', (done, total, text) => expect(formatBytesOf(done, total)).toBe(text))
})
