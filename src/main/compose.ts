/** The composition root: every service is created here and passed to those that need it. No Electron. */
import { readFile } from 'node:fs/promises'
import { monotonicFactory } from 'ulid'
import type { AppInfo } from '../shared/contract.ts'
import { composeLibrary, type Ending, keyOf } from './compose-library.ts'
import { composeProfile } from './compose-profile.ts'
import { composeServices } from './compose-services.ts'
import { systemClock } from './http/system-clock.ts'
import { changeHints } from './importing/change-hints.ts'
import { createFolderWatch } from './importing/folder-watch.ts'
import { createImportService } from './importing/import-service.ts'
import { hashOf } from './library/disk/hash.ts'
import { ifThere } from './library/disk/library-fs.ts'
import { holdsLibrary } from './library/folder-kind.ts'
import type { LibraryReader } from './library/library.ts'
import { atRisk, waitingElsewhere, waitingForNewer } from './procedures/at-risk.ts'
import { withCleanErrors } from './procedures/clean-errors.ts'
import type { Context } from './procedures/context.ts'
import { createDroppedFiles } from './procedures/dropped-files.ts'
import { createHandlers } from './procedures/handlers.ts'
import type { Core, Host } from './procedures/host.ts'
import { rememberOpen } from './procedures/library-switch.ts'
import { deleteFromTrash } from './procedures/trash.ts'
import { watchDisk } from './switching/watch-disk.ts'
import { keepTrashSmall } from './trash/trash-emptying.ts'

/**
 * Creates the whole app except its window: first what lives as long as the profile, then what is shared by all
 * libraries, then the open library, and last what works on whichever that is.
 * @throws AppError storage if the profile itself cannot be used
 */
export async function compose(host: Host): Promise<Core> {
  const clock = systemClock
  const newId = monotonicFactory()
  const profile = await composeProfile(host.profileFolder, clock)
  const services = await composeServices(host, profile, { clock, newId })
  const ending: Ending = { quitting: false, holding: false }
  const { libraryKeeper, problems } = await composeLibrary(host, profile, services, ending)
  const { settings, presets, heldAnswers, keptPauses } = profile
  const { redactor, http, imaging, checker, demo, keys, tasks } = services
  const redact = (text: string): string => redactor.redact(text)

  const imports = createImportService({
    clock,
    newId,
    library: () => libraryKeeper.current().library,
    start: (what, work) => tasks.start(what, work),
    touched: () => host.emit('picturesTouched', undefined)
  })
  const watch = createFolderWatch({
    clock,
    folders: () => settings.get().watchedFolders,
    library: () => libraryKeeper.current().library,
    imports,
    ended: (id) => tasks.ended(id),
    dismiss: (id) => tasks.dismiss(id),
    changed: (folders) => host.emit('watchChanged', folders),
    hints: changeHints
  })
  const dropped = createDroppedFiles(newId)

  const context: Context = {
    host,
    settings,
    presets,
    heldAnswers,
    ...services,
    imports,
    watch,
    dropped,
    libraryKeeper,
    opened: () => libraryKeeper.current(),
    async info(): Promise<AppInfo> {
      const vault = await host.vault.availability()
      return {
        version: host.version,
        platform: host.platform,
        host: host.name,
        standIn: host.standIn,
        profileFolder: profile.folder,
        problems: [
          ...problems,
          ...settings.problems,
          ...presets.problems,
          ...keys.problems,
          ...libraryKeeper.current().library.info().repairs,
          ...waitingElsewhere(heldAnswers, keyOf(libraryKeeper.current().library)),
          ...waitingForNewer(heldAnswers)
        ],
        demoUrl: demo?.url ?? null,
        keyProtection: { keychain: vault.available && vault.protects, description: vault.description }
      }
    },
    redact
  }

  await rememberOpen(context)
  const watching = new AbortController()
  void watchDisk({
    keeper: libraryKeeper,
    clock,
    signal: watching.signal,
    busy: () => tasks.running().length > 0 || libraryKeeper.current().jobs.busy().length > 0,
    isThere: holdsLibrary
  })
  const endEmptying = keepTrashSmall({
    clock,
    settings: () => settings.get().trash,
    told: async (toldAt, toldIn) => {
      host.emit('settingsChanged', await settings.update({ trash: { ...settings.get().trash, toldAt, toldIn } }))
    },
    seen: () => settings.get().clock,
    keepSeen: async (seen) => void (await settings.setClock(seen)),
    library: () => libraryKeeper.current().library,
    deleteForGood: (ids) => deleteFromTrash(context, ids),
    say: (message) => host.emit('notice', { level: 'info', message })
  })
  watch.start()

  let disposed: Promise<void> | null = null
  return {
    handlers: withCleanErrors(createHandlers(context), redact),
    dropped: (paths) => dropped.keep(paths),
    media: (id, what) => media(libraryKeeper.current().library, id, what),
    atRisk: () => atRisk(context),
    holdSends(hold) {
      ending.holding = hold
      if (!hold) libraryKeeper.current().jobs.wake()
    },
    redact,
    dispose() {
      disposed ??= (async () => {
        ending.quitting = true
        watching.abort()
        // What just arrived is saved before anything else is awaited.
        await heldAnswers.spill()
        await Promise.all([tasks.close(), endEmptying(), watch.close()])
        await libraryKeeper.close()
        checker.close()
        await keptPauses.written()
        await Promise.all([imaging.close(), demo?.close(), http.close()])
      })()
      return disposed
    }
  }
}

async function media(library: LibraryReader, id: string, what: string): ReturnType<Core['media']> {
  if (what === 'thumbnail') {
    const bytes = await library.thumbnail(id)
    return bytes === null ? null : { bytes }
  }
  if (what === 'small') {
    const found = await library.smallThumbnail(id)
    return found === null ? null : { bytes: found.bytes, passing: found.standsIn }
  }
  if (what === 'mask') return await maskFile(library, id)
  return what === 'original' ? await library.original(id) : null
}

/** Only the mask's own bytes: a file that was put in its place, or is elsewhere, is not shown. */
async function maskFile(library: LibraryReader, id: string): Promise<{ bytes: Uint8Array } | null> {
  const found = library.getMask(id)
  const bytes = found === null ? null : await ifThere(readFile(found.path))
  return bytes === null || hashOf(bytes) !== found?.mask.sha256 ? null : { bytes }
}
