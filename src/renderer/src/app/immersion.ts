/** The viewer alone, full screen. */
import { useEffect } from 'react'
import { useLayout } from './layout-store.ts'

/** Enters or leaves full screen. If the system refuses it, the picture gets the whole window. */
export function setImmersed(on: boolean): void {
  useLayout.getState().immersionChanged(on)
  if (on) void document.documentElement.requestFullscreen().catch(() => undefined)
  else if (document.fullscreenElement) void document.exitFullscreen().catch(() => undefined)
}

/** @returns whether the viewer is full screen; another view, or the system's way of leaving full screen, ends it */
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
