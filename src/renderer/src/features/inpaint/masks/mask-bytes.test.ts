import { describe, expect, it } from 'vitest'
import { AppError } from '../../../../../shared/errors.ts'
import { maskMimeOf } from './mask-bytes.ts'

function png(width: number, height: number, ...chunks: string[]): Uint8Array {
  const head = new Uint8Array(33)
  head.set([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52])
  new DataView(head.buffer).setUint32(16, width)
  new DataView(head.buffer).setUint32(20, height)
  const rest = chunks.flatMap((type) => [0, 0, 0, 0, ...new TextEncoder().encode(type), 0, 0, 0, 0])
  return Uint8Array.from([...head, ...rest])
}

function refusal(bytes: Uint8Array): unknown {
  try {
    return maskMimeOf(bytes)
  } catch (error) {
    return error
  }
}

const text = (words: string): Uint8Array => new TextEncoder().encode(words)

describe('a file to be used as a mask', () => {
  it('is accepted if it is a still picture', () => {
    expect(maskMimeOf(png(640, 480, 'IDAT'))).toBe('image/png')
  })

  it.each([
    ['is empty', new Uint8Array(0), 'empty'],
    ['is a text', text('hello'), 'not a PNG, JPEG or WebP'],
    ['is a drawing', text('<?xml version="1.0"?>\n<!-- a -->\n<svg xmlns="http://www.w3.org/2000/svg"/>'), 'SVG'],
    ['is an AVIF', Uint8Array.from([0, 0, 0, 16, ...text('ftypavif'), 0, 0, 0, 0]), 'not a PNG, JPEG or WebP'],
    ['is animated', png(10, 10, 'acTL', 'IDAT'), 'animated'],
    ['has no pixels', png(0, 10, 'IDAT'), 'no pixels'],
    ['is cut off in its header', png(10, 10).subarray(0, 20), 'damaged'],
    ['is too large', png(16_000, 9_000, 'IDAT'), '16000 × 9000']
  ])('is refused with a next step if it %s', (_what, bytes, words) => {
    expect(refusal(bytes)).toMatchObject({
      message: expect.stringContaining(words),
      data: { nextStep: expect.stringMatching(/./) }
    })
    expect(refusal(bytes)).toBeInstanceOf(AppError)
  })
})
