import { t } from '../../../../shared/messages/t.ts'
import type { Action } from '../../actions/action.ts'
import { useKeep } from './keep-store.ts'

export const keepActions: readonly Action[] = [
  {
    id: 'keep.tags',
    label: t('organize.keepActions.manageTags'),
    where: ['window'],
    palette: { group: 'library', keywords: t('organize.keepActions.keywordsTags') },
    run: () => useKeep.getState().dialogOpened({ kind: 'tags' })
  },
  {
    id: 'keep.collection',
    label: t('organize.keepActions.newCollection'),
    where: ['window'],
    palette: { group: 'library', keywords: t('organize.keepActions.keywordsCollection') },
    run: () => useKeep.getState().dialogOpened({ kind: 'new-collection', ids: [], name: '' })
  }
]
