import { createSpotlight } from '@mantine/spotlight'

export const [paletteStore, paletteControls] = createSpotlight()

export function openPalette(): void {
  paletteControls.open()
}
