/** The trash as a whole. What can be done with pictures in it: pictures.ts. */

import { t } from '../../../shared/messages/t.ts'
import type { Action } from './action.ts'
import { commands } from './commands.ts'
import { showTrash } from './find-pictures.ts'
import { restoreEverything } from './trash-pictures.ts'

export const openTrash: Action = {
  id: 'trash.open',
  label: t('actions.trash.open'),
  where: ['window'],
  palette: { group: 'library', label: t('actions.trash.trash'), keywords: t('actions.trash.openTrashKeywords') },
  run: showTrash
}

export const restoreAll: Action = {
  id: 'trash.restoreAll',
  label: t('actions.trash.restoreAll'),
  where: ['window'],
  palette: { group: 'library', label: t('actions.trash.restoreEverything') },
  run: restoreEverything
}

export const emptyTrash: Action = {
  id: 'trash.empty',
  label: t('actions.trash.emptyTrash'),
  where: ['window'],
  danger: true,
  palette: {
    group: 'library',
    label: t('actions.trash.emptyTrashPalette'),
    keywords: t('actions.trash.emptyTrashKeywords')
  },
  run: () => commands.run('deleteForGood', { ids: null })
}

export const trashActions: readonly Action[] = [openTrash, restoreAll, emptyTrash]
