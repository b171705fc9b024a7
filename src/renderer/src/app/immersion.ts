/** The viewer alone on the whole screen. */
import { useEffect } from 'react'
import { useFrame } from './store.ts'

/**
 * Gives the picture the screen, or the window its frame back. Where the system refuses the screen, the picture has the
 * window.
 */
export function setImmersed(on: boolean): void {
  useFrame.getState().immersionChanged(on)
  if (on) void document.documentElement.requestFullscreen().catch(() => undefined)
  else if (document.fullscreenElement) void document.exitFullscreen().catch(() => undefined)
}

/** @returns whether the viewer has the screen; another view, or leaving full screen in the system's way, ends it */
export function useImmersion(): boolean {
  const immersed = useFrame((state) => state.immersed)
  const inViewer = useFrame((state) => state.view === 'viewer')
  useEffect(() => {
    if (immersed && !inViewer) setImmersed(false)
  }, [immersed, inViewer])
  useEffect(() => {
    const listener = (): void => {
      if (!document.fullscreenElement) useFrame.getState().immersionChanged(false)
    }
    document.addEventListener('fullscreenchange', listener)
    return () => document.removeEventListener('fullscreenchange', listener)
  }, [])
  return immersed && inViewer
}
