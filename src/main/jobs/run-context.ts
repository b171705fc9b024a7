/** What running a job needs from the rest of the main process, and the only place that writes a job's new state. */

import type { Clock } from '../../shared/clock.ts'
import type { Job } from '../../shared/domain/job.ts'
import type { Results } from '../../shared/domain/job-results.ts'
import type { Picture } from '../../shared/domain/picture.ts'
import { AppError, type WireError } from '../../shared/errors.ts'
import { t } from '../../shared/messages/t.ts'
import { withoutSignedQueries } from '../../shared/signed-links.ts'
import type { LibraryAnswers } from '../answers/held-answers.ts'
import type { HttpClient } from '../http/http-client.ts'
import type { Imaging } from '../imaging/imaging.ts'
import type { KeyReader } from '../keys/key-store.ts'
import type { LibraryReader, LibraryWriter } from '../library/library.ts'
import type { OperationDescriptor, ProviderDescriptor } from '../providers/descriptor.ts'
import type { ImageHosts } from './image-hosts.ts'
import type { Ledger, LedgerState } from './ledger.ts'
import type { Line, Turn } from './line.ts'
import { HeldBack } from './refusal.ts'
import type { ResultLinks } from './result-links.ts'
import type { TransferLog } from './transfers.ts'
import type { Upload, Uploads } from './uploads.ts'
import type { Addresses } from './wire.ts'

/** What jobs ask of the imaging process. */
export type InpaintImaging = Pick<Imaging, 'prepareInpaint' | 'stitch' | 'decode'>

/** What jobs do with the library: read it, and add pictures to it. */
export type JobLibrary = LibraryReader & Pick<LibraryWriter, 'add' | 'flushed' | 'keepReturned' | 'receive'>

export interface JobServices {
  clock: Clock
  http: HttpClient
  keys: KeyReader
  addresses: Addresses
  library: JobLibrary
  ledger: Ledger
  /** How far each ledger had come when this profile last saw it. */
  knownLedgers: {
    stepOf(id: string): number | null
    /** On the profile's disk when it resolves. */
    record(state: LedgerState): Promise<void>
  }
  /** Of the whole app: which services may be asked now. */
  line: Line
  /** What was paid for and is not in the library yet. */
  answers: LibraryAnswers
  uploads: Uploads
  transfers: TransferLog
  imageHosts: ImageHosts
  imaging: InpaintImaging
  findOperation(operationId: string): { provider: ProviderDescriptor; operation: OperationDescriptor } | null
  /** Removes every known secret from a text. */
  redact: (text: string) => string
  /** Whether a text that must stay unchanged (a link, a job number) contains a key. */
  holdsKey: (text: string) => boolean
  /**
   * The latest time, epoch milliseconds, by which anything may be discarded as old; null while no time can be trusted.
   */
  trustedTime(): number | null
  /** The app is shutting down or about to: a request sent now would be given up a moment later, and may be charged. */
  ending(): boolean
  limits(): { requestTimeoutMs: number; pollDeadlineMs: number; concurrency(provider: ProviderDescriptor): number }
  jobChanged(job: Job): void
  jobRemoved(id: string): void
  pictureAdded(picture: Picture): void
}

/** One job while it is worked on. Each phase names the services `S` that it uses. */
export interface Run<S extends keyof JobServices = keyof JobServices> {
  readonly services: Pick<JobServices, S>
  readonly provider: ProviderDescriptor
  readonly operation: OperationDescriptor
  readonly signal: AbortSignal
  /** Permission to send the job's request; null for a job that the service already has. */
  readonly turn: Turn | null
  readonly links: ResultLinks
  /** What this run itself has uploaded to an image host. */
  readonly uploaded: Upload[]
  /** The URL that returned the answer; null until then, and after a restart. */
  answeredAt: string | null
  job: Job
}

/**
 * Writes a new state to disk, then tells the window.
 * @param results the service's answer, or null when it is no longer needed; unchanged when omitted
 */
export function enter(run: Run<'jobChanged' | 'ledger'>, patch: Partial<Job>, results?: Results | null): void {
  run.job = { ...run.job, ...patch }
  run.services.ledger.update(run.job, results)
  run.services.jobChanged(run.job)
}

