/** The trash as a whole. What can be done with pictures in it: pictures.ts. */
import { commands } from '../data/commands.ts'
import { showTrash } from '../data/show-filtered.ts'
import { restoreEverything } from '../data/trash-actions.ts'
import type { Action } from './action.ts'

export const openTrash: Action = {
  id: 'trash.open',
  label: 'Look into the trash',
  where: ['window'],
  palette: { group: 'Library', label: 'Trash', keywords: ['deleted', 'restore'] },
  run: showTrash
}

export const restoreAll: Action = {
  id: 'trash.restoreAll',
  label: 'Restore all',
  where: ['window'],
  palette: { group: 'Library', label: 'Restore all that is in the trash' },
  run: restoreEverything
}

export const emptyTrash: Action = {
  id: 'trash.empty',
  label: 'Empty trash…',
  where: ['window'],
  danger: true,
  palette: { group: 'Library', label: 'Empty the trash…', keywords: ['delete', 'erase'] },
  run: () => commands.run('deleteForGood', { ids: null })
}

export const trashActions: readonly Action[] = [openTrash, restoreAll, emptyTrash]
