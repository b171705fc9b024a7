/** A queue over a real ledger, with a scripted network, a library in memory and a clock that only the test advances. */
import { DatabaseSync } from 'node:sqlite'
import { monotonicFactory } from 'ulid'
import type { Clock } from '../../../shared/clock.ts'
import type { Job, JobRequest } from '../../../shared/domain/job.ts'
import type { Picture } from '../../../shared/domain/picture.ts'
import { AppError } from '../../../shared/errors.ts'
import { type FilesInMemory, filesInMemory } from '../../answers/__fixtures__/files-in-memory.ts'
import { createHeldAnswers, type HeldAnswers } from '../../answers/held-answers.ts'
import type { HttpClient, HttpReply, HttpRequest, SendOptions } from '../../http/http-client.ts'
import { migrations } from '../../library/database/migrations.ts'
import { registerSqlFunctions } from '../../library/database/sql-functions.ts'
import type { Library } from '../../library/library.ts'
import type { NewPicture } from '../../library/pictures/new-picture.ts'
import type { OperationDescriptor, Outcome, ProviderDescriptor, WireReply } from '../../providers/descriptor.ts'
import { createJobService, type JobService } from '../job-service.ts'
import { createLedger, type Ledger } from '../ledger.ts'
import { createLine, type Line } from '../line.ts'
import type { JobServices } from '../run-context.ts'
import { createTransferLog } from '../transfers.ts'
import { createUploads } from '../uploads.ts'

const ulid = monotonicFactory()

/** A clock that stands still until `advance`. */
export class ManualClock implements Clock {
  time = 1_000_000
  #sleepers: { at: number; wake: () => void }[] = []
  now = (): number => this.time
  monotonic = (): number => this.time
  sleep = (ms: number, signal?: AbortSignal): Promise<void> =>
    new Promise((resolve, reject) => {
      signal?.throwIfAborted()
      signal?.addEventListener('abort', () => reject(signal.reason as Error), { once: true })
      this.#sleepers.push({ at: this.time + ms, wake: resolve })
    })

  /** Advances the clock and lets everything that follows happen. */
  async advance(ms: number): Promise<void> {
    this.time += ms
    const due = this.#sleepers.filter((sleeper) => sleeper.at <= this.time)
    this.#sleepers = this.#sleepers.filter((sleeper) => sleeper.at > this.time)
    for (const sleeper of due) sleeper.wake()
    await settled()
  }
}

/** Lets pending promises run: everything in a rig is in memory, so a few turns are enough. */
export async function settled(): Promise<void> {
  for (let turn = 0; turn < 20; turn += 1) await new Promise<void>((resolve) => setImmediate(resolve))
}

export const reply = (status: number, body: unknown): HttpReply => ({
  status,
  headers: {},
  body: Buffer.from(typeof body === 'string' ? body : JSON.stringify(body))
})

type Answerer = (request: HttpRequest, options: SendOptions) => Promise<HttpReply> | HttpReply

/** A service whose replies state the outcome, so that tests of jobs do not depend on reading replies. */
function outcomeOf(wire: WireReply): Outcome {
  const body = JSON.parse(Buffer.from(wire.body).toString()) as {
    urls?: string[]
    bytes?: string
    /** Links, and bytes behind "bytes:". */
    mixed?: string[]
    pending?: string
    fail?: [AppError['code'], string, AppError['data']?]
    /** Of a poll: the service has ended the job. */
    ended?: true
  }
  if (body.fail !== undefined) {
    const [code, message, data] = body.fail
    return {
      kind: 'failed',
      error: new AppError(code, message, { status: wire.status, ...data }),
      ...(body.ended ? { final: true } : {})
    }
  }
  if (body.pending !== undefined) return { kind: 'pending', handle: body.pending }
  if (body.bytes !== undefined)
    return { kind: 'pictures', pictures: [{ kind: 'bytes', bytes: Buffer.from(body.bytes) }], warnings: [] }
  if (body.mixed !== undefined) {
    const pictures = body.mixed.map((each) =>
      each.startsWith('bytes:')
        ? { kind: 'bytes' as const, bytes: Buffer.from(each.slice(6)) }
        : { kind: 'url' as const, url: each }
    )
    return { kind: 'pictures', pictures, warnings: [] }
  }
  return { kind: 'pictures', pictures: (body.urls ?? []).map((url) => ({ kind: 'url', url })), warnings: [] }
}

