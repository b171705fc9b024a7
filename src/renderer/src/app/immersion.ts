/** The viewer alone on the whole screen. */
import { useEffect } from 'react'
import { useLayout } from './layout-store.ts'

/**
 * Gives the picture the screen, or the window its frame back. Where the system refuses the screen, the picture has the
 * window.
 */
export function setImmersed(on: boolean): void {
  useLayout.getState().immersionChanged(on)
  if (on) void document.documentElement.requestFullscreen().catch(() => undefined)
  else if (document.fullscreenElement) void document.exitFullscreen().catch(() => undefined)
}

/** @returns whether the viewer has the screen; another view, or leaving full screen in the system's way, ends it */
export function useImmersion(): boolean {
  const immersed = useLayout((state) => state.immersed)
  const inViewer = useLayout((state) => state.view === 'viewer')
  useEffect(() => {
    if (immersed && !inViewer) setImmersed(false)
  }, [immersed, inViewer])
  useEffect(() => {
    const listener = (): void => {
      if (!document.fullscreenElement) useLayout.getState().immersionChanged(false)
    }
    document.addEventListener('fullscreenchange', listener)
    return () => document.removeEventListener('fullscreenchange', listener)
  }, [])
  return immersed && inViewer
}
