import { useEffect } from 'react'
import { painterShortcut } from '../painter/painter-shortcuts.ts'
import { getPainter } from '../studio/painter-instance.ts'
import { useStudio } from '../studio/studio-store.ts'

const takesText = 'textarea, select, [contenteditable], input:not([type="checkbox"], [type="radio"], [type="range"], [type="color"])'

/** The painter's own element hears its keys itself: Enter is its cross's there. */
const hearsItself = '[role="application"]'

/** True where a key belongs to the painter's element, a text, a menu, a list or a dialog, or presses the button that has the focus. */
function keyIsTaken(target: EventTarget | null, key: string): boolean {
  if (document.querySelector('[aria-modal="true"]:not([data-closing])')) return true
  if (!(target instanceof Element)) return false
  if (target.closest(`${takesText}, [role="menu"], [role="listbox"], [role="dialog"], ${hearsItself}`)) return true
  return key === 'Enter' && target.closest('button, a, summary, label') !== null
}

/**
 * The painter's shortcuts, wherever else in the window the focus is, while a picture is open in the studio. They are heard before
 * anything else hears them: Ctrl+I is the mask's here, and each key acts once.
 */
export function usePainterKeys(): void {
  useEffect(() => {
    const listener = (event: KeyboardEvent): void => {
      if (event.isComposing || useStudio.getState().bitmap.kind !== 'ready' || keyIsTaken(event.target, event.key)) return
      if (!painterShortcut(event, getPainter())) return
      event.preventDefault()
      event.stopPropagation()
    }
    window.addEventListener('keydown', listener, { capture: true })
    return () => window.removeEventListener('keydown', listener, { capture: true })
  }, [])
}
