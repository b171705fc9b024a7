import { useEffect, useRef } from 'react'
import { useSettings } from '../../../api/settings-store.ts'
import { changeViewer } from '../viewer-settings.ts'
import { slideshowNow } from './slideshow-store.ts'

/** Steps of the interval, seconds. */
const intervals = [1, 2, 3, 4, 5, 7, 10, 15, 20, 30, 45, 60, 90, 120]

/** Shows each picture longer or shorter. */
export function changeInterval(by: 1 | -1): void {
  const { slideSeconds } = useSettings.getState().settings.viewer
  const next = by === 1 ? intervals.find((seconds) => seconds > slideSeconds) : intervals.findLast((seconds) => seconds < slideSeconds)
  if (next !== undefined) changeViewer({ slideSeconds: next })
}

export function toggleLoop(): void {
  changeViewer({ slideLoop: !useSettings.getState().settings.viewer.slideLoop })
}

/** The slideshow's keys; Space and Enter stay with a button that has the focus. */
export function useSlideshowKeys(onClose: () => void): void {
  const close = useRef(onClose)
  useEffect(() => {
    close.current = onClose
  })
  useEffect(() => {
    const actions: Record<string, () => void> = {
      Escape: () => close.current(),
      ' ': () => slideshowNow().playingChanged(!slideshowNow().playing),
      ArrowRight: () => slideshowNow().stepped(1),
      ArrowLeft: () => slideshowNow().stepped(-1),
      PageDown: () => slideshowNow().stepped(1),
      PageUp: () => slideshowNow().stepped(-1),
      ArrowUp: () => changeInterval(1),
      ArrowDown: () => changeInterval(-1),
      r: () => slideshowNow().orderChanged(),
      l: toggleLoop
    }
    const listener = (event: KeyboardEvent): void => {
      if (event.ctrlKey || event.metaKey || event.altKey) return
      if ((event.key === ' ' || event.key === 'Enter') && event.target instanceof Element && event.target.closest('button')) return
      const action = actions[event.key.length === 1 ? event.key.toLowerCase() : event.key]
      if (!action) return
      event.preventDefault()
      event.stopPropagation()
      action()
    }
    // Heard before everything that lies under the show.
    document.addEventListener('keydown', listener, { capture: true })
    return () => document.removeEventListener('keydown', listener, { capture: true })
  }, [])
}
