import { useEffect } from 'react'
import { actionOfKey, type Focus } from './action-of-key.ts'
import { controlAt, overlayOver, textIsSelected } from './key-owner.ts'
import { registry, runAction } from './registry.ts'

function focusOf(event: KeyboardEvent): Focus {
  const { target } = event
  return {
    control: controlAt(target),
    overlay: overlayOver(event),
    textSelected: textIsSelected(target),
    aside: target instanceof Element && target.closest('[data-own-keys]') !== null
  }
}

function listener(event: KeyboardEvent): void {
  if (event.defaultPrevented || event.isComposing) return
  const { contexts, actions } = registry()
  const found = actionOfKey(event, focusOf(event), contexts(), actions)
  if (!found) return
  event.preventDefault()
  if (!found.held) runAction(found.action, found.context)
}

/** The window's only key listener. Controls handle their own keys first; the rest is for actions. */
export function KeyListener(): null {
  useEffect(() => {
    // Not the window: a tooltip opened by the mouse stops Escape at the document.
    document.addEventListener('keydown', listener)
    return () => document.removeEventListener('keydown', listener)
  }, [])
  return null
}
