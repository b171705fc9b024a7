import { AppError } from '../../shared/errors.ts'
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
      const folder = what === 'folder' ? await host.chooseFolder('Import a folder', '') : null
      const paths = what === 'files' ? await host.chooseFiles('Import pictures') : folder === null ? [] : [folder]
      return paths.length === 0 ? null : imports.start({ paths })
    },
    'imports.dropped': ({ ticket }) => imports.start({ paths: dropped.take(ticket) }),
    'imports.texts': async ({ id }) => await context.imaging.texts(await findFile(context, id)),
    'watch.list': () => watch.status(),
    'watch.add': async () => {
      const folder = await host.chooseFolder('Choose a folder to watch', '')
      if (folder === null) return null
      const { watchedFolders } = settings.get()
      await assertWatchable(folder, libraryFolder())
      if (watchedFolders.length >= mostFolders) {
        throw new AppError('invalid-input', `At most ${mostFolders} folders are watched.`, {
          nextStep: 'Stop watching another one first.'
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
  throw new AppError('invalid-input', 'This folder is part of the library itself.', {
    nextStep: 'Choose the folder that another program saves its pictures in.'
  })
}
