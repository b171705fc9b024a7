import { AppError } from '../../shared/errors.ts'
import { t } from '../../shared/messages/t.ts'
import { isInside } from '../library/disk/same-place.ts'
import type { Context } from './context.ts'
import { defineProcedures } from './define-procedures.ts'
import { findFile } from './find-picture.ts'

const mostFolders = 20

/** Pictures from outside. */
export function importProcedures(context: Context) {
  const { host, imports, watch, settings, dropped } = context
  const libraryFolder = (): string => context.opened().library.info().folder

  async function watchOnly(folders: string[]): Promise<void> {
    host.emit('settingsChanged', await settings.setWatchedFolders(folders))
    watch.wake()
  }

  return defineProcedures({
    'imports.choose': async ({ what }) => {
      const folder = what === 'folder' ? await host.chooseFolder(t('procedures.imports.importFolder'), '') : null
      const paths =
        what === 'files'
          ? await host.chooseFiles(t('procedures.imports.importPictures'))
          : folder === null
            ? []
            : [folder]
      return paths.length === 0 ? null : imports.start({ paths })
    },
    'imports.dropped': ({ ticket }) => imports.start({ paths: dropped.take(ticket) }),
    'imports.texts': async ({ id }) => await context.imaging.texts(await findFile(context, id)),
    'watch.list': () => watch.status(),
    'watch.add': async () => {
      const folder = await host.chooseFolder(t('procedures.imports.chooseFolderToWatch'), '')
      if (folder === null) return null
      const { watchedFolders } = settings.get()
      await assertWatchable(folder, libraryFolder())
      if (watchedFolders.length >= mostFolders) {
        throw new AppError('invalid-input', t('procedures.imports.tooManyFolders', { most: mostFolders }), {
          nextStep: t('procedures.imports.stopAnother')
        })
      }
      if (!watchedFolders.includes(folder)) await watchOnly([...watchedFolders, folder])
      return watch.status()
    },
    'watch.remove': async ({ folder }) => {
      await watchOnly(settings.get().watchedFolders.filter((watched) => watched !== folder))
      return watch.status()
    }
  })
}

/** The library's own files are not new pictures. */
async function assertWatchable(folder: string, library: string): Promise<void> {
  if (!(await isInside(library, folder))) return
  throw new AppError('invalid-input', t('procedures.imports.libraryFolder'), {
    nextStep: t('procedures.imports.libraryFolderNext')
  })
}
