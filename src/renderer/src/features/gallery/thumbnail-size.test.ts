import { describe, expect, it } from 'vitest'
import { thumbnailSizeFor } from './thumbnail-size.ts'

describe('the thumbnail of a tile', () => {
  it('is the small one as long as that is sharp', () => {
    expect([
      thumbnailSizeFor(256, 170, 1.5, 1),
      thumbnailSizeFor(300, 200, 1.5, 1),
      thumbnailSizeFor(128, 128, 1, 2),
      thumbnailSizeFor(200, 200, 1, 2)
    ]).toEqual(['small', 'thumbnail', 'small', 'thumbnail'])
  })

  it("accounts for a square tile's cropping", () => {
    expect([
      thumbnailSizeFor(140, 140, 2, 1),
      thumbnailSizeFor(200, 200, 2, 1),
      thumbnailSizeFor(200, 200, 0.5, 1),
      thumbnailSizeFor(200, 200, Number.NaN, 1)
    ]).toEqual(['small', 'thumbnail', 'thumbnail', 'small'])
  })
})
