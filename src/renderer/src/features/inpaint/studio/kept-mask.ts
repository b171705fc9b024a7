import type { RasterMask } from '../../../../../shared/domain/inpaint.ts'

/**
 * The mask as a draft keeps it: null when nothing is painted at all. A soft stroke that is too faint to be repainted is
 * still one that somebody made.
 */
export function keptMask(mask: RasterMask): RasterMask | null {
  return mask.data.some((byte) => byte !== 0) ? mask : null
}
