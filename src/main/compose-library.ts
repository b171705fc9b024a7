/** The open library and its jobs: they are replaced together when another library is opened. */

import { join } from 'node:path'
import { toWireError } from '../shared/errors.ts'
import { t } from '../shared/messages/t.ts'
import type { Profile } from './compose-profile.ts'
import type { Services } from './compose-services.ts'
import { createJobService } from './jobs/job-service.ts'
import { createLedger } from './jobs/ledger.ts'
import { createTransferLog } from './jobs/transfers.ts'
import { createUploads } from './jobs/uploads.ts'
import { assertLibraryOrEmpty } from './library/folder-kind.ts'
import type { Library, LibraryReader } from './library/library.ts'
import { type LibraryOptions, openLibrary, unavailableLibrary } from './library/open-library.ts'
import { waitingElsewhere } from './procedures/at-risk.ts'
import type { OpenLibrary } from './procedures/context.ts'
import type { Host } from './procedures/host.ts'
import { findOperation } from './providers/registry.ts'
import { createLibraryKeeper, type LibraryKeeper } from './switching/library-keeper.ts'
import { lookAtClock } from './trash/trusted-time.ts'

/** Milliseconds after which an open library has shown its first view. */
const quietAfter = 60_000

/** How close the app is to its end. */
export interface Ending {
  quitting: boolean
  /** The user is being asked whether the app may quit. */
  holding: boolean
}

export interface OpenLibraries {
  libraryKeeper: LibraryKeeper<OpenLibrary>
  /** Why the open library is not the chosen one, for the user. */
  problems: readonly string[]
}

export async function composeLibrary(
  host: Host,
  profile: Profile,
  services: Services,
  ending: Readonly<Ending>
): Promise<OpenLibraries> {
  const { settings, installation, knownLedgers, heldAnswers } = profile
  const { clock, newId, redactor, http, keys, addresses, line, imageHosts, imaging } = services

  /**
   * @param known the user chose this folder before: if it is empty now its disk is missing, and no new library is
   * created
   */
  const libraryIn = (folder: string, known: boolean): LibraryOptions => ({
    folder,
    imaging,
    clock,
    newId,
    mustExist: known,
    stateChanged: (info) => host.emit('libraryInfoChanged', info),
    quietMoment: (signal) => clock.sleep(quietAfter, signal),
    changed: (picture) => host.emit('pictureChanged', picture)
  })

  async function openIn(folder: string, known: boolean): Promise<OpenLibrary> {
    return openOver(await openLibrary(libraryIn(folder, known)))
  }

  /** Without a library the user can still see what is wrong, and choose another. */
  async function withoutLibrary(folder: string, error: unknown): Promise<OpenLibrary> {
    const { message, data } = toWireError(error)
    return openOver(await unavailableLibrary(libraryIn(folder, true), [message, data.nextStep].join(' ').trim()))
  }

  function openOver(library: Library): OpenLibrary {
    const transfers = createTransferLog({
      database: library.database,
      clock,
      newId,
      redact: (text) => redactor.redact(text)
    })
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
        ending: () => ending.quitting || ending.holding,
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
          // It counts as a child of its source.
          const source = picture.sourcePictureId === null ? null : library.get(picture.sourcePictureId)
          if (source !== null) host.emit('pictureChanged', source)
        }
      },
      newId
    )
    return { library, jobs, transfers }
  }

  async function closeOpen(open: OpenLibrary): Promise<void> {
    await open.jobs.close(ending.quitting ? 'give-up' : 'wait')
    await open.library.close()
  }

  const ownFolder = settings.get().libraryFolder
  const defaultFolder = join(profile.folder, 'library')
  const problems: string[] = []

  function openDefault(): Promise<OpenLibrary> {
    return openIn(defaultFolder, false).catch((error: unknown) => withoutLibrary(defaultFolder, error))
  }

  /**
   * A chosen library that this version cannot open (for example a newer app's) does not prevent the start: the default
   * one is opened, and the user is told.
   */
  async function openOwn(chosen: string): Promise<OpenLibrary> {
    try {
      return await openIn(chosen, true)
    } catch (error) {
      const { message } = toWireError(error)
      problems.push(t('start.composeLibrary.defaultOpened', { folder: chosen, reason: message }))
      return openDefault()
    }
  }

  const libraryKeeper = createLibraryKeeper({
    first: ownFolder === null ? await openDefault() : await openOwn(ownFolder),
    folderOf: (open) => open.library.info().folder,
    open: openIn,
    close: closeOpen,
    check: (chosen) => assertLibraryOrEmpty(chosen),
    lost: withoutLibrary,
    changing: (next) => host.emit('libraryOpening', { folder: next }),
    changed: ({ library }) => {
      host.emit('libraryChanged', library.info())
      for (const message of waitingElsewhere(heldAnswers, keyOf(library)))
        host.emit('notice', { level: 'info', message })
    }
  })
  return { libraryKeeper, problems }
}

/**
 * The key under which a library's answers are held: one whose marker is damaged or missing is identified by its
 * location.
 */
export function keyOf(library: LibraryReader): string {
  return library.id === '' ? library.info().folder : library.id
}
