import type { Action } from '../../actions/action.ts'
import { useKeep } from './keep-store.ts'

export const keepActions: readonly Action[] = [
  {
    id: 'keep.tags',
    label: 'Manage tags…',
    where: ['window'],
    palette: { group: 'Library', keywords: ['rename', 'join', 'merge'] },
    run: () => useKeep.getState().dialogOpened({ kind: 'tags' })
  },
  {
    id: 'keep.collection',
    label: 'New collection…',
    where: ['window'],
    palette: { group: 'Library', keywords: ['album', 'folder'] },
    run: () => useKeep.getState().dialogOpened({ kind: 'new-collection', ids: [], name: '' })
  }
]
