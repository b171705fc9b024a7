import { useEffect, useRef, useState } from 'react'
import { ownDragRuns } from '../actions/own-drag.ts'

/**
 * Files dragged over the window from another program. A drag that began in the page brings no new file.
 * @returns whether one is over the window now
 */
export function useFileDrag(onDrop: (files: File[]) => void): boolean {
  const [over, setOver] = useState(false)
  const latest = useRef(onDrop)
  useEffect(() => {
    latest.current = onDrop
  })
  useEffect(() => {
    let within = false
    const brings = (event: DragEvent): boolean =>
      !within && !ownDragRuns() && (event.dataTransfer?.types.includes('Files') ?? false)
    const start = (event: DragEvent): void => {
      // One passed to the desktop ends without an event.
      within = !event.defaultPrevented
    }
    const end = (): void => {
      within = false
    }
    const move = (event: DragEvent): void => {
      if (!brings(event)) return
      event.preventDefault()
      const busy = document.querySelector('[aria-modal="true"]') !== null
      event.dataTransfer!.dropEffect = busy ? 'none' : 'copy'
      setOver(!busy)
    }
    const leave = (event: DragEvent): void => {
      if (event.relatedTarget === null) setOver(false)
    }
    const drop = (event: DragEvent): void => {
      setOver(false)
      if (!brings(event)) return
      event.preventDefault()
      if (document.querySelector('[aria-modal="true"]') === null) latest.current([...event.dataTransfer!.files])
    }
    const listeners = { dragstart: start, dragend: end, dragenter: move, dragover: move, dragleave: leave, drop }
    const entries = Object.entries(listeners) as [keyof typeof listeners, (event: DragEvent) => void][]
    for (const [type, listener] of entries) window.addEventListener(type, listener)
    return () => {
      for (const [type, listener] of entries) window.removeEventListener(type, listener)
    }
  }, [])
  return over
}
