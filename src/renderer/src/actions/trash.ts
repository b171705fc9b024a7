/** The trash as a whole. What can be done with pictures in it: pictures.ts. */

import type { Action } from './action.ts'
import { commands } from './commands.ts'
import { showTrash } from './find-pictures.ts'
import { restoreEverything } from './trash-pictures.ts'

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
