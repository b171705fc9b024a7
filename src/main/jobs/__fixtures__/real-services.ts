/** The real client, library, imaging process and ledger against the loopback server that follows the documents. */
import { createHash } from 'node:crypto'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { monotonicFactory } from 'ulid'
import { type DocumentedServices, startDocumentedServices } from '../../../../e2e/services/documented-services.ts'
import { defaultsOf } from '../../../shared/domain/field.ts'
import { hasEnded, type Job, type JobRequest } from '../../../shared/domain/job.ts'
import type { Parameters } from '../../../shared/domain/parameters.ts'
import type { AppError } from '../../../shared/errors.ts'
import { answerFiles } from '../../answers/answer-files.ts'
import { openHeldAnswers } from '../../answers/held-answers.ts'
import { createHttpClient } from '../../http/create-http-client.ts'
import { systemClock } from '../../http/system-clock.ts'
import { createImaging } from '../../imaging/create-imaging.ts'
import type { Imaging } from '../../imaging/imaging.ts'
import type { Library } from '../../library/library.ts'
import { openLibrary } from '../../library/open-library.ts'
import { forkWorker } from '../../processes/__fixtures__/fork-worker.ts'
import { findOperation, providers } from '../../providers/registry.ts'
import { openKnownLedgers } from '../../settings/known-ledgers.ts'
import type { ImageHosts } from '../image-hosts.ts'
import { createJobService, type JobService } from '../job-service.ts'
import { createLedger } from '../ledger.ts'
import { createLine } from '../line.ts'
import { createTransferLog, type TransferLog } from '../transfers.ts'
import { createUploads, type Uploads } from '../uploads.ts'

export interface RealServices {
  /** Absolute path of the folder with everything; the library is in `library`, the profile in `profile`. */
  folder: string
  services: DocumentedServices
  readonly library: Library
  imaging: Imaging
  readonly jobs: JobService
  /** Where pictures and masks are uploaded, by jobs created from then on. */
  imageHosts: ImageHosts
  readonly uploads: Uploads
  readonly transfers: TransferLog
  /** Every update of every job. */
  told: Job[]
  /** Thrown when the key of a service is read. */
  lockedKeys: { error: AppError | null }
  /** Whether the app is shutting down: then nothing is sent. */
  ending: { value: boolean }
  /** Changes the keys, time limits or base URLs from now on. */
  keys: Map<string, string>
  /** Submits and waits until the job has ended. */
  run(request: JobRequest): Promise<Job>
  ended(id: string): Promise<Job>
  /** Closes the queue and creates a new one over the same library: the next start of the app. */
  restart(): Promise<void>
  /**
   * Like `restart`, with the library in this folder and the same profile. @param meanwhile runs while no library is
   * open
   */
  openIn(folder: string, meanwhile?: () => Promise<void>): Promise<void>
  /** The operation's defaults with a prompt. */
  request(operationId: string, parameters?: Partial<Parameters>): JobRequest
  /** SHA-256 of a job's stored files, by ordinal. */
  stored(job: Job): Promise<string[]>
  /** SHA-256 of what the service served for the job's requests, in the order of the downloads. */
  served(from: number): string[]
  close(): Promise<void>
}

/**
 * Waits of up to 10 s (between polls, between tries) are shortened here; longer ones are time limits and stay as is.
 */
const hasty = {
  ...systemClock,
  sleep: (ms: number, signal?: AbortSignal) => systemClock.sleep(ms <= 10_000 ? Math.min(ms, 20) : ms, signal)
}

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

