import { useEffect, useRef } from 'react'
import type { CompareMode } from '../../../../../shared/domain/viewer-settings.ts'
import { commands } from '../../../api/commands.ts'
import { toggleFavourite } from '../../../api/picture-actions.tsx'
import { useSettings } from '../../../api/settings-store.ts'
import { overlayHasKey } from '../../../ui/overlay-keys.ts'
import { changeViewer } from '../viewer-settings.ts'
import { compareNow } from './compare-store.ts'
import { stepPane } from './pane-head.tsx'
import type { CompareZoom } from './use-zoom.ts'

/** Where keys have a meaning of their own. */
const busy = 'input:not([type="checkbox"], [type="radio"]), textarea, select, [contenteditable], [role="slider"], [role="separator"], [role="listbox"]'

const mode = (next: CompareMode) => (): void => changeViewer({ compareMode: next })

function flip(): void {
  const { flipped, flippedTo } = compareNow()
  if (useSettings.getState().settings.viewer.compareMode === 'flip') flippedTo(flipped + 1)
  else changeViewer({ compareMode: 'flip' })
}

function swap(): void {
  const { ids, active, panesSwapped } = compareNow()
  panesSwapped(active, active + 1 < ids.length ? active + 1 : 0)
}

function actionOf(key: string, zoom: CompareZoom, onClose: () => void): (() => void) | undefined {
  const { active, ids } = compareNow()
  const id = ids[active]
  const actions: Record<string, () => void> = {
    Escape: onClose,
    ArrowLeft: () => stepPane(active, -1),
    ArrowRight: () => stepPane(active, 1),
    s: mode('side'),
    l: mode('slider'),
    d: mode('difference'),
    ' ': flip,
    x: swap,
    k: zoom.lock,
    z: zoom.toggle,
    t: () => changeViewer({ compareRecipes: !useSettings.getState().settings.viewer.compareRecipes }),
    f: () => id !== undefined && toggleFavourite([id]),
    Enter: () => id !== undefined && commands.run('openPicture', { pictureId: id }),
    '+': () => zoom.by(1.25),
    '=': () => zoom.by(1.25),
    '-': () => zoom.by(1 / 1.25)
  }
  return actions[key.length === 1 ? key.toLowerCase() : key]
}

/** The comparison's keys, wherever the focus is; those of a button stay with the button. */
export function useCompareKeys(zoom: CompareZoom, onClose: () => void): void {
  const latest = useRef({ zoom, onClose })
  useEffect(() => {
    latest.current = { zoom, onClose }
  })
  useEffect(() => {
    const listener = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || overlayHasKey(event)) return
      const target = event.target instanceof Element ? event.target : null
      if (event.key !== 'Escape' && target?.closest(busy)) return
      // A choice of modes takes arrows only, so that a key works right after a click on it.
      if (target?.matches('[type="radio"]') && event.key.startsWith('Arrow')) return
      if ((event.key === ' ' || event.key === 'Enter') && target?.closest('button, [type="checkbox"], a')) return
      const action = actionOf(event.key, latest.current.zoom, latest.current.onClose)
      if (!action) return
      event.preventDefault()
      action()
    }
    window.addEventListener('keydown', listener)
    return () => window.removeEventListener('keydown', listener)
  }, [])
}
