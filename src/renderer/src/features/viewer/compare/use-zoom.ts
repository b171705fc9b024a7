import type { CompareMode } from '../../../../../shared/domain/viewer-settings.ts'
import { changeViewer, useViewerSetting } from '../viewer-settings.ts'
import { compareNow } from './compare-store.ts'
import { fitOf, type SharedView, wholeView, zoomedAt } from './shared-view.ts'
import type { Pane } from './use-panes.ts'

export interface CompareZoom {
  by: (factor: number) => void
  fit: () => void
  oneToOne: () => void
  /** Switches between the whole picture and its pixels. */
  toggle: () => void
  /** Locks the panes together, or unlocks them. */
  lock: () => void
}

const middle = { x: 0, y: 0 }

/** Zoom by buttons and keys: all panes, or the active one if they are not locked together. */
export function useZoom(mode: CompareMode, pane: Pane | undefined): CompareZoom {
  const locked = useViewerSetting('compareLocked')
  const place = mode === 'side' && !locked ? (pane?.place ?? 0) : null
  const current = (): SharedView => compareNow().views[place ?? (mode === 'side' ? (pane?.place ?? 0) : 0)]!
  const show = (view: SharedView): void => compareNow().viewChanged(view, place)
  const to = (zoom: number): void => {
    if (pane) show(zoomedAt(current(), zoom, middle, pane.size, compareNow().room))
  }
  const oneToOne = (): void => {
    if (pane) to(1 / window.devicePixelRatio / fitOf(pane.size, compareNow().room))
  }
  return {
    by: (factor) => to(current().zoom * factor),
    fit: () => show(wholeView),
    oneToOne,
    toggle: () => (current().zoom === 1 ? oneToOne() : show(wholeView)),
    lock: () => {
      if (!locked) compareNow().viewChanged(current(), null)
      changeViewer({ compareLocked: !locked })
    }
  }
}
