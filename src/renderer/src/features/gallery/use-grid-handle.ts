import { useSlot } from '../../actions/slot.ts'
import { grid } from './gallery-actions.ts'
import type { Items } from './gallery-items.ts'
import { moveFrom } from './grid-moves.ts'
import { type GridRows, groupAt, rowOf } from './grid-rows.ts'
import { idsOfGroup } from './group-heading.tsx'
import { useSelection } from './selection-store.ts'

interface Grid {
  rows: GridRows
  items: Items
  /** Scrolls a picture into view. */
  show: (id: string) => void
  pageHeight: () => number
  openMenu: (id: string, x: number, y: number) => void
}

/** Lets actions move in the mounted grid. */
export function useGridHandle({ rows, items, show, pageHeight, openMenu }: Grid): void {
  useSlot(grid, {
    show,
    move: (move, { shift, ctrl }) => {
      const { index, jobs } = items
      if (index.length === 0) return
      const { cursor, pictureSelected, cursorMoved } = useSelection.getState()
      const at = cursor === null ? -1 : index.indexOf(cursor)
      // Without a cursor every key except End starts at the first picture.
      const from = at >= 0 || move === 'end' ? Math.max(0, at) + jobs.length : -1
      const target = from < 0 ? jobs.length : moveFrom(rows, from, move, items.aspect, jobs.length, pageHeight())
      const id = index.ids[target - jobs.length]!
      if (ctrl && !shift) cursorMoved(id)
      else pictureSelected(id, { toggle: ctrl, extend: shift })
      show(id)
    },
    toggleGroup: (id) => {
      const group = groupAt(rows, rowOf(rows, items.index.indexOf(id) + items.jobs.length))
      if (group >= 0) useSelection.getState().groupToggled(idsOfGroup(rows, group, items))
    },
    openMenu: (id) => {
      const tile = document.getElementById(`tile-${id}`)?.getBoundingClientRect()
      if (tile) openMenu(id, tile.left + Math.min(24, tile.width / 2), tile.top + Math.min(24, tile.height / 2))
    }
  })
}
