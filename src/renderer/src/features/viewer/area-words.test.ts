import { describe, expect, it } from 'vitest'
import { type Inpaint, noExtension } from '../../../../shared/domain/inpaint.ts'
import { areaWords } from './area-words.ts'

const inpaint: Inpaint = {
  mode: 'masked',
  area: { x: 0, y: 0, width: 396, height: 396 },
  extend: noExtension,
  sent: { width: 512, height: 512 },
  padding: 48,
  feather: 6,
  invert: false
}

describe('how a picture was repainted', () => {
  it('is described in one line', () => {
    expect(areaWords(inpaint)).toBe('Around the mask, 396 × 396 sent at 512 × 512, padding 48, feather 6')
  })

  it('includes an extension and an inverted mask, and no padding for the whole picture', () => {
    const words = areaWords({
      ...inpaint,
      mode: 'whole',
      sent: { width: 396, height: 396 },
      extend: { ...noExtension, left: 128 },
      invert: true
    })
    expect(words).toBe('The whole picture, sent at 396 × 396, feather 6, extended: left 128, mask inverted')
  })
})
