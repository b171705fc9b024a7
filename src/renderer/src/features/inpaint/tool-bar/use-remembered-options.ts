import { useEffect } from 'react'
import type { StudioSettings } from '../../../../../shared/domain/settings.ts'
import { updateSettingsSoon, useSettings } from '../../../data/settings-store.ts'
import type { Painter, PainterState } from '../painter/painter.ts'
import { getPainter } from '../studio/get-painter.ts'

type Remembered = Pick<
  StudioSettings,
  'brushSize' | 'hardness' | 'pressureSize' | 'tolerance' | 'contiguous' | 'overlayColour' | 'overlayOpacity'
>

function rememberedOf({ options, overlay }: PainterState): Remembered {
  return { ...options, overlayColour: overlay.colour, overlayOpacity: Math.max(0.1, overlay.opacity) }
}

const told = new WeakSet<Painter>()

/** Applies the settings to a painter, once in its lifetime. */
function tell(painter: Painter): void {
  if (told.has(painter)) return
  told.add(painter)
  const { brushSize, hardness, pressureSize, tolerance, contiguous, overlayColour, overlayOpacity } =
    useSettings.getState().settings.studio
  painter.setOptions({ brushSize, hardness, pressureSize, tolerance, contiguous })
  painter.setOverlay({ colour: overlayColour, opacity: overlayOpacity })
}

/** The tools' options and the overlay's look, restored from last time and saved as they change. */
export function useRememberedOptions(): void {
  const loaded = useSettings((state) => state.loaded)
  useEffect(() => {
    if (!loaded) return
    const painter = getPainter()
    tell(painter)
    return painter.subscribe(() => {
      const { studio } = useSettings.getState().settings
      const now = rememberedOf(painter.state)
      const names = Object.keys(now) as (keyof Remembered)[]
      if (names.some((name) => now[name] !== studio[name])) updateSettingsSoon({ studio: { ...studio, ...now } })
    })
  }, [loaded])
}
