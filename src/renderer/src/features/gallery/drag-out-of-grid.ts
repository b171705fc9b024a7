import type { DragEvent, PointerEvent } from 'react'
import { dragOut, expectDrag } from '../../actions/hand-over.ts'
import { usePictures } from '../../data/pictures-store.ts'
import { useSelection } from './selection-store.ts'

/** What is dragged with the picture under the pointer: the whole selection, in order, or only this picture. */
function draggedWith(id: string): string[] {
  const { selected } = useSelection.getState()
  if (!selected.has(id)) return [id]
  const { index } = usePictures.getState()
  return index.ids.filter((one) => selected.has(one))
}

function tileUnder(event: { target: EventTarget }): string | undefined {
  return (event.target as Element).closest<HTMLElement>('[data-id]')?.dataset['id']
}

interface DragOut {
  onPointerDown: (event: PointerEvent) => void
  onDragStart: (event: DragEvent) => void
}

/** A drag that begins on a tile takes its pictures out of the window. Handled by the grid for all its tiles. */
export const dragOutOfGrid: DragOut = {
  onPointerDown(event) {
    const id = tileUnder(event)
    const plain = event.button === 0 && !event.ctrlKey && !event.metaKey && !event.shiftKey
    if (id !== undefined && plain && useSelection.getState().selected.has(id)) expectDrag(draggedWith(id))
  },
  onDragStart(event) {
    const id = tileUnder(event)
    if (id === undefined) return
    const ids = draggedWith(id)
    if (ids.length === 1) useSelection.getState().pictureSelected(id, { toggle: false, extend: false })
    dragOut(event, ids)
  }
}
