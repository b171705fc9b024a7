import { IconAdjustmentsHorizontal, IconSearch } from '@tabler/icons-react'
import { usePictures } from '../data/pictures-store.ts'
import type { Action } from './action.ts'
import { commands } from './commands.ts'

const offInTrash = (): string | null =>
  usePictures.getState().query.scope === 'trash' ? 'it is off in the trash' : null

export const search: Action = {
  id: 'find.search',
  label: 'Search',
  icon: IconSearch,
  keys: ['Ctrl+F'],
  inText: true,
  where: ['window'],
  palette: { group: 'Go to' },
  not: offInTrash,
  run: () => commands.run('focusSearch')
}

/** As on the web; in a text it is a slash. */
export const searchBySlash: Action = {
  id: 'find.slash',
  label: 'Search',
  keys: ['/'],
  where: ['window'],
  not: offInTrash,
  run: () => commands.run('focusSearch')
}

export const browse: Action = {
  id: 'find.browse',
  label: 'All filters',
  icon: IconAdjustmentsHorizontal,
  keys: ['Ctrl+Shift+F'],
  inText: true,
  where: ['window'],
  palette: { group: 'Go to', label: 'Browse: filters, tags, collections', keywords: ['tag'] },
  sheet: 'Browse: filters, tags, collections',
  run: () => commands.run('focusBrowse')
}
