import { useEffect } from 'react'
import { resultBeside, shownResults } from './results.ts'
import { useStudio } from './studio-store.ts'

const steps: Record<string, 1 | -1> = { ArrowRight: 1, ArrowLeft: -1 }

/** Where arrow keys have a meaning of their own. */
const ownArrows =
  'input, textarea, select, [contenteditable], [role="slider"], [role="separator"], [role="menu"], [role="listbox"], [role="toolbar"], [role="dialog"]'

/** @returns whether the key meant the comparison */
function pressed(key: string): boolean {
  const { children, form, comparing, comparisonChosen } = useStudio.getState()
  if (comparing === null) return false
  if (key === 'Escape') {
    comparisonChosen(null)
    return true
  }
  const step = steps[key]
  if (step === undefined) return false
  const next = resultBeside(shownResults(children, form.discarded), comparing, step)
  if (next) comparisonChosen(next.id)
  return true
}

/** While a result is held against the picture: Left and Right flip through the results, Escape ends it. Heard before the painter hears them. */
export function useComparisonKeys(): void {
  useEffect(() => {
    const listener = (event: KeyboardEvent): void => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey || document.querySelector('[aria-modal="true"]:not([data-closing])')) return
      if (event.key !== 'Escape' && event.target instanceof Element && event.target.closest(ownArrows)) return
      if (!pressed(event.key)) return
      event.preventDefault()
      event.stopPropagation()
    }
    document.addEventListener('keydown', listener, { capture: true })
    return () => document.removeEventListener('keydown', listener, { capture: true })
  }, [])
}
