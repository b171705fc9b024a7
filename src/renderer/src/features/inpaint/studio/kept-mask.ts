import type { RasterMask } from '../../../../../shared/domain/inpaint.ts'

/**
 * The mask as stored in a draft: null if nothing is painted at all. A soft stroke that is too faint to be repainted is
 * still the user's work.
 */
export function keptMask(mask: RasterMask): RasterMask | null {
  return mask.data.some((byte) => byte !== 0) ? mask : null
}
