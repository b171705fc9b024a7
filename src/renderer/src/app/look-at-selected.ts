/** What the gallery's selection is looked at with: the comparison and the slideshow. */
import { notifications } from '@mantine/notifications'
import { useEffect, useMemo } from 'react'
import { commands } from '../api/commands.ts'
import { usePaletteEntries } from '../api/palette-store.ts'
import { usePictures } from '../api/pictures-store.ts'
import { useSelection } from '../features/gallery/selection-store.ts'
import { overlayHasKey } from '../ui/overlay-keys.ts'
import { takesText } from './shortcut-keys.ts'
import { useFrame } from './store.ts'

const comparable = ({ selected }: { selected: ReadonlySet<string> }): boolean => selected.size >= 2 && selected.size <= 4

/** The selection in the order of the list. */
function selectedInOrder(): string[] {
  const { index } = usePictures.getState()
  return [...useSelection.getState().selected].toSorted((a, b) => index.indexOf(a) - index.indexOf(b))
}

/** Compares the gallery's selection; says what is missing where it cannot be compared. */
export function compareSelected(): void {
  if (comparable(useSelection.getState())) return commands.run('comparePictures', { ids: selectedInOrder() })
  notifications.show({ id: 'compare', color: 'gray', message: 'Select two to four pictures to compare them.', autoClose: 4000 })
}

/** A slideshow of what is selected, or, where that is no more than one picture, of the whole list from there. */
export function showSelected(): void {
  const { selected, cursor } = useSelection.getState()
  if (selected.size < 2) return commands.run('startSlideshow', { ids: null, from: cursor })
  const ids = selectedInOrder()
  commands.run('startSlideshow', { ids, from: cursor !== null && selected.has(cursor) ? cursor : null })
}

const byKey: Record<string, () => void> = { c: compareSelected, s: showSelected }

/** C and S in the gallery, and entries of the palette where there is something to look at. */
export function useLookAtSelected(): void {
  const inGallery = useFrame((state) => state.view === 'gallery')
  const offered = useSelection(comparable) && inGallery
  const some = usePictures((state) => state.version >= 0 && state.index.length > 0) && inGallery
  useEffect(() => {
    if (!inGallery) return
    const listener = (event: KeyboardEvent): void => {
      const action = byKey[event.key.toLowerCase()]
      if (!action || event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || takesText(event.target) || overlayHasKey(event)) return
      event.preventDefault()
      action()
    }
    window.addEventListener('keydown', listener)
    return () => window.removeEventListener('keydown', listener)
  }, [inGallery])
  const entries = useMemo(() => {
    const compare = {
      id: 'app.compare',
      group: 'Look',
      label: 'Compare the selected pictures',
      shortcut: 'C',
      keywords: ['difference', 'side by side', 'slider'],
      run: compareSelected
    }
    const show = { id: 'app.slideshow', group: 'Look', label: 'Slideshow', description: 'Of the selection, or of the list', shortcut: 'S', run: showSelected }
    return [...(offered ? [compare] : []), ...(some ? [show] : [])]
  }, [offered, some])
  usePaletteEntries('look', entries)
}
