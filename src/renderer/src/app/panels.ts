/** Which side panels are shown, and how wide. */
import type { PanelSizes } from '../../../shared/domain/settings.ts'
import type { View } from '../actions/commands.ts'
import { updateSettingsSoon, useSettings } from '../data/settings-store.ts'

/** Pixels. */
export const railWidth = 60
/** The centre is never narrower than this while a panel can be hidden. */
export const centreMin = 320
/** Two pictures of typical size side by side: panels shrink for this, but none is hidden. */
export const centreGood = 440
/** In a narrower window one side panel is hidden automatically, and in the viewer both are. */
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

/** Settings, statistics and the comparison use the whole width, and the studio has its own form. */
export function hasCompose(view: View): boolean {
  return !['settings', 'statistics', 'inpaint', 'compare'].includes(view)
}

/**
 * Width of the studio's panel, as far as there is room beside the picture.
 * @param width pixels right of the rail
 */
export function studioPanelWidth(wanted: number, width: number): number {
  return clamp(width - centreGood, panelLimits.studio.min, wanted)
}

/** The other views use the whole width. */
export function hasInspector(view: View): boolean {
  return view === 'gallery' || view === 'viewer' || view === 'lineage'
}

/** Which of the remembered choices applies: a narrow window has its own, and its viewer another. */
function choiceFor(view: View, width: number): 'narrow' | 'narrowViewer' | null {
  if (width + railWidth >= roomyWindow) return null
  return view === 'viewer' ? 'narrowViewer' : 'narrow'
}

/** The panels wanted in a window of this size, whether or not the view has them. */
export function wishedPanels(view: View, layout: PanelSizes, width: number): { compose: boolean; inspector: boolean } {
  const choice = choiceFor(view, width)
  return choice === null ? { compose: layout.composeOpen, inspector: layout.inspectorOpen } : layout[choice]
}

/**
 * The panels that a view has and that fit. If both are wanted, they shrink to their minimum width, then the inspector
 * is hidden, so that Generate stays reachable.
 * @param width pixels right of the rail
 */
export function roomFor(view: View, layout: PanelSizes, width: number): Room {
  const wished = wishedPanels(view, layout, width)
  const compose = wished.compose && hasCompose(view)
  const composeWanted = compose ? layout.composeWidth : 0
  const composeLeast = compose ? panelLimits.compose.min : 0
  const inspector =
    wished.inspector && hasInspector(view) && width - composeLeast - panelLimits.inspector.min >= centreMin
  const free = width - centreGood
  const inspectorWidth = inspector
    ? clamp(free - composeWanted, panelLimits.inspector.min, layout.inspectorWidth)
    : layout.inspectorWidth
  const composeWidth = compose
    ? clamp(free - (inspector ? inspectorWidth : 0), composeLeast, layout.composeWidth)
    : layout.composeWidth
  return { compose, composeWidth, inspector, inspectorWidth }
}

/**
 * What to remember when a panel is shown or hidden.
 * @param alone in a narrow window the other panel is hidden; a panel that the user opens by hand is shown beside it
 */
export function withPanel(
  layout: PanelSizes,
  { view, width }: { view: View; width: number },
  change: { compose?: boolean; inspector?: boolean },
  alone = false
): Partial<PanelSizes> {
  const choice = choiceFor(view, width)
  const now = wishedPanels(view, layout, width)
  const others = alone && choice !== null ? { compose: false, inspector: false } : now
  const next = { ...others, ...change }
  return choice === null ? { composeOpen: next.compose, inspectorOpen: next.inspector } : { [choice]: next }
}

const clamp = (value: number, least: number, most: number): number => Math.max(least, Math.min(most, value))

/** Pixels right of the rail, for the current window. */
export const roomNow = (): number => window.innerWidth - railWidth

/** Changes the remembered layout; saved once the edge stops moving. */
export function changeLayout(change: Partial<PanelSizes>): void {
  updateSettingsSoon({ layout: { ...useSettings.getState().settings.layout, ...change } })
}
