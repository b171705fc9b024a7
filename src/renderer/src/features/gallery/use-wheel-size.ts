import { type RefObject, useEffect } from 'react'
import { useSettings } from '../../data/settings-store.ts'
import { changeTileSize } from './tile-size.ts'
import type { Hold } from './use-scroll-anchor.ts'

/** How much one wheel notch, about 100 units, changes the size. */
const perUnit = 0.0016

/** Ctrl and the wheel change the tile size; the picture under the mouse stays under it. */
export function useWheelSize(scroller: RefObject<HTMLElement | null>, hold: Hold): void {
  useEffect(() => {
    const element = scroller.current!
    /** Finer than the slider's steps: a touchpad sends many small amounts. */
    let wanted = 0
    let last = 0
    const listener = (event: WheelEvent): void => {
      if (!event.ctrlKey && !event.metaKey) return
      event.preventDefault()
      const { tileSize } = useSettings.getState().settings.layout
      if (tileSize !== last) wanted = tileSize
      wanted = Math.max(80, Math.min(480, wanted * Math.exp(-event.deltaY * perUnit)))
      const tile = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-id]') : null
      hold(element.scrollTop, event.clientY - element.getBoundingClientRect().top, tile?.dataset.id ?? null)
      changeTileSize(wanted)
      last = useSettings.getState().settings.layout.tileSize
    }
    element.addEventListener('wheel', listener, { passive: false })
    return () => element.removeEventListener('wheel', listener)
  }, [scroller, hold])
}
