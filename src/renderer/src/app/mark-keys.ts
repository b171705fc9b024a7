import { useEffect } from 'react'
import { undoLast } from '../api/changes.ts'
import { toggleRating } from '../api/mark-actions.ts'
import { usePictures } from '../api/pictures-store.ts'
import { useSelection } from '../features/gallery/selection-store.ts'
import { compareNow } from '../features/viewer/compare/compare-store.ts'
import { overlayHasKey } from '../ui/overlay-keys.ts'
import { useFrame } from './store.ts'

/** What the keys rate: the picture in the viewer, the one in the comparison's pane at hand, or all that are selected in the gallery. */
function pictures(): readonly string[] {
  const { view, openPictureId } = useFrame.getState()
  if (view === 'viewer') return openPictureId === null ? [] : [openPictureId]
  if (view === 'compare') {
    const { ids, active } = compareNow()
    return ids.slice(active, active + 1)
  }
  // What is in the trash is restored or deleted, nothing else.
  return view === 'gallery' && usePictures.getState().query.scope === 'shown' ? [...useSelection.getState().selected] : []
}

/** True where keys belong to a text or a control that counts. */
function busyElsewhere(target: EventTarget | null): boolean {
  return (
    target instanceof Element &&
    target.closest('input:not([type="radio"]), textarea, select, [contenteditable], [role="slider"], [role="listbox"]:not([data-strip])') !== null
  )
}

/** @returns true when the key was one of these */
function act(event: KeyboardEvent): boolean {
  const ctrl = event.ctrlKey || event.metaKey
  const { view } = useFrame.getState()
  if (view !== 'gallery' && view !== 'viewer' && view !== 'compare') return false
  if (ctrl && !event.shiftKey && !event.altKey && event.key.toLowerCase() === 'z') {
    undoLast()
    return true
  }
  const rates = /^[0-5]$/.test(event.key) && !ctrl && !event.altKey && !event.shiftKey && !event.repeat
  const ids = rates ? pictures() : []
  if (ids.length === 0) return false
  toggleRating(ids, Number(event.key))
  return true
}

/** In the gallery, the viewer and the comparison: 1 to 5 rate, 0 takes the rating away, Ctrl+Z takes the last change back. */
export function MarkKeys(): null {
  useEffect(() => {
    const listener = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || overlayHasKey(event) || busyElsewhere(event.target)) return
      if (act(event)) event.preventDefault()
    }
    window.addEventListener('keydown', listener)
    return () => window.removeEventListener('keydown', listener)
  }, [])
  return null
}
