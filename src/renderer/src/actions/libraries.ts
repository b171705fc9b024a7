/** Switching libraries. Maintenance of a library: features/settings/library. */

import { IconFolderOpen, IconRefresh } from '@tabler/icons-react'
import { t } from '../../../shared/messages/t.ts'
import { useAppInfo } from '../data/app-store.ts'
import { chooseLibrary, tryLibraryAgain } from '../data/libraries-store.ts'
import type { Action } from './action.ts'

export const openAnother: Action = {
  id: 'library.choose',
  label: t('actions.libraries.openAnother'),
  icon: IconFolderOpen,
  where: ['window'],
  native: 'file',
  palette: {
    group: 'library',
    label: t('actions.libraries.openAnotherLibrary'),
    keywords: t('actions.libraries.openAnotherKeywords')
  },
  run: chooseLibrary
}

/** Its disk is back, or the other copy of the app was closed. */
export const openAgain: Action = {
  id: 'library.again',
  label: t('actions.libraries.tryAgain'),
  icon: IconRefresh,
  where: ['window'],
  when: () => (useAppInfo.getState().library?.state ?? 'ready') !== 'ready',
  palette: { group: 'library', label: t('actions.libraries.tryToOpenLibraryAgain') },
  run: tryLibraryAgain
}

export const libraryActions: readonly Action[] = [openAnother, openAgain]
