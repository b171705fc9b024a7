import { IconSettings } from '@tabler/icons-react'
import { plural } from '../../../../shared/words/count.ts'
import type { Action } from '../../actions/action.ts'
import { commands } from '../../actions/commands.ts'
import { openLibrary, useLibraries } from '../../data/libraries-store.ts'
import { attempt } from '../../data/report.ts'

export const librarySettings: Action = {
  id: 'library.settings',
  label: 'Library settings',
  icon: IconSettings,
  where: ['window'],
  palette: {
    group: 'Library',
    label: 'Back up, move, check or repair the library',
    keywords: ['backup', 'restore', 'verify', 'settings']
  },
  run: () => commands.run('openLibrarySettings')
}

/** Every library that was open here. */
export function recentLibraryActions(): Action[] {
  const others = useLibraries.getState().recent.filter(({ open, there }) => !open && there)
  return others.map(({ folder, name, pictures }) => ({
    id: `library.open.${folder}`,
    label: `Open library: ${name}`,
    where: ['window'],
    palette: { group: 'Library', description: `${plural(pictures, 'picture')}, ${folder}` },
    run: () => attempt(openLibrary(folder))
  }))
}
