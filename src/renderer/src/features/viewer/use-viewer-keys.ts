import { useEffect, useRef } from 'react'
import { overlayHasKey } from '../../ui/overlay-keys.ts'
import type { ViewerActions } from './viewer-actions.ts'

/** True where keys belong to a text, a slider or a tab list. The strip takes its own and lets the others through. */
function busyElsewhere(target: EventTarget | null): boolean {
  return (
    target instanceof Element &&
    target.closest('input, textarea, select, [contenteditable], [role="slider"], [role="tab"], [role="separator"], [role="listbox"]:not([data-strip])') !== null
  )
}

/** Keys that do something to the picture: held, they would go on with the next one. */
const once = ['Delete', 'f']

/** The action of a key; Space and Enter stay with a button that has the focus. */
function actionOf({ key, shiftKey, target, repeat }: KeyboardEvent, actions: ViewerActions): (() => void) | undefined {
  if (repeat && once.includes(key)) return undefined
  if ((key === ' ' || key === 'Enter') && target instanceof Element && target.closest('button, a, summary')) return undefined
  const byKey: Record<string, (() => void) | undefined> = {
    ArrowLeft: actions.newer,
    ArrowRight: actions.older,
    ' ': shiftKey ? actions.newer : actions.older,
    Home: actions.first,
    End: actions.last,
    PageUp: () => actions.skip(-1),
    PageDown: () => actions.skip(1),
    Enter: actions.fullscreen,
    Escape: actions.close,
    Delete: actions.trash,
    f: actions.favourite,
    u: actions.reuse,
    i: actions.repaint,
    l: actions.lineage,
    c: actions.compare,
    s: actions.slideshow,
    t: actions.filmstrip,
    k: actions.lockZoom,
    z: actions.toggleZoom,
    '+': () => actions.zoomBy(1.25),
    '=': () => actions.zoomBy(1.25),
    '-': () => actions.zoomBy(1 / 1.25)
  }
  return byKey[key.length === 1 ? key.toLowerCase() : key]
}

function act(event: KeyboardEvent, actions: ViewerActions): boolean {
  if ((event.ctrlKey || event.metaKey) && !event.shiftKey && event.key.toLowerCase() === 'c') {
    // A text that is selected is what the user means to copy.
    if (!actions.copy || window.getSelection()?.isCollapsed === false) return false
    actions.copy()
    return true
  }
  if (event.ctrlKey || event.metaKey || event.altKey) return false
  const action = actionOf(event, actions)
  action?.()
  return action !== undefined
}

/** The viewer's keys, wherever the focus is. */
export function useViewerKeys(actions: ViewerActions): void {
  const latest = useRef(actions)
  useEffect(() => {
    latest.current = actions
  })
  useEffect(() => {
    const listener = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || overlayHasKey(event) || busyElsewhere(event.target)) return
      if (act(event, latest.current)) event.preventDefault()
    }
    window.addEventListener('keydown', listener)
    return () => window.removeEventListener('keydown', listener)
  }, [])
}
