/** Two ways to import pictures; dropping them anywhere is the third. */

import { IconFolderPlus, IconFolderSearch, IconPhotoPlus } from '@tabler/icons-react'
import { t } from '../../../shared/messages/t.ts'
import { useAppInfo } from '../data/app-store.ts'
import { api } from '../data/client.ts'
import { attempt } from '../data/report.ts'
import type { Action } from './action.ts'

const isReady = (): boolean => useAppInfo.getState().library?.state === 'ready'

export const importPictures: Action = {
  id: 'import.pictures',
  label: t('actions.imports.importPictures'),
  icon: IconPhotoPlus,
  where: ['window'],
  native: 'file',
  not: () => (isReady() ? null : t('actions.imports.libraryCannotBeWrittenNow')),
  palette: { group: 'library', keywords: t('actions.imports.importPicturesKeywords') },
  run: () => attempt(api.imports.choose({ what: 'files' }))
}

export const importFolder: Action = {
  id: 'import.folder',
  label: t('actions.imports.importFolder'),
  icon: IconFolderPlus,
  where: ['window'],
  native: 'file',
  not: () => (isReady() ? null : t('actions.imports.libraryCannotBeWrittenNow')),
  palette: { group: 'library', keywords: t('actions.imports.importFolderKeywords') },
  run: () => attempt(api.imports.choose({ what: 'folder' }))
}

export const watchFolder: Action = {
  id: 'import.watch',
  label: t('actions.imports.watchFolder'),
  icon: IconFolderSearch,
  where: ['window'],
  not: () => (isReady() ? null : t('actions.imports.libraryCannotBeWrittenNow')),
  palette: { group: 'library', keywords: t('actions.imports.watchFolderKeywords') },
  run: () => api.watch.add()
}

export const importActions: readonly Action[] = [importPictures, importFolder, watchFolder]
