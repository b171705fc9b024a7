/** From one library to another. What keeps a library whole: features/settings/library. */
import { IconFolderOpen, IconRefresh } from '@tabler/icons-react'
import { useAppInfo } from '../data/app-store.ts'
import { chooseLibrary, tryLibraryAgain } from '../data/libraries-store.ts'
import type { Action } from './action.ts'

export const openAnother: Action = {
  id: 'library.choose',
  label: 'Open another…',
  icon: IconFolderOpen,
  where: ['window'],
  native: 'File',
  palette: { group: 'Library', label: 'Open another library…', keywords: ['folder', 'new', 'switch'] },
  run: chooseLibrary
}

/** Its disk is back, or the other copy of the app is closed. */
export const openAgain: Action = {
  id: 'library.again',
  label: 'Try again',
  icon: IconRefresh,
  where: ['window'],
  when: () => (useAppInfo.getState().library?.state ?? 'ready') !== 'ready',
  palette: { group: 'Library', label: 'Try to open the library again' },
  run: tryLibraryAgain
}

export const libraryActions: readonly Action[] = [openAnother, openAgain]
