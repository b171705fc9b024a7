import type { KeyboardEvent } from 'react'
import { commands } from '../../api/commands.ts'
import { copyImage, repaintPicture, reusePictureById, toggleFavourite, trashPictures } from '../../api/picture-actions.tsx'
import { formatCount } from '../../ui/format.ts'
import { overlayHasKey } from '../../ui/overlay-keys.ts'
import type { Items } from './gallery-items.ts'
import { type Move, moveFrom } from './grid-moves.ts'
import { type GridRows, groupAt, rowOf } from './grid-rows.ts'
import { idsOfGroup } from './group-heading.tsx'
import { useSelection } from './selection-store.ts'
import { stepTileSize } from './tile-size.ts'

const moves: Record<string, Move> = {
  ArrowLeft: 'left',
  ArrowRight: 'right',
  ArrowUp: 'up',
  ArrowDown: 'down',
  Home: 'home',
  End: 'end',
  PageUp: 'page-up',
  PageDown: 'page-down'
}

interface Grid {
  rows: GridRows
  items: Items
  /** Scrolls a picture into sight. */
  show: (id: string) => void
  pageHeight: () => number
}

/** The clipboard takes one picture: of several the first as they stand. */
function copyFirst({ index }: Items, selected: ReadonlySet<string>): void {
  const id = index.ids.find((one) => selected.has(one))
  if (id !== undefined) copyImage(id, `Copied the first of ${formatCount(selected.size)}: the clipboard takes one picture.`)
}

/** The grid's keys. Those of a button inside a tile stay with the button. */
export function useGridKeys({ rows, items, show, pageHeight }: Grid): (event: KeyboardEvent) => void {
  const move = (kind: Move, event: KeyboardEvent): void => {
    const { index, jobs } = items
    if (index.length === 0) return
    const { cursor, pictureSelected, cursorMoved } = useSelection.getState()
    const at = cursor === null ? -1 : index.indexOf(cursor)
    const target = at < 0 ? jobs.length : moveFrom(rows, at + jobs.length, kind, items.aspect, jobs.length, pageHeight())
    const id = index.ids[target - jobs.length]!
    const walks = event.ctrlKey || event.metaKey
    if (walks && !event.shiftKey) cursorMoved(id)
    else pictureSelected(id, { toggle: walks, extend: event.shiftKey })
    show(id)
  }
  const toggleGroupOf = (id: string): void => {
    const group = groupAt(rows, rowOf(rows, items.index.indexOf(id) + items.jobs.length))
    if (group >= 0) useSelection.getState().groupToggled(idsOfGroup(rows, group, items))
  }
  const act = (event: KeyboardEvent): boolean => {
    const { cursor, selected, everythingSelected, selectionCleared, pictureSelected } = useSelection.getState()
    const ctrl = event.ctrlKey || event.metaKey
    const key = event.key.toLowerCase()
    if (ctrl && event.shiftKey && key === 'a' && cursor !== null) toggleGroupOf(cursor)
    else if (ctrl && event.shiftKey) return false
    else if (ctrl && key === 'a') everythingSelected()
    else if (ctrl && key === 'c' && selected.size > 1) copyFirst(items, selected)
    else if (ctrl && key === 'c' && cursor !== null) copyImage(cursor)
    else if (ctrl && key === ' ' && cursor !== null) pictureSelected(cursor, { toggle: true, extend: false })
    else if (ctrl || event.altKey) return false
    else if (key === 'enter' && cursor !== null) commands.run('openPicture', { pictureId: cursor })
    else if (key === ' ' && cursor !== null) commands.run('quickLook', { pictureId: cursor })
    else if (key === '+' || key === '=') stepTileSize(1)
    else if (key === '-') stepTileSize(-1)
    else if (key === 'escape' && selected.size > 0) selectionCleared()
    else if ((key === 'delete' || key === 'backspace') && selected.size > 0) {
      // A key that is held would go on with the next picture, and the next.
      if (!event.repeat) trashPictures([...selected])
    } else if (key === 'f' && selected.size > 0 && !event.repeat) toggleFavourite([...selected])
    else if (key === 'u' && cursor !== null) reusePictureById(cursor, 'same')
    else if (key === 'i' && cursor !== null) repaintPicture(cursor)
    else if (key === 'l' && cursor !== null) commands.run('openLineage', { pictureId: cursor })
    else return false
    return true
  }
  return (event) => {
    if (event.target !== event.currentTarget || overlayHasKey(event.nativeEvent)) return
    const kind = moves[event.key]
    if (kind && !event.altKey) move(kind, event)
    else if (!act(event)) return
    event.preventDefault()
  }
}
