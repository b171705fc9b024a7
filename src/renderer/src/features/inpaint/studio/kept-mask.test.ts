import { expect, it } from 'vitest'
import { packMask } from '../../../../../shared/raster/pack.ts'
import { keptMask } from './kept-mask.ts'

const mask = (...data: number[]) => packMask({ width: data.length, height: 1, data: Uint8Array.from(data) })

it('a draft stores whatever is painted, however faint, and nothing for an empty mask', () => {
  expect(keptMask(mask(0, 0, 0))).toBeNull()
  expect(keptMask(mask(0, 255, 0))).toEqual(mask(0, 255, 0))
  expect(keptMask(mask(0, 3, 90))).toEqual(mask(0, 3, 90))
})
