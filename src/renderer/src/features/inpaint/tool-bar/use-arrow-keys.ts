import { type KeyboardEvent, type RefObject, useRef } from 'react'
import { readingKey } from '../../../data/reading.ts'

const steps: Record<string, number> = { ArrowUp: -1, ArrowLeft: -1, ArrowDown: 1, ArrowRight: 1 }

interface Arrows<T extends HTMLElement> {
  ref: RefObject<T | null>
  onKeyDown: (event: KeyboardEvent) => void
}

/**
 * Arrow keys, Home and End move the focus among the buttons of a bar, so that the bar is one tab stop. The buttons
 * themselves define which of them that is (`tabIndex`).
 */
export function useArrowKeys<T extends HTMLElement>(): Arrows<T> {
  const ref = useRef<T>(null)
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey || !(event.target instanceof HTMLButtonElement)) return
    const buttons = [...(ref.current?.querySelectorAll<HTMLButtonElement>('button') ?? [])]
    const at = buttons.indexOf(event.target)
    if (at < 0) return
    const step = steps[readingKey(event.key)]
    const to =
      event.key === 'Home'
        ? 0
        : event.key === 'End'
          ? buttons.length - 1
          : step === undefined
            ? -1
            : (at + step + buttons.length) % buttons.length
    if (to < 0) return
    event.preventDefault()
    buttons[to]?.focus()
  }
  return { ref, onKeyDown }
}