const operation: OperationDescriptor = {
  id: 'rig/paint',
  label: 'Paint',
  summary: '',
  kind: 'text-to-image',
  endpointId: 'rig.api',
  fields: [
    { kind: 'text', name: 'prompt', label: 'Prompt', multiline: true, required: true },
    { kind: 'number', name: 'steps', label: 'Steps', integer: true, min: 1, max: 50, step: 1 }
  ],
  presets: [],
  price: '',
  notes: [],
  toRequest: ({ parameters, imageUrl, maskUrl }) => ({
    endpointId: 'rig.api',
    method: 'POST',
    path: '/paint',
    headers: {},
    body: {
      prompt: parameters.prompt,
      ...(imageUrl === undefined ? {} : { imageUrl }),
      ...(maskUrl === undefined ? {} : { maskUrl })
    }
  }),
  fromReply: outcomeOf,
  poll: {
    toRequest: (handle) => ({ endpointId: 'rig.api', method: 'POST', path: '/poll', headers: {}, body: { handle } }),
    fromReply: outcomeOf
  },
  expected: () => 1,
  replyBytes: () => 1_048_576
}

const provider: ProviderDescriptor = {
  id: 'rig',
  label: 'Rig',
  summary: '',
  keyHelp: '',
  needsKey: true,
  demo: false,
  concurrency: 2,
  endpoints: [{ id: 'rig.api', label: 'API', defaultUrl: 'https://rig.example' }],
  operations: [operation],
  auth: { header: 'x-key', prefix: '' },
  keyProbe: null
}

/** Only what jobs use of a library; using anything else would be a mistake in a test of jobs. */
function libraryInMemory(
  failing: { error: AppError | null },
  writable: { value: boolean },
  beforeStoring: () => Promise<void> | undefined,
  flushed: () => Promise<void> | undefined,
  removing: () => void
): { library: Library; pictures: (Picture & { content: string })[] } {
  const pictures: (Picture & { content: string })[] = []
  const part: Pick<
    Library,
    | 'id'
    | 'add'
    | 'flushed'
    | 'receive'
    | 'existing'
    | 'ofJob'
    | 'info'
    | 'writable'
    | 'room'
    | 'get'
    | 'originalPath'
    | 'getMask'
  > = {
    id: 'rig',
    async add(picture: NewPicture) {
      await beforeStoring()
      if (failing.error !== null) throw failing.error
      const stored = {
        id: ulid(),
        jobId: picture.jobId,
        ordinal: picture.ordinal,
        mime: 'image/png',
        content: Buffer.from(picture.bytes).toString()
      } as Picture & { content: string }
      pictures.push(stored)
      return stored
    },
    flushed: async () => await flushed(),
    receive: () => ({ begin: () => () => undefined, finish: async () => null, remove: async () => removing() }),
    existing: (ids) => new Set(ids.filter((id) => pictures.some((picture) => picture.id === id))),
    ofJob: (jobId) => pictures.filter((picture) => picture.jobId === jobId),
    info: () => ({
      folder: '',
      pictures: pictures.length,
      trashed: 0,
      bytes: 0,
      state: 'ready',
      openElsewhere: null,
      reason: null,
      repairs: []
    }),
    writable: () => writable.value,
    room: async () => (failing.error === null ? 1e9 : 0),
    get: (id) => pictures.find((picture) => picture.id === id) ?? null,
    originalPath: async () => null,
    getMask: () => null
  }
  return { library: part as Library, pictures }
}

const unused = (): never => {
  throw new Error('nothing is repainted in a rig')
}

