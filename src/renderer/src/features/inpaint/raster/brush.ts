/**
 * Draws one segment of a stroke into the mask. Painting takes the greater value and erasing the smaller one, so a
 * stroke never builds up where it crosses itself, and painting the same segment twice changes nothing.
 */
import type { MaskPixels, Rect } from '../../../../../shared/raster/mask-pixels.ts'
import { capsuleRuns, type Dab } from './capsule.ts'

const levels = 1024

/**
 * Values of a soft brush by the squared distance from its centre, 0 to 1 in `levels` steps: 255 up to `hardness` of the
 * radius, then a smooth falloff to 0 at the rim.
 * @param hardness 0 (inclusive) to 1 (exclusive)
 */
export function falloff(hardness: number): Uint8Array {
  const table = new Uint8Array(levels + 1)
  for (let i = 0; i <= levels; i += 1) {
    const share = Math.max(0, Math.min(1, (1 - Math.sqrt(i / levels)) / (1 - hardness)))
    table[i] = Math.round(255 * share * share * (3 - 2 * share))
  }
  return table
}

/** Hard: only 255 when painting, only 0 when erasing. */
export function strokeHard(mask: MaskPixels, a: Dab, b: Dab, box: Rect, erase: boolean): void {
  const { data, width } = mask
  const value = erase ? 0 : 255
  capsuleRuns(a, b, box, (y, from, to) => data.fill(value, y * width + from, y * width + to))
}

/** Soft: values from the table by the distance from the segment, its radius interpolated from one end to the other. */
export function strokeSoft(mask: MaskPixels, a: Dab, b: Dab, box: Rect, erase: boolean, table: Uint8Array): void {
  const { data, width } = mask
  const dx = b.x - a.x
  const dy = b.y - a.y
  const square = dx * dx + dy * dy
  capsuleRuns(a, b, box, (y, from, to) => {
    const py = y + 0.5 - a.y
    for (let x = from; x < to; x += 1) {
      const px = x + 0.5 - a.x
      const along = square > 0 ? Math.max(0, Math.min(1, (px * dx + py * dy) / square)) : 0
      const ex = px - along * dx
      const ey = py - along * dy
      const radius = a.r + (b.r - a.r) * along
      const reach = (ex * ex + ey * ey) / (radius * radius)
      if (reach >= 1) continue
      const value = table[Math.floor(reach * levels)] as number
      const at = y * width + x
      const before = data[at] as number
      if (erase ? 255 - value < before : value > before) data[at] = erase ? 255 - value : value
    }
  })
}
