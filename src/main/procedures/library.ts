import type { Handlers } from '../../shared/contract.ts'
import { AppError } from '../../shared/errors.ts'
import type { Context } from './context.ts'

/** A request that is on its way belongs to the library that is open: another one would never learn what came of it. */
function assertNothingOnItsWay(context: Context): void {
  const sending = context
    .session()
    .jobs.list(1)
    .filter((job) => job.state === 'sending').length
  if (sending === 0) return
  throw new AppError('invalid-input', sending === 1 ? 'A request is on its way to its service.' : `${sending} requests are on their way to their services.`, {
    nextStep: 'Wait until it has ended, or cancel it in the queue; then choose another library.',
    action: 'wait'
  })
}

/** A task works on the library that is open; README.md of tasks says why this does not wait. */
function assertNoTask(context: Context): void {
  const [task] = context.tasks.running()
  if (task === undefined) return
  throw new AppError('invalid-input', `“${task.title}” is still running, and it works on this library.`, {
    nextStep: 'Wait until it has ended, or cancel it; then choose another library.',
    action: 'wait'
  })
}

/** The library as a place on disk. */
export function libraryProcedures(
  context: Context
): Pick<Handlers, 'library.info' | 'library.choose' | 'library.reveal' | 'library.restoreTrash' | 'library.emptyTrash'> {
  const info = () => context.session().library.info()
  return {
    'library.info': info,
    'library.choose': async () => {
      assertNothingOnItsWay(context)
      assertNoTask(context)
      const folder = await context.host.chooseFolder('Choose the library folder', info().folder)
      if (folder === null || folder === info().folder) return null
      await context.openLibrary(folder)
      // The window is told first: what it shows is of the other library, whether or not the choice can be kept.
      const opened = info()
      context.host.emit('libraryChanged', opened)
      await context.settings.setLibraryFolder(folder)
      return opened
    },
    'library.reveal': () => {
      context.host.revealFile(info().folder)
      return undefined
    },
    'library.restoreTrash': async () => {
      const restored = await context.session().library.restoreTrash()
      if (restored > 0) context.host.emit('libraryChanged', info())
      return { restored }
    },
    'library.emptyTrash': async () => ({ removed: await context.session().library.emptyTrash() })
  }
}