function ledgersInMemory(): JobServices['knownLedgers'] {
  const steps = new Map<string, number>()
  return {
    stepOf: (id) => steps.get(id) ?? null,
    record: async ({ id, step }) => void steps.set(id, Math.max(step, steps.get(id) ?? 0))
  }
}

export interface Rig {
  clock: ManualClock
  jobs: JobService
  ledger: Ledger
  line: Line
  database: DatabaseSync
  /** Requests that reached the service, in order. */
  sent: { path: string; body: unknown; key: string | undefined }[]
  pictures: (Picture & { content: string })[]
  /** What the service answers next; the last answer repeats. */
  answer(...answerers: Answerer[]): void
  /** What each result link returns. */
  links: Map<string, string | AppError>
  storing: { error: AppError | null }
  /** Whether the library is known to be writable. */
  writable: { value: boolean }
  /** Whether the app is shutting down. */
  ending: { value: boolean }
  /** The trusted time. */
  trusted: { at: number | null | 'of the clock' }
  /** Awaited before a request is sent. */
  connecting: (() => Promise<void>) | undefined
  /** Delays the signing of a request whose job already has its turn. */
  holdSigning(until: () => Promise<void>): void
  /** Awaited before a picture is stored. */
  beforeStoring: (() => Promise<void>) | undefined
  /** The flush of the disk under the rows. */
  flushing: (() => Promise<void>) | undefined
  /** The bytes fetched from links, in order. */
  fetched: Uint8Array[]
  /** Called when the file written during a fetch is removed, or was kept. */
  removing: (() => void) | undefined
  /** Awaited before a picture is fetched. */
  beforeDownload: (() => Promise<void>) | undefined
  key: { value: string | null; error?: AppError | null }
  events: Job[]
  submit(...prompts: string[]): Job[]
  job(id: string): Job
  /** The profile's disk, for answers that the library's disk did not take. */
  profile: FilesInMemory
  held: HeldAnswers
  /** What the profile knows about ledgers. */
  knownLedgers: JobServices['knownLedgers']
  /** The same disks, a new process. */
  restart(): Rig
  /** The library on another machine, with its own profile. */
  copiedElsewhere(): Rig
  /** The library closed and reopened in the same process, whatever was running. */
  reopen(): Promise<Rig>
}

/**
 * @param database the ledger of an earlier rig, for a restart
 * @param held answers held by the same process, for reopening
 */
