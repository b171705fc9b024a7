import { basename, join } from 'node:path'
import type { RecentLibrary } from '../../shared/contract/library.ts'
import { AppError } from '../../shared/errors.ts'
import { t } from '../../shared/messages/t.ts'
import { holdsLibrary } from '../library/folder-kind.ts'
import type { Context } from './context.ts'
import { defineProcedures } from './define-procedures.ts'
import { assertMayLeave, rememberOpen, switchTo } from './library-switch.ts'

/** The library as a place on disk: which one is open, and which ones were. */
export function libraryProcedures(context: Context) {
  const info = () => context.opened().library.info()
  const recent = () => context.settings.get().recentLibraries
  const nameOf = (folder: string): string =>
    folder === join(context.host.profileFolder, 'library')
      ? t('procedures.library.myLibrary')
      : basename(folder) || folder
  return defineProcedures({
    'library.info': info,
    'library.choose': async () => {
      assertMayLeave(context)
      const folder = await context.host.chooseFolder(t('procedures.library.chooseLibraryFolder'), info().folder)
      if (folder === null || folder === info().folder) return null
      // The dialog may have been open for a long time.
      assertMayLeave(context)
      return await switchTo(context, folder)
    },
    'library.reveal': () => {
      context.host.revealFile(info().folder)
      return undefined
    },
    'library.recent': async () => {
      await rememberOpen(context)
      const open = info().folder
      const entries = recent().map(
        async (entry): Promise<RecentLibrary> => ({
          ...entry,
          name: nameOf(entry.folder),
          open: entry.folder === open,
          there: entry.folder === open ? info().state !== 'unavailable' : await holdsLibrary(entry.folder)
        })
      )
      return (await Promise.all(entries)).sort((a, b) => Number(b.open) - Number(a.open))
    },
    'library.open': async ({ folder }) => {
      if (!recent().some((entry) => entry.folder === folder))
        throw new AppError('not-found', t('procedures.library.notListed'), { action: 'choose-folder' })
      assertMayLeave(context)
      if (!(await holdsLibrary(folder))) {
        throw new AppError('storage', t('procedures.library.folderMissing', { folder }), {
          nextStep: t('procedures.library.folderMissingNext'),
          action: 'retry'
        })
      }
      return await switchTo(context, folder)
    },
    'library.forget': async ({ folder }) => {
      await context.settings.setRecentLibraries(recent().filter((entry) => entry.folder !== folder))
      return undefined
    },
    'library.reopen': async () => {
      assertMayLeave(context)
      return (await context.libraryKeeper.reopen()).library.info()
    }
  })
}
