import { describe, expect, it } from 'vitest'
import { boundsOf, isHard } from '../../../../../shared/raster/bounds.ts'
import type { MaskPixels } from '../../../../../shared/raster/mask-pixels.ts'
import { fitMask, fitOf, oddWords } from './fit-mask.ts'

/** A 4 × 4 mask whose left half has a value. */
const leftHalf = (value: number): MaskPixels => ({
  width: 4,
  height: 4,
  data: Uint8Array.from({ length: 16 }, (_, i) => (i % 4 < 2 ? value : 0))
})

describe('a mask of another size', () => {
  it('is left alone if it fits', () => {
    const mask = leftHalf(200)
    expect(fitMask(mask, { width: 4, height: 4 })).toBe(mask)
  })

  it('covers the same part of the canvas, and keeps hard edges hard', () => {
    const fitted = fitMask(leftHalf(255), { width: 64, height: 32 })
    expect({ bounds: boundsOf(fitted), hard: isHard(fitted) }).toEqual({
      bounds: { x: 0, y: 0, width: 32, height: 32 },
      hard: true
    })
  })

  it('keeps the greys of a soft one', () => {
    expect(fitMask(leftHalf(200), { width: 8, height: 8 }).data[0]).toBe(200)
  })

  it.each([
    [{ width: 512, height: 512 }, { width: 512, height: 512 }, null],
    [
      { width: 1024, height: 768 },
      { width: 2048, height: 1536 },
      { stretched: 'no', from: '1024 × 768', to: '2048 × 1536' }
    ],
    [
      { width: 1000, height: 667 },
      { width: 500, height: 333 },
      { stretched: 'no', from: '1000 × 667', to: '500 × 333' }
    ],
    [
      { width: 1024, height: 768 },
      { width: 512, height: 512 },
      { stretched: 'yes', from: '1024 × 768', to: '512 × 512' }
    ]
  ])('is scaled, and stretched if its shape differs: %o to %o', (mask, canvas, fit) => {
    expect(fitOf(mask, canvas)).toEqual(fit)
  })

  it('is reported if it would repaint nothing, or everything', () => {
    const all = { width: 2, height: 1, data: Uint8Array.of(255, 128) }
    expect([oddWords(leftHalf(127)), oddWords(leftHalf(128)), oddWords(all)]).toEqual([
      expect.stringContaining('Nothing'),
      null,
      expect.stringContaining('Everything')
    ])
  })
})
