/** The composition root: every service is made here and handed to those that need it. No Electron. */
import { randomBytes } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { monotonicFactory } from 'ulid'
import type { AppInfo } from '../shared/contract.ts'
import { s3SecretId } from '../shared/domain/image-host.ts'
import type { Pause } from '../shared/domain/pause.ts'
import { AppError, toWireError } from '../shared/errors.ts'
import { answerFiles } from './answers/answer-files.ts'
import { openHeldAnswers } from './answers/held-answers.ts'
import { createChecker } from './checking/create-checker.ts'
import { startDemoGateway } from './demo-gateway/demo-gateway.ts'
import { createLeaving } from './exporting/leaving.ts'
import { createOutbox } from './exporting/outbox.ts'
import { chooseProxy } from './http/choose-proxy.ts'
import { createHttpClient } from './http/create-http-client.ts'
import { createRedactor } from './http/redaction.ts'
import { systemClock } from './http/system-clock.ts'
import { createDemoHost } from './image-hosts/demo-host.ts'
import { createInlineHost } from './image-hosts/inline-host.ts'
import { createS3Host } from './image-hosts/s3-host.ts'
import type { Send } from './image-hosts/send.ts'
import { createImaging } from './imaging/create-imaging.ts'
import { changeHints } from './importing/change-hints.ts'
import { createFolderWatch } from './importing/folder-watch.ts'
import { createImportService } from './importing/import-service.ts'
import { createImageHosts } from './jobs/image-hosts.ts'
import { createJobService } from './jobs/job-service.ts'
import { keyOrigins } from './jobs/key-origins.ts'
import { createLedger } from './jobs/ledger.ts'
import { createLine } from './jobs/line.ts'
import { createTransferLog } from './jobs/transfers.ts'
import { createUploads } from './jobs/uploads.ts'
import type { Addresses } from './jobs/wire.ts'
import { openKeyStore } from './keys/open-key-store.ts'
import { sweepReadingCopies } from './library/database/database.ts'
import { hashOf } from './library/disk/hash.ts'
import { ifThere } from './library/disk/library-fs.ts'
import { assertLibraryOrEmpty, holdsLibrary } from './library/folder-kind.ts'
import type { Library, LibraryReader } from './library/library.ts'
import { type LibraryOptions, openLibrary, unavailableLibrary } from './library/open-library.ts'
import { atRisk, waitingElsewhere, waitingForNewer } from './procedures/at-risk.ts'
import { withCleanErrors } from './procedures/clean-errors.ts'
import type { Context, Session } from './procedures/context.ts'
import { createDroppedFiles } from './procedures/dropped-files.ts'
import { createHandlers } from './procedures/handlers.ts'
import type { Core, Host } from './procedures/host.ts'
import { rememberOpen } from './procedures/library-switch.ts'
import { deleteFromTrash } from './procedures/trash.ts'
import { findOperation, providers } from './providers/registry.ts'
import { createSessionKeeper } from './sessions/session-keeper.ts'
import { watchDisk } from './sessions/watch-disk.ts'
import { installationIn } from './settings/installation.ts'
import { openKeptPauses } from './settings/kept-pauses.ts'
import { openKnownLedgers } from './settings/known-ledgers.ts'
import { openPresets } from './settings/open-presets.ts'
import { openSettings } from './settings/open-settings.ts'
import { createTaskService } from './tasks/task-service.ts'
import { keepTrashSmall } from './trash/trash-emptying.ts'
import { lookAtClock } from './trash/trusted-time.ts'

/** Milliseconds after which a session has shown what it shows first. */
const quietAfter = 60_000

/**
 * Makes the whole app but its window.
 * @throws AppError storage when the profile itself cannot be used
 */
