import { describe, expect, it } from 'vitest'
import { field, flag } from '../../../../shared/domain/picture-flags.ts'
import { pictureNameOf } from './picture-name.ts'

const plain = { createdAt: new Date('2026-11-21T14:02:00').getTime(), size: '64 × 64', flags: 0, prompt: undefined }

describe("a picture's name", () => {
  it('gives the time and size, and the prompt once it is known', () => {
    expect(pictureNameOf(plain)).toBe('Picture of 14:02, 64 × 64')
    expect(pictureNameOf({ ...plain, prompt: 'a lighthouse\n at dusk ' })).toBe(
      'Picture of 14:02, a lighthouse at dusk, 64 × 64'
    )
  })

  it('describes the badges', () => {
    expect(pictureNameOf({ ...plain, prompt: '', flags: flag.favourite | flag.missing | 3 })).toBe(
      'Picture of 14:02, 64 × 64, rated 3, file missing, favourite'
    )
    expect(pictureNameOf({ ...plain, flags: (1 << field.kind.shift) | flag.children | flag.fileRemoved })).toBe(
      'Picture of 14:02, 64 × 64, repainted, has variations, only the recipe is kept'
    )
  })

  it('contains the beginning of a long prompt, without half a word', () => {
    const prompt = `${'mountain '.repeat(8)}and, lakes in the mist`
    expect(pictureNameOf({ ...plain, prompt })).toBe(`Picture of 14:02, ${'mountain '.repeat(8)}and…, 64 × 64`)
    expect(pictureNameOf({ ...plain, prompt: 'x'.repeat(200) })).toContain(`, ${'x'.repeat(80)}…,`)
  })
})
