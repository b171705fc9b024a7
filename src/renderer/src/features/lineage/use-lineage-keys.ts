import { useEffect, useRef } from 'react'
import { overlayHasKey } from '../../ui/overlay-keys.ts'
import { type Move, movesByKey } from './tree-moves.ts'

export interface LineageKeys {
  onMove: (move: Move) => void
  onOpen: () => void
  onQuickLook: () => void
  onBranch: () => void
  onPair: () => void
  onRepaint: () => void
  onReuse: () => void
  onFavourite: () => void
  onTrash: () => void
  onZoom: (factor: number) => void
  onFit: () => void
  onEscape: () => void
}

/** True where keys belong to a text, a slider or a tab list. */
function busyElsewhere(target: EventTarget | null): boolean {
  const selector = 'input, textarea, select, [contenteditable], [role="slider"], [role="tab"], [role="separator"], [role="listbox"]'
  return target instanceof Element && target.closest(selector) !== null
}

/** A button that has the focus keeps the keys that press it. */
const pressesButton = ({ key, target }: KeyboardEvent): boolean =>
  (key === 'Enter' || key === ' ') && target instanceof Element && target.closest('button, a') !== null

function act({ key, ctrlKey, metaKey, altKey, repeat }: KeyboardEvent, keys: LineageKeys): boolean {
  if (ctrlKey || metaKey || altKey || (repeat && key === 'Delete')) return false
  const move = movesByKey[key]
  if (move !== undefined) {
    keys.onMove(move)
    return true
  }
  const actions: Record<string, () => void> = {
    Enter: keys.onOpen,
    ' ': keys.onQuickLook,
    b: keys.onBranch,
    c: keys.onPair,
    i: keys.onRepaint,
    u: keys.onReuse,
    f: keys.onFavourite,
    Delete: keys.onTrash,
    z: keys.onFit,
    '+': () => keys.onZoom(1.25),
    '=': () => keys.onZoom(1.25),
    '-': () => keys.onZoom(1 / 1.25),
    Escape: keys.onEscape
  }
  const action = actions[key.length === 1 ? key.toLowerCase() : key]
  action?.()
  return action !== undefined
}

/** The tree's keys, wherever the focus is. */
export function useLineageKeys(keys: LineageKeys): void {
  const latest = useRef(keys)
  useEffect(() => {
    latest.current = keys
  })
  useEffect(() => {
    const listener = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || overlayHasKey(event) || busyElsewhere(event.target) || pressesButton(event)) return
      if (act(event, latest.current)) event.preventDefault()
    }
    window.addEventListener('keydown', listener)
    return () => window.removeEventListener('keydown', listener)
  }, [])
}