export async function compose(host: Host): Promise<Core> {
  const clock = systemClock
  const newId = monotonicFactory()
  const redactor = createRedactor()
  const folder = host.profileFolder
  const [settings, presets] = await Promise.all([openSettings({ folder, clock }), openPresets({ folder, clock })])
  const installation = await installationIn(folder)
  const knownLedgers = await openKnownLedgers(folder)
  const heldAnswers = await openHeldAnswers(answerFiles({ folder: join(folder, 'rescued'), now: () => clock.now() }))
  const proxyFor = chooseProxy({
    settings: () => settings.get().proxy,
    env: process.env,
    system: (url) => host.resolveProxy(url),
    redactor
  })
  const http = createHttpClient({ clock, random: Math.random, proxyFor })
  const keptPauses = await openKeptPauses(folder)
  const tellPauses = (pauses: Pause[]): void => {
    keptPauses.keep(pauses)
    host.emit('pausesChanged', pauses)
  }
  const line = createLine({ clock, remembered: keptPauses.found, changed: tellPauses })
  const imaging = createImaging({ startWorker: host.startWorker, entry: host.workerEntries.imaging })
  const leaving = createLeaving({ imaging, app: `Palimpsest ${host.version}`, redact: (text) => redactor.redact(text) })
  const sessionId = newId()
  const outbox = createOutbox({ folder: join(folder, 'outgoing'), clock, leaving, secrets: () => `${sessionId} ${redactor.version}` })
  void outbox.sweep()
  void sweepReadingCopies(clock.now())
  const checker = createChecker({ startWorker: host.startWorker, entry: host.workerEntries.checker })
  const demo = await startDemoGateway({ startWorker: host.startWorker, painterEntry: host.workerEntries.painter, clock }).catch(() => null)

  const addresses: Addresses = {
    baseUrl(endpointId) {
      const own = settings.get().baseUrls[endpointId]
      if (own !== undefined) return own.replace(/\/+$/, '')
      const provider = providers.find((candidate) => candidate.endpoints.some((endpoint) => endpoint.id === endpointId))
      if (provider?.demo !== true) return provider?.endpoints.find((endpoint) => endpoint.id === endpointId)?.defaultUrl ?? ''
      if (demo !== null) return demo.url
      throw new AppError('provider-failed', 'The demo could not be started on this machine.', {
        nextStep: 'Start the app again, or use a service with your own key.',
        action: 'open-service-settings'
      })
    }
  }
  const keys = await openKeyStore({
    folder,
    vault: host.vault,
    providerIds: [...providers.filter((provider) => provider.auth !== null).map((provider) => provider.id), s3SecretId],
    originsOf: keyOrigins({ providers, addresses, imageHost: () => settings.get().imageHost }),
    redactor,
    clock
  })
  const send: Send = (request, options) => http.send(request, { policy: 'safe', ...options })
  const parts = { send, clock, random: randomBytes }
  const demoHost = createDemoHost({ baseUrl: () => addresses.baseUrl('demo.gateway'), ...parts })
  const imageHosts = createImageHosts({
    settings: () => settings.get().imageHost,
    keys,
    demo: demoHost,
    inline: createInlineHost(),
    s3: (of, secret) => createS3Host({ settings: of, secret, ...parts })
  })

  /** @param known the user chose this folder before: when it is empty now its disk is not there, and no new library is made */
  const libraryIn = (libraryFolder: string, known: boolean): LibraryOptions => ({
    folder: libraryFolder,
    imaging,
    clock,
    newId,
    mustExist: known,
    stateChanged: (info) => host.emit('libraryInfoChanged', info),
    quietMoment: (signal) => clock.sleep(quietAfter, signal),
    changed: (picture) => host.emit('pictureChanged', picture)
  })

  async function openSession(libraryFolder: string, known: boolean): Promise<Session> {
    return sessionOver(await openLibrary(libraryIn(libraryFolder, known)))
  }

  /** Without a library one can still look at what is wrong, and choose another. */
  async function withoutLibrary(libraryFolder: string, error: unknown): Promise<Session> {
    const { message, data } = toWireError(error)
    return sessionOver(await unavailableLibrary(libraryIn(libraryFolder, true), [message, data.nextStep].join(' ').trim()))
  }

  let quitting = false
  /** Somebody is asked whether the app may end. */
  let holding = false

  function sessionOver(library: Library): Session {
    const transfers = createTransferLog({ database: library.database, clock, newId, redact: (text) => redactor.redact(text) })
    const jobs = createJobService(
      {
        clock,
        http,
        keys,
        addresses,
        library,
        ledger: createLedger(library.database, installation),
        knownLedgers,
        line,
        answers: heldAnswers.ofLibrary(keyOf(library), library.info().folder),
        uploads: createUploads(library.database),
        transfers,
        imageHosts,
        imaging,
        findOperation: (id) => findOperation(id) ?? null,
        redact: (text) => redactor.redact(text),
        holdsKey: (text) => redactor.holds(text),
        trustedTime: () => lookAtClock(settings.get().clock, clock.now(), 0).trustedAt,
        ending: () => quitting || holding,
        limits() {
          const { requestTimeout, pollDeadline, concurrency } = settings.get()
          return {
            requestTimeoutMs: requestTimeout * 1000,
            pollDeadlineMs: pollDeadline * 1000,
            concurrency: (provider) => concurrency[provider.id] ?? provider.concurrency
          }
        },
        jobChanged: (job) => host.emit('jobChanged', job),
        jobRemoved: (id) => host.emit('jobRemoved', { id }),
        pictureAdded: (picture) => {
          host.emit('pictureAdded', picture)
          // It counts among what was made from its source.
          const source = picture.sourcePictureId === null ? null : library.get(picture.sourcePictureId)
          if (source !== null) host.emit('pictureChanged', source)
        }
      },
      newId
    )
    return { library, jobs, transfers }
  }
  const closeSession = async (open: Session): Promise<void> => {
    await open.jobs.close(quitting ? 'give-up' : 'wait')
    await open.library.close()
  }

  const ownFolder = settings.get().libraryFolder
  const defaultFolder = join(folder, 'library')
  const openProblems: string[] = []
  const first = ownFolder === null ? await openDefault() : await openOwn(ownFolder)

  function openDefault(): Promise<Session> {
    return openSession(defaultFolder, false).catch((error: unknown) => withoutLibrary(defaultFolder, error))
  }

  /** A chosen library that this version cannot open (a newer app's, say) is no reason not to start: the default one is opened, and it is said. */
  async function openOwn(chosen: string): Promise<Session> {
    try {
      return await openSession(chosen, true)
    } catch (error) {
      const { message } = toWireError(error)
      openProblems.push(`The library in ${chosen} was not opened: ${message} The default library is open instead; nothing was changed there.`)
      return openDefault()
    }
  }

  const tasks = createTaskService({
    clock,
    newId,
    changed: (task) => host.emit('taskChanged', task),
    removed: (id) => host.emit('taskRemoved', { id })
  })

  const sessions = createSessionKeeper({
    first,
    folderOf: (open) => open.library.info().folder,
    open: openSession,
    close: closeSession,
    check: (chosen) => assertLibraryOrEmpty(chosen),
    lost: withoutLibrary,
    changing: (next) => host.emit('libraryOpening', { folder: next }),
    changed: ({ library }) => {
      host.emit('libraryChanged', library.info())
      for (const message of waitingElsewhere(heldAnswers, keyOf(library))) host.emit('notice', { level: 'info', message })
    }
  })

  const imports = createImportService({
    clock,
    newId,
    library: () => sessions.current().library,
    start: (what, work) => tasks.start(what, work),
    touched: () => host.emit('picturesTouched', undefined)
  })
  const watch = createFolderWatch({
    clock,
    folders: () => settings.get().watchedFolders,
    library: () => sessions.current().library,
    imports,
    ended: (id) => tasks.ended(id),
    dismiss: (id) => tasks.dismiss(id),
    changed: (folders) => host.emit('watchChanged', folders),
    hints: changeHints
  })
  const dropped = createDroppedFiles(newId)

  const context: Context = {
    host,
    keys,
    settings,
    presets,
    http,
    proxyFor,
    imaging,
    addresses,
    line,
    imageHosts,
    sendToHost: send,
    leaving,
    outbox,
    imports,
    watch,
    dropped,
    clock,
    newId,
    heldAnswers,
    tasks,
    checker,
    sessions,
    session: () => sessions.current(),
    async info(): Promise<AppInfo> {
      const vault = await host.vault.availability()
      return {
        version: host.version,
        platform: host.platform,
        host: host.name,
        standIn: host.standIn,
        profileFolder: folder,
        problems: [
          ...openProblems,
          ...settings.problems,
          ...presets.problems,
          ...keys.problems,
          ...sessions.current().library.info().repairs,
          ...waitingElsewhere(heldAnswers, keyOf(sessions.current().library)),
          ...waitingForNewer(heldAnswers)
        ],
        demoUrl: demo?.url ?? null,
        keyProtection: { keychain: vault.available && vault.protects, description: vault.description }
      }
    },
    redact: (text) => redactor.redact(text)
  }

  await rememberOpen(context)
  const watching = new AbortController()
  void watchDisk({
    sessions,
    clock,
    signal: watching.signal,
    busy: () => tasks.running().length > 0 || sessions.current().jobs.busy().length > 0,
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
    library: () => sessions.current().library,
    deleteForGood: (ids) => deleteFromTrash(context, ids),
    say: (message) => host.emit('notice', { level: 'info', message })
  })
  watch.start()

  let disposed: Promise<void> | null = null
  return {
    handlers: withCleanErrors(createHandlers(context), (text) => redactor.redact(text)),
    dropped: (paths) => dropped.keep(paths),
    media: (id, what) => media(sessions.current().library, id, what),
    atRisk: () => atRisk(context),
    holdSends(hold) {
      holding = hold
      if (!hold) sessions.current().jobs.wake()
    },
    redact: (text) => redactor.redact(text),
    dispose() {
      disposed ??= (async () => {
        quitting = true
        watching.abort()
        // What came a moment ago is safe before anything else is waited for.
        await heldAnswers.spill()
        await Promise.all([tasks.close(), endEmptying(), watch.close()])
        await sessions.close()
        checker.close()
        await keptPauses.written()
        await Promise.all([imaging.close(), demo?.close(), http.close()])
      })()
      return disposed
    }
  }
}

/** By what a library's answers are kept: one whose marker is damaged, or that is not there, is known by its place. */
function keyOf(library: LibraryReader): string {
  return library.id === '' ? library.info().folder : library.id
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

/** Only the mask's own bytes: a file that was put in its place, or leads elsewhere, is not shown. */
async function maskFile(library: LibraryReader, id: string): Promise<{ bytes: Uint8Array } | null> {
  const found = library.getMask(id)
  const bytes = found === null ? null : await ifThere(readFile(found.path))
  return bytes === null || hashOf(bytes) !== found?.mask.sha256 ? null : { bytes }
}
