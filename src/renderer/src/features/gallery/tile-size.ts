/** The size of the tiles, and how keys, wheel and slider change it. */
import { updateSettingsSoon, useSettings } from '../../data/settings-store.ts'

/** Pixels, the limits of `layoutSchema`. */
export const tileSizes = { min: 80, max: 480, step: 10 } as const

/** @param size pixels; clamped to the limits and rounded to whole steps */
export function changeTileSize(size: number): void {
  const { layout } = useSettings.getState().settings
  const tileSize = Math.max(tileSizes.min, Math.min(tileSizes.max, Math.round(size / tileSizes.step) * tileSizes.step))
  if (tileSize !== layout.tileSize) updateSettingsSoon({ layout: { ...layout, tileSize } })
}

/** One step larger or smaller, a tenth and at least one step of the slider. */
export function stepTileSize(direction: 1 | -1): void {
  const { tileSize } = useSettings.getState().settings.layout
  changeTileSize(tileSize + direction * Math.max(tileSizes.step, tileSize * 0.1))
}
