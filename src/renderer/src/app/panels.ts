/** Which side panels are shown, and how wide. */
import type { PanelSizes } from '../../../shared/domain/settings.ts'
import type { View } from '../actions/commands.ts'
import { updateSettingsSoon, useSettings } from '../data/settings-store.ts'

/** Pixels. */
export const railWidth = 48
/** The centre is never narrower than this while a panel can give way. */
export const centreMin = 320
/** Two pictures of usual size side by side: panels shrink for it, but none gives way. */
export const centreGood = 440
/** In a narrower window an inspector with nothing to show takes no room. */
export const roomyWindow = 1200

/** The limits of `layoutSchema` and of `studioSettingsSchema`. */
export const panelLimits = {
  compose: { min: 260, max: 560, usual: 328 },
  inspector: { min: 220, max: 560, usual: 304 },
  studio: { min: 260, max: 560, usual: 320 }
} as const

export interface Room {
  compose: boolean
  composeWidth: number
  inspector: boolean
  inspectorWidth: number
}

/** Settings, statistics and the comparison use the whole width, and the studio has a form of its own. */
export function hasCompose(view: View): boolean {
  return !['settings', 'statistics', 'inpaint', 'compare'].includes(view)
}

/**
 * Width of the studio's panel as far as there is room for it beside the picture.
 * @param width pixels right of the rail
 */
export function studioPanelWidth(wanted: number, width: number): number {
  return clamp(width - centreGood, panelLimits.studio.min, wanted)
}

/** The other views use the whole width. */
export function hasInspector(view: View): boolean {
  return view === 'gallery' || view === 'viewer' || view === 'lineage'
}

/**
 * The panels that a view has and that fit. In a narrow window an inspector with nothing to show takes no room; then
 * both panels shrink to their least width, then the inspector gives way, so that Generate stays in reach.
 * @param width pixels right of the rail
 * @param ofUse the inspector has a picture to show, or the user asked for it
 */
export function roomFor(view: View, layout: PanelSizes, width: number, ofUse = true): Room {
  const compose = layout.composeOpen && hasCompose(view)
  const wanted = layout.inspectorOpen && hasInspector(view) && (ofUse || width + railWidth >= roomyWindow)
  const composeWanted = compose ? layout.composeWidth : 0
  const composeLeast = compose ? panelLimits.compose.min : 0
  const inspector = wanted && width - composeLeast - panelLimits.inspector.min >= centreMin
  const free = width - centreGood
  const inspectorWidth = inspector
    ? clamp(free - composeWanted, panelLimits.inspector.min, layout.inspectorWidth)
    : layout.inspectorWidth
  const composeWidth = compose
    ? clamp(free - (inspector ? inspectorWidth : 0), composeLeast, layout.composeWidth)
    : layout.composeWidth
  return { compose, composeWidth, inspector, inspectorWidth }
}

const clamp = (value: number, least: number, most: number): number => Math.max(least, Math.min(most, value))

/** Changes the remembered layout; kept once the edge is still. */
export function changeLayout(change: Partial<PanelSizes>): void {
  updateSettingsSoon({ layout: { ...useSettings.getState().settings.layout, ...change } })
}
