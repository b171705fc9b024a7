import { IconAdjustmentsHorizontal, IconSearch } from '@tabler/icons-react'
import { t } from '../../../shared/messages/t.ts'
import { usePictures } from '../data/pictures-store.ts'
import type { Action } from './action.ts'
import { commands } from './commands.ts'

const offInTrash = (): string | null =>
  usePictures.getState().query.scope === 'trash' ? t('actions.find.itIsOffInTrash') : null

export const search: Action = {
  id: 'find.search',
  label: t('actions.find.search'),
  icon: IconSearch,
  keys: ['Ctrl+F'],
  inText: true,
  where: ['window'],
  palette: { group: 'goTo' },
  not: offInTrash,
  run: () => commands.run('focusSearch')
}

/** As on the web; in a text field it is a slash. */
export const searchBySlash: Action = {
  id: 'find.slash',
  label: t('actions.find.search'),
  keys: ['/'],
  where: ['window'],
  not: offInTrash,
  run: () => commands.run('focusSearch')
}

export const browse: Action = {
  id: 'find.browse',
  label: t('actions.find.allFilters'),
  icon: IconAdjustmentsHorizontal,
  keys: ['Ctrl+Shift+F'],
  inText: true,
  where: ['window'],
  palette: {
    group: 'goTo',
    label: t('actions.find.browseFiltersTagsCollections'),
    keywords: t('actions.find.browseKeywords')
  },
  sheet: t('actions.find.browseFiltersTagsCollections'),
  run: () => commands.run('focusBrowse')
}
