/** What can be done with the grid itself. What can be done with its pictures: actions/pictures.ts. */
import { t } from '../../../../shared/messages/t.ts'
import type { Action, Context, Gesture } from '../../actions/action.ts'
import type { Chord } from '../../actions/chord.ts'
import { createSlot } from '../../actions/slot.ts'
import { backKey, onKey } from '../../data/reading.ts'
import type { Move } from './grid-moves.ts'
import { useSelection } from './selection-store.ts'
import { stepTileSize } from './tile-size.ts'

/** What only the mounted grid knows: where its rows are. */
export interface GridHandle {
  /** @param how Shift extends the selection, Ctrl moves without selecting */
  move: (move: Move, how: Pick<Context, 'shift' | 'ctrl'>) => void
  /** The whole group of a picture, such as its day. */
  toggleGroup: (id: string) => void
  /** The menu of a picture, at its tile. */
  openMenu: (id: string) => void
  /** Scrolls as far as needed to show a picture. */
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

const along = t('gallery.galleryActions.moveSheet')
const far = t('gallery.galleryActions.moveFarSheet')

export const galleryActions: readonly Action[] = [
  move(t('gallery.galleryActions.previousPicture'), backKey, 'left', along),
  move(t('gallery.galleryActions.nextPicture'), onKey, 'right', along),
  move(t('gallery.galleryActions.pictureAbove'), 'Up', 'up', along),
  move(t('gallery.galleryActions.pictureBelow'), 'Down', 'down', along),
  move(t('gallery.galleryActions.firstPicture'), 'Home', 'home', far),
  move(t('gallery.galleryActions.lastPicture'), 'End', 'end', far),
  move(t('gallery.galleryActions.pageUp'), 'Page Up', 'page-up', far),
  move(t('gallery.galleryActions.pageDown'), 'Page Down', 'page-down', far),
  {
    id: 'gallery.selectAll',
    label: t('gallery.galleryActions.selectAll'),
    keys: ['Ctrl+A'],
    where: ['gallery'],
    when: () => grid.now() !== null,
    palette: { group: 'pictures', label: t('gallery.galleryActions.selectAllPictures') },
    run: () => useSelection.getState().everythingSelected()
  },
  {
    id: 'gallery.selectDay',
    label: t('gallery.galleryActions.selectDay'),
    keys: ['Ctrl+Shift+A'],
    where: ['gallery'],
    when: ({ id }) => id !== null && grid.now() !== null,
    palette: { group: 'pictures', label: t('gallery.galleryActions.selectDayOfPicture') },
    run: ({ id }) => id !== null && grid.now()?.toggleGroup(id)
  },
  {
    id: 'gallery.selectOne',
    label: t('gallery.galleryActions.selectOne'),
    keys: ['Ctrl+Space'],
    where: ['gallery'],
    when: ({ id }) => id !== null,
    run: ({ id }) => id !== null && useSelection.getState().pictureSelected(id, { toggle: true, extend: false })
  },
  {
    id: 'gallery.selectNone',
    label: t('gallery.galleryActions.deselectAll'),
    keys: ['Esc'],
    where: ['gallery'],
    when: ({ ids }) => ids.length > 0,
    palette: { group: 'pictures', keywords: t('gallery.galleryActions.deselectKeywords') },
    run: () => useSelection.getState().selectionCleared()
  },
  {
    id: 'gallery.menu',
    label: t('gallery.galleryActions.contextMenu'),
    keys: ['Shift+F10', 'Menu'],
    where: ['gallery'],
    when: ({ id }) => id !== null && grid.now() !== null,
    run: ({ id }) => id !== null && grid.now()?.openMenu(id)
  },
  {
    id: 'gallery.larger',
    label: t('gallery.galleryActions.largerTiles'),
    keys: ['+', '='],
    repeats: true,
    where: ['gallery'],
    palette: { group: 'look', keywords: t('gallery.galleryActions.sizeKeywords') },
    sheet: t('gallery.galleryActions.tileSizeSheet'),
    run: () => stepTileSize(1)
  },
  {
    id: 'gallery.smaller',
    label: t('gallery.galleryActions.smallerTiles'),
    keys: ['-'],
    repeats: true,
    where: ['gallery'],
    palette: { group: 'look', keywords: t('gallery.galleryActions.sizeKeywords') },
    sheet: t('gallery.galleryActions.tileSizeSheet'),
    run: () => stepTileSize(-1)
  }
]

export const galleryGestures: readonly Gesture[] = [
  { where: 'gallery', hands: 'Shift+arrows', label: t('gallery.galleryActions.extendSelection') },
  { where: 'gallery', hands: 'Ctrl+arrows', label: t('gallery.galleryActions.moveOnly') },
  { where: 'gallery', hands: 'Shift+drag, Ctrl+drag', label: t('gallery.galleryActions.selectByFrame') }
]
