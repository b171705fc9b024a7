import { useEffect, useMemo, useRef } from 'react'
import { type PaletteEntry, usePaletteEntries } from '../../api/palette-store.ts'
import type { ViewerActions } from './viewer-actions.ts'

/** The viewer's own entries of the palette. */
export function useViewerEntries(actions: ViewerActions): void {
  const latest = useRef(actions)
  useEffect(() => {
    latest.current = actions
  })
  const canCompare = actions.compare !== undefined
  const hasSource = actions.compareWithSource !== undefined
  const entries = useMemo(() => {
    const entry = (id: string, label: string, run: (now: ViewerActions) => (() => void) | undefined, more: Partial<PaletteEntry> = {}): PaletteEntry => ({
      id: `viewer.${id}`,
      group: 'Look',
      label,
      run: () => run(latest.current)?.(),
      ...more
    })
    return [
      entry('fullscreen', 'Full screen', ({ fullscreen }) => fullscreen, { shortcut: 'Enter' }),
      entry('slideshow', 'Slideshow from here', ({ slideshow }) => slideshow, { shortcut: 'S' }),
      entry('filmstrip', 'Show or hide the filmstrip', ({ filmstrip }) => filmstrip, { shortcut: 'T' }),
      entry('lock', 'Keep the zoom from picture to picture, or not', ({ lockZoom }) => lockZoom, { shortcut: 'K' }),
      ...(canCompare ? [entry('compare', 'Compare with the older picture', ({ compare }) => compare, { shortcut: 'C' })] : []),
      ...(hasSource ? [entry('source', 'Compare with what it was made from', ({ compareWithSource }) => compareWithSource)] : [])
    ]
  }, [canCompare, hasSource])
  usePaletteEntries('viewer', entries)
}
