/** What can be done with the grid itself. What can be done with its pictures: actions/pictures.ts. */
import type { Action, Context, Gesture } from '../../actions/action.ts'
import type { Chord } from '../../actions/chord.ts'
import { createSlot } from '../../actions/slot.ts'
import type { Move } from './grid-moves.ts'
import { useSelection } from './selection-store.ts'
import { stepTileSize } from './tile-size.ts'

/** What only the grid on screen knows: where its rows are. */
export interface GridHandle {
  /** @param how Shift selects as one goes, Ctrl goes without selecting */
  move: (move: Move, how: Pick<Context, 'shift' | 'ctrl'>) => void
  /** The whole day (or what else it is grouped by) of a picture. */
  toggleGroup: (id: string) => void
  /** The menu of a picture, where its tile is. */
  openMenu: (id: string) => void
  /** Scrolls as far as is needed for a picture to be seen. */
  show: (id: string) => void
}

export const grid = createSlot<GridHandle>()

type Direction = 'Left' | 'Right' | 'Up' | 'Down' | 'Home' | 'End' | 'Page Up' | 'Page Down'

const move = (label: string, key: Direction, to: Move, sheet: string): Action => ({
  id: `gallery.move.${to}`,
  label,
  keys: [key, `Shift+${key}`, `Ctrl+${key}`, `Ctrl+Shift+${key}`] satisfies Chord[],
  repeats: true,
  where: ['gallery'],
  when: () => grid.now() !== null,
  sheet,
  run: (context) => grid.now()?.move(to, context)
})

const along = 'Move; with Shift: select as you go; with Ctrl: without selecting'
const far = 'The same in larger steps'

export const galleryActions: readonly Action[] = [
  move('Previous picture', 'Left', 'left', along),
  move('Next picture', 'Right', 'right', along),
  move('Picture above', 'Up', 'up', along),
  move('Picture below', 'Down', 'down', along),
  move('First picture', 'Home', 'home', far),
  move('Last picture', 'End', 'end', far),
  move('A page up', 'Page Up', 'page-up', far),
  move('A page down', 'Page Down', 'page-down', far),
  {
    id: 'gallery.selectAll',
    label: 'Select all',
    keys: ['Ctrl+A'],
    where: ['gallery'],
    when: () => grid.now() !== null,
    palette: { group: 'Pictures', label: 'Select all pictures' },
    run: () => useSelection.getState().everythingSelected()
  },
  {
    id: 'gallery.selectDay',
    label: 'Select the whole day',
    keys: ['Ctrl+Shift+A'],
    where: ['gallery'],
    when: ({ id }) => id !== null && grid.now() !== null,
    palette: { group: 'Pictures', label: 'Select the whole day of the picture' },
    run: ({ id }) => id !== null && grid.now()?.toggleGroup(id)
  },
  {
    id: 'gallery.selectOne',
    label: 'Select or deselect this picture',
    keys: ['Ctrl+Space'],
    where: ['gallery'],
    when: ({ id }) => id !== null,
    run: ({ id }) => id !== null && useSelection.getState().pictureSelected(id, { toggle: true, extend: false })
  },
  {
    id: 'gallery.selectNone',
    label: 'Select nothing',
    keys: ['Esc'],
    where: ['gallery'],
    when: ({ ids }) => ids.length > 0,
    palette: { group: 'Pictures', keywords: ['clear', 'deselect'] },
    run: () => useSelection.getState().selectionCleared()
  },
  {
    id: 'gallery.menu',
    label: 'The menu of the picture',
    keys: ['Shift+F10', 'Menu'],
    where: ['gallery'],
    when: ({ id }) => id !== null && grid.now() !== null,
    run: ({ id }) => id !== null && grid.now()?.openMenu(id)
  },
  {
    id: 'gallery.larger',
    label: 'Larger tiles',
    keys: ['+', '='],
    repeats: true,
    where: ['gallery'],
    palette: { group: 'Look', keywords: ['size', 'zoom'] },
    sheet: 'Larger, smaller tiles; also Ctrl and the wheel',
    run: () => stepTileSize(1)
  },
  {
    id: 'gallery.smaller',
    label: 'Smaller tiles',
    keys: ['-'],
    repeats: true,
    where: ['gallery'],
    palette: { group: 'Look', keywords: ['size', 'zoom'] },
    sheet: 'Larger, smaller tiles; also Ctrl and the wheel',
    run: () => stepTileSize(-1)
  }
]

export const galleryGestures: readonly Gesture[] = [
  { where: 'gallery', hands: 'Shift+drag, Ctrl+drag', label: 'Select with a frame; Ctrl adds to what is selected' }
]
