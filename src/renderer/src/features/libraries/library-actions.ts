import { IconSettings } from '@tabler/icons-react'
import { t } from '../../../../shared/messages/t.ts'
import type { Action } from '../../actions/action.ts'
import { commands } from '../../actions/commands.ts'
import { openLibrary, useLibraries } from '../../data/libraries-store.ts'
import { attempt } from '../../data/report.ts'

export const librarySettings: Action = {
  id: 'library.settings',
  label: t('libraries.libraryActions.librarySettings'),
  icon: IconSettings,
  where: ['window'],
  palette: {
    group: 'library',
    label: t('libraries.libraryActions.careLabel'),
    keywords: t('libraries.libraryActions.keywords')
  },
  run: () => commands.run('openLibrarySettings')
}

/** Every library that was open here. */
export function recentLibraryActions(): Action[] {
  const others = useLibraries.getState().recent.filter(({ open, there }) => !open && there)
  return others.map(({ folder, name, pictures }) => ({
    id: `library.open.${folder}`,
    label: t('libraries.libraryActions.openLibrary', { name }),
    where: ['window'],
    palette: { group: 'library', description: t('libraries.libraryActions.facts', { pictures, folder }) },
    run: () => attempt(openLibrary(folder))
  }))
}