/** Starts everything in a new folder. */
export async function startRealServices(): Promise<RealServices> {
  const folder = await mkdtemp(join(tmpdir(), 'palimpsest-jobs-'))
  const services = await startDocumentedServices()
  const newId = monotonicFactory()
  // Too long to be shortened: a busy machine needs more than 20 ms to connect.
  const http = createHttpClient({ clock: hasty, random: Math.random, connectTimeoutMs: 30_000 })
  const imaging = createImaging({
    startWorker: forkWorker,
    entry: join(import.meta.dirname, '../../imaging/worker.ts')
  })
  const open = async (libraryFolder: string) => {
    const library = await openLibrary({ folder: libraryFolder, imaging, clock: systemClock, newId })
    const transfers = createTransferLog({ database: library.database, clock: systemClock, newId, redact })
    return {
      library,
      transfers,
      uploads: createUploads(library.database),
      ledger: createLedger(library.database, 'this one')
    }
  }
  const keys = new Map<string, string>(Object.entries(services.keys))
  const waiting = new Map<string, (job: Job) => void>()
  const told: Job[] = []
  const lockedKeys: RealServices['lockedKeys'] = { error: null }
  const ending = { value: false }
  const imageHosts: ImageHosts = { use: () => 'none', find: async () => null }
  const knownLedgers = await openKnownLedgers(join(folder, 'profile'))
  const held = await openHeldAnswers(answerFiles({ folder: join(folder, 'rescued'), now: () => systemClock.now() }))
  const redact = (text: string): string => [...keys.values()].reduce((rest, key) => rest.replaceAll(key, '•••'), text)
  const line = createLine({ clock: hasty })
  let opened = await open(join(folder, 'library'))
  const startJobs = (): JobService =>
    createJobService(
      {
        ...opened,
        knownLedgers,
        clock: hasty,
        http,
        keys: {
          read: async (id) => {
            if (lockedKeys.error) throw lockedKeys.error
            return keys.get(id) ?? null
          }
        },
        addresses: { baseUrl: (endpointId) => services.baseUrls[endpointId] ?? 'http://127.0.0.1:9' },
        line,
        answers: held.ofLibrary(opened.library.id, opened.library.info().folder),
        imageHosts,
        imaging,
        findOperation: (id) => findOperation(id) ?? null,
        redact,
        holdsKey: (text) => [...keys.values()].some((key) => text.includes(key)),
        trustedTime: () => systemClock.now(),
        ending: () => ending.value,
        limits: () => ({ requestTimeoutMs: 30_000, pollDeadlineMs: 1500, concurrency: () => 1 }),
        jobChanged(job) {
          told.push(job)
          if (hasEnded(job)) waiting.get(job.id)?.(job)
        },
        jobRemoved: () => undefined,
        pictureAdded: () => undefined
      },
      newId
    )
  let jobs = startJobs()
  const ended = (id: string): Promise<Job> =>
    new Promise((resolve) => {
      const now = opened.ledger.get(id)
      if (now !== null && hasEnded(now)) resolve(now)
      else waiting.set(id, resolve)
    })
  return {
    folder,
    services,
    get library() {
      return opened.library
    },
    imaging,
    get jobs() {
      return jobs
    },
    imageHosts,
    get uploads() {
      return opened.uploads
    },
    get transfers() {
      return opened.transfers
    },
    told,
    lockedKeys,
    ending,
    keys,
    ended,
    async run(request) {
      const [job] = jobs.submit([request])
      if (job === undefined) throw new Error('nothing was submitted')
      return await ended(job.id)
    },
    async restart() {
      await jobs.close('give-up')
      jobs = startJobs()
    },
    async openIn(libraryFolder, meanwhile) {
      await jobs.close('give-up')
      await opened.library.close()
      await meanwhile?.()
      opened = await open(libraryFolder)
      jobs = startJobs()
    },
    request(operationId, parameters = {}) {
      const operation = findOperation(operationId)?.operation ?? providers[0]?.operations[0]
      if (operation === undefined) throw new Error(`no operation ${operationId}`)
      const links =
        operation.kind === 'inpainting'
          ? {
              source: { kind: 'link' as const, url: 'https://example.com/dog.png' },
              mask: { kind: 'link' as const, url: 'https://example.com/dog-mask.png' }
            }
          : {}
      return {
        operationId,
        parameters: { ...defaultsOf(operation.fields), prompt: 'a sparrow on a cherry branch', ...parameters },
        ...links
      }
    },
    stored: (job) =>
      Promise.all(
        opened.library.ofJob(job.id).map(async (picture) => {
          const path = await opened.library.originalPath(picture.id)
          return path === null ? 'missing' : sha256(await readFile(path))
        })
      ),
    served: (from) =>
      services.downloads.slice(from).map((path) => sha256(services.bytesOf(services.url + path) ?? new Uint8Array())),
    async close() {
      await jobs.close('give-up')
      await opened.library.close()
      await imaging.close()
      await http.close()
      await services.close()
      await rm(folder, { recursive: true, force: true })
    }
  }
}