/** Whether a disk refused, the library's or the index's. */
export function isOfDisk(error: unknown): error is AppError {
  return error instanceof AppError && (error.code === 'disk-full' || error.code === 'storage')
}

/**
 * Like `enter`, for a service's answer: if the library's disk does not take it, it is written to the profile, and the
 * job continues. It is written when this returns, and on disk when it resolves.
 */
export async function enterAnswer(
  run: Run<'answers' | 'jobChanged' | 'ledger' | 'library'>,
  patch: Partial<Job>,
  results?: Results
): Promise<void> {
  const { services } = run
  run.job = { ...run.job, ...patch }
  const { job } = run
  try {
    services.ledger.update(job, results, 'later')
    services.jobChanged(job)
    await services.library.flushed()
  } catch (error) {
    if (!isOfDisk(error)) throw error
    await services.answers.keep(job, results)
    services.jobChanged(run.job)
  }
}

/** What the one step that can be charged needs. */
export type SendingRun = Run<'clock' | 'ending' | 'jobChanged' | 'knownLedgers' | 'ledger'>

/** Another copy of the app has the same library open and has taken this job: its outcome is the other's to write. */
export class TakenElsewhere extends Error {}

/**
 * Writes to disk that the request is being sent, and to the profile the ledger's step: an older copy of the library is
 * recognized before anything can have been charged.
 * @throws TakenElsewhere when another copy of the app has sent it; HeldBack when the app began to shut down while
 * connecting
 */
export async function enterSending(run: SendingRun, words: string): Promise<void> {
  const { clock, ledger, knownLedgers } = run.services
  // A run that was ended while connecting does not take the job from a later run.
  run.signal.throwIfAborted()
  if (run.services.ending()) throw new HeldBack(null)
  const job: Job = {
    ...run.job,
    state: 'sending',
    startedAt: clock.now(),
    waitUntil: null,
    attempts: run.job.attempts + 1,
    progress: words
  }
  if (!ledger.claim(job)) throw new TakenElsewhere()
  run.job = job
  run.services.jobChanged(job)
  const state = ledger.state()
  // Only after the claim is on disk: a profile that is ahead would take its own list for an older copy after a power
  // cut.
  if (state !== null) await knownLedgers.record(state)
}

/** Tells the window what is happening; nothing of it is kept. */
export function progress(run: Run<'jobChanged'>, words: string | null, fraction: number | null = null): void {
  run.job = { ...run.job, waitUntil: null, progress: words, fraction }
  run.services.jobChanged(run.job)
}

/** Characters kept of a service's own words. */
const maxDetail = 2048

/** The user's picture, if a service answers with the request that it refused. */
const pictureInText = /data:[\w.+/-]{0,100};base64,[\w+/=%-]+/gi

/** Characters kept of a message, which may quote what a service wrote. */
const maxMessage = 600

const shortened = (text: string): string => (text.length <= maxMessage ? text : `${text.slice(0, maxMessage - 2)}…”`)

/** An error that can be stored and shown: without secrets or pictures, truncated only after they are removed. */
export function withoutSecrets(error: WireError, redact: (text: string) => string): WireError {
  const data = { ...error.data }
  if (data.detail !== undefined)
    data.detail = withoutSignedQueries(redact(data.detail)).replace(pictureInText, 'data:[picture]').slice(0, maxDetail)
  if (data.nextStep !== undefined) data.nextStep = redact(data.nextStep)
  if (data.fields !== undefined)
    data.fields = Object.fromEntries(
      Object.entries(data.fields).map(([name, problem]) => [redact(name), redact(problem)])
    )
  return { code: error.code, message: shortened(redact(error.message).replace(pictureInText, 'data:[picture]')), data }
}

/** @throws AppError internal when an operation no longer exists (a library from a newer app) */
export function operationOf(
  services: Pick<JobServices, 'findOperation'>,
  operationId: string
): { provider: ProviderDescriptor; operation: OperationDescriptor } {
  const found = services.findOperation(operationId)
  if (found === null) {
    throw new AppError('unsupported', t('jobs.runContext.unknownOperation', { operationId }), {
      nextStep: t('jobs.runContext.chooseModel'),
      action: 'edit-request'
    })
  }
  return found
}
