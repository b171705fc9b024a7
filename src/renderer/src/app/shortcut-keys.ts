import { useEffect } from 'react'
import { shortcutOf } from './shortcuts.ts'

/** True where keys are typed text. */
export function takesText(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName))
}

/** Listens for the window's shortcuts; a dialog on top keeps its keys to itself. */
export function ShortcutKeys(): null {
  useEffect(() => {
    const listener = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || document.querySelector('[aria-modal="true"]:not([data-closing])')) return
      const shortcut = shortcutOf(event, takesText(event.target))
      if (!shortcut?.run) return
      event.preventDefault()
      shortcut.run()
    }
    window.addEventListener('keydown', listener)
    return () => window.removeEventListener('keydown', listener)
  }, [])
  return null
}
