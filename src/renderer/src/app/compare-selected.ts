import { notifications } from '@mantine/notifications'
import { useEffect, useMemo } from 'react'
import { commands } from '../api/commands.ts'
import { usePaletteEntries } from '../api/palette-store.ts'
import { usePictures } from '../api/pictures-store.ts'
import { useSelection } from '../features/gallery/selection-store.ts'
import { takesText } from './shortcut-keys.ts'
import { useFrame } from './store.ts'

const comparable = ({ selected }: { selected: ReadonlySet<string> }): boolean => selected.size >= 2 && selected.size <= 4

/** Compares the gallery's selection, as it stands in the list; says what is missing where it cannot be compared. */
export function compareSelected(): void {
  const { index } = usePictures.getState()
  const state = useSelection.getState()
  if (!comparable(state)) {
    notifications.show({ id: 'compare', color: 'gray', message: 'Select two to four pictures to compare them.', autoClose: 4000 })
    return
  }
  const ids = [...state.selected].toSorted((a, b) => index.indexOf(a) - index.indexOf(b))
  commands.run('comparePictures', { ids })
}

/** C in the gallery, and an entry of the palette where there is something to compare. */
export function useCompareSelected(): void {
  const inGallery = useFrame((state) => state.view === 'gallery')
  const offered = useSelection(comparable) && inGallery
  useEffect(() => {
    if (!inGallery) return
    const listener = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.key.toLowerCase() !== 'c' || takesText(event.target)) return
      if (document.querySelector('[aria-modal="true"]:not([data-closing]), [role="menu"]')) return
      event.preventDefault()
      compareSelected()
    }
    window.addEventListener('keydown', listener)
    return () => window.removeEventListener('keydown', listener)
  }, [inGallery])
  const entries = useMemo(
    () =>
      offered
        ? [
            {
              id: 'app.compare',
              group: 'Go to',
              label: 'Compare the selected pictures',
              shortcut: 'C',
              keywords: ['difference', 'side by side', 'slider'],
              run: compareSelected
            }
          ]
        : [],
    [offered]
  )
  usePaletteEntries('compare', entries)
}