export function createRig(
  database = new DatabaseSync(':memory:'),
  before?: Rig,
  held?: HeldAnswers,
  installation = 'this one'
): Rig {
  registerSqlFunctions(database)
  if (before === undefined) for (const { sql } of migrations) database.exec(sql)
  const clock = before?.clock ?? new ManualClock()
  const storing = before?.storing ?? { error: null }
  const writable = before?.writable ?? { value: true }
  const ending = { value: false }
  const trusted: Rig['trusted'] = { at: 'of the clock' }
  const memory = libraryInMemory(
    storing,
    writable,
    () => rig.beforeStoring?.(),
    () => rig.flushing?.(),
    () => rig.removing?.()
  )
  if (before !== undefined) memory.pictures.push(...before.pictures)
  const ledger = createLedger(database, installation)
  const links = before?.links ?? new Map<string, string | AppError>()
  const key: Rig['key'] = before?.key ?? { value: 'secret-key-of-the-rig' }
  const sent: Rig['sent'] = []
  const profile = before?.profile ?? filesInMemory()
  const knownLedgers = before?.knownLedgers ?? ledgersInMemory()
  const heldAnswers = held ?? createHeldAnswers(profile, profile.loaded())
  const events: Job[] = []
  let answers: Answerer[] = []
  let signing: (() => Promise<void>) | undefined
  // The rows must be enough: pauses kept in the profile are not passed on.
  const line = createLine({ clock })

  const http: HttpClient = {
    async send(request, options) {
      options.signal?.throwIfAborted()
      if (options.policy === 'charged') {
        // Cancelling returns at once, while the connection is still being made.
        const connected = (async () => {
          await rig.connecting?.()
          await options.onSending?.()
          options.signal?.throwIfAborted()
        })()
        const { promise: aborted, reject } = Promise.withResolvers<never>()
        options.signal?.addEventListener('abort', () => reject(new AppError('cancelled', 'Cancelled.')), { once: true })
        for (const outcome of [connected, aborted]) outcome.catch(() => undefined)
        await Promise.race([connected, aborted])
      }
      sent.push({
        path: new URL(request.url).pathname,
        body: request.body === undefined ? undefined : JSON.parse(String(request.body)),
        key: request.headers['x-key']
      })
      const answerer = answers.length > 1 ? answers.shift() : answers[0]
      if (answerer === undefined) throw new AppError('offline', 'no answer was scripted')
      const aborted = new Promise<never>((_, reject) =>
        options.signal?.addEventListener('abort', () => reject(new AppError('cancelled', 'Cancelled.')), { once: true })
      )
      return Promise.race([Promise.resolve(answerer(request, options)), aborted])
    },
    async download(url, options) {
      await rig.beforeDownload?.()
      options.signal?.throwIfAborted()
      const content = links.get(url)
      if (content === undefined) throw new AppError('not-found', 'The link has expired.')
      if (content instanceof AppError) throw content
      // In its own buffer, like the client's.
      const bytes = new Uint8Array(Buffer.from(content))
      rig.fetched.push(bytes)
      return { bytes, contentType: 'image/png' }
    },
    reconnect: () => undefined,
    close: async () => undefined
  }
  const services: JobServices = {
    clock,
    http,
    keys: {
      read: async () => {
        await signing?.()
        const { error, value } = key
        if (error) throw error
        return value
      }
    },
    addresses: { baseUrl: () => 'https://rig.example' },
    library: memory.library,
    ledger,
    knownLedgers,
    line,
    answers: heldAnswers.ofLibrary('rig', '/rig'),
    uploads: createUploads(database),
    transfers: createTransferLog({ database, clock, newId: ulid, redact: (text) => text }),
    imageHosts: { use: () => 'none', find: async () => null },
    imaging: { prepareInpaint: unused, stitch: unused, decode: unused },
    findOperation: (id) => (id === operation.id ? { provider, operation } : null),
    redact: (text) => text.replaceAll('secret-key-of-the-rig', '•••'),
    holdsKey: (text) => text.includes('secret-key-of-the-rig'),
    trustedTime: () => (trusted.at === 'of the clock' ? clock.now() : trusted.at),
    ending: () => ending.value,
    limits: () => ({ requestTimeoutMs: 1000, pollDeadlineMs: 60_000, concurrency: (of) => of.concurrency }),
    jobChanged: (job) => events.push(structuredClone(job)),
    jobRemoved: () => undefined,
    pictureAdded: () => undefined
  }
  if (before !== undefined) answers = [() => reply(200, { fail: ['internal', 'a restart must not send by itself'] })]
  const jobs = createJobService(services, ulid)
  const rig: Rig = {
    clock,
    jobs,
    ledger,
    line,
    database,
    sent,
    pictures: memory.pictures,
    answer: (...next) => {
      answers = next
    },
    links,
    storing,
    writable,
    ending,
    trusted,
    connecting: undefined,
    holdSigning: (until) => {
      signing = until
    },
    beforeStoring: undefined,
    flushing: undefined,
    fetched: [],
    removing: undefined,
    beforeDownload: undefined,
    key,
    events,
    submit: (...prompts) =>
      jobs.submit(prompts.map((prompt): JobRequest => ({ operationId: operation.id, parameters: { prompt } }))),
    job(id) {
      const found = jobs.list(1000).find((job) => job.id === id)
      if (found === undefined) throw new Error('no such job')
      return found
    },
    profile,
    held: heldAnswers,
    knownLedgers,
    restart: () => createRig(database, rig),
    copiedElsewhere: () =>
      createRig(
        database,
        { ...rig, knownLedgers: ledgersInMemory() },
        createHeldAnswers(filesInMemory()),
        'another one'
      ),
    async reopen() {
      await jobs.close('give-up')
      return createRig(database, rig, heldAnswers)
    }
  }
  return rig
}
