import { IconSettings } from '@tabler/icons-react'
import { t } from '../../../../shared/messages/t.ts'
import { plural } from '../../../../shared/words/count.ts'
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
    label: t('libraries.libraryActions.backUpMoveCheckOr'),
    keywords: ['backup', 'restore', 'verify', 'settings']
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
    palette: { group: 'library', description: `${plural(pictures, 'picture')}, ${folder}` },
    run: () => attempt(openLibrary(folder))
  }))
}
