import { IconAdjustmentsHorizontal, IconSearch } from '@tabler/icons-react'
import type { Action } from './action.ts'
import { commands } from './commands.ts'

export const search: Action = {
  id: 'find.search',
  label: 'Search',
  icon: IconSearch,
  keys: ['Ctrl+F'],
  inText: true,
  where: ['window'],
  palette: { group: 'Go to' },
  run: () => commands.run('focusSearch')
}

/** As on the web; in a text it is a slash. */
export const searchBySlash: Action = {
  id: 'find.slash',
  label: 'Search',
  keys: ['/'],
  where: ['window'],
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
