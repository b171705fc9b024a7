import { type RefObject, useEffect, useRef } from 'react'

interface Actions {
  panel: RefObject<HTMLElement | null>
  onStep: (by: 1 | -1) => void
  onOpen: () => void
  onClose: () => void
  /** What F, Delete and 0 to 5 do to the picture; null: they are heard by what lies under it. */
  marks: { onFavourite: () => void; onTrash: () => void; onRate: (rating: number) => void } | null
}

const steps: Record<string, 1 | -1> = { ArrowLeft: -1, ArrowUp: -1, ArrowRight: 1, ArrowDown: 1 }
const takesText = 'input, textarea, select, [contenteditable]'

/** The focus goes round: from the grid to the overlay's buttons and back to where it was. */
function tab(event: KeyboardEvent, panel: HTMLElement, last: { current: HTMLElement | null }): boolean {
  const buttons = [...panel.querySelectorAll('button')]
  const at = buttons.indexOf(document.activeElement as HTMLButtonElement)
  if (at < 0) last.current = document.activeElement as HTMLElement | null
  const next = at + (event.shiftKey ? (at < 0 ? buttons.length : -1) : 1)
  const target = buttons[next] ?? last.current
  target?.focus()
  return true
}

/** They are meant for the picture that one looks at, however many are selected under it. Held, they do it once. */
function mark({ key, repeat }: KeyboardEvent, marks: Actions['marks']): boolean {
  if (marks === null) return false
  const rating = /^[0-5]$/.test(key) ? Number(key) : null
  if (rating === null && key !== 'Delete' && key !== 'Backspace' && key.toLowerCase() !== 'f') return false
  if (repeat) return true
  if (rating !== null) marks.onRate(rating)
  else if (key.toLowerCase() === 'f') marks.onFavourite()
  else marks.onTrash()
  return true
}

function act(event: KeyboardEvent, actions: Actions, last: { current: HTMLElement | null }): boolean {
  const panel = actions.panel.current
  if (panel === null || event.ctrlKey || event.metaKey || event.altKey) return false
  if (event.target instanceof Element && event.target.closest(takesText)) return false
  const onButton = event.target instanceof Node && panel.contains(event.target)
  if (event.key === 'Tab') return tab(event, panel, last)
  if (event.key === 'Escape') actions.onClose()
  else if (onButton && (event.key === ' ' || event.key === 'Enter')) return false
  else if (event.key === ' ') actions.onClose()
  else if (event.key === 'Enter') actions.onOpen()
  // The grid and the tree know what is above and below; they hear their arrows themselves.
  else if (steps[event.key] !== undefined && !(event.target instanceof Element && event.target.closest('[role="grid"], [role="tree"]')))
    actions.onStep(steps[event.key]!)
  else return mark(event, actions.marks)
  return true
}

/** The quick look's keys, heard before the grid hears them. */
export function useQuickLookKeys(actions: Actions): void {
  const latest = useRef(actions)
  const before = useRef<HTMLElement | null>(null)
  useEffect(() => {
    latest.current = actions
  })
  useEffect(() => {
    const listener = (event: KeyboardEvent): void => {
      if (document.querySelector('[aria-modal="true"], [role="menu"]')) return
      if (!act(event, latest.current, before)) return
      event.preventDefault()
      event.stopPropagation()
    }
    // A key that opened it and is still held must not close it again: it repeats.
    const guarded = (event: KeyboardEvent): void => {
      if (event.repeat && event.key === ' ') {
        event.preventDefault()
        event.stopPropagation()
      } else listener(event)
    }
    document.addEventListener('keydown', guarded, { capture: true })
    return () => document.removeEventListener('keydown', guarded, { capture: true })
  }, [])
}
