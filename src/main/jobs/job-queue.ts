/**
 * The queue: which job runs when. Per service only so many at once, and none while the line to it is closed. It holds
 * no truth of its own: what is to be done stands in the ledger.
 */
import { hasEnded, type Job } from '../../shared/domain/job.ts'
import { fromWireError, toWireError } from '../../shared/errors.ts'
import type { ProviderDescriptor } from '../providers/descriptor.ts'
import type { Turn } from './line.ts'
import { placeOf, refusalOf } from './refusal.ts'
import { createResultLinks } from './result-links.ts'
import { type JobServices, operationOf, type Run, withoutSecrets } from './run-context.ts'
import { runJob, stopReasons } from './run-job.ts'
import type { UploadKeeper } from './upload-keeper.ts'

/**
 * A pause is looked at again this often: a timer counts neither a clock that was set nor a machine that slept, and none
 * takes more than 24 days.
 */
const longestSleepMs = 60_000

interface Running {
  providerId: string
  controller: AbortController
  ended: Promise<void>
  run: Run
}

export interface JobQueue {
  /** Starts whatever may start now; what waited for a key is tried again. */
  wake(): void
  /** Ends a running job; false when it does not run. */
  cancel(id: string): Promise<boolean>
  /**
   * The job as it is now, with its progress, or as it ended where that could not be written down; null for any other.
   */
  running(id: string): Job | null
  /** What the ledger says of the job is true again. */
  written(id: string): void
  /** The job as it is, where the ledger could not be told. */
  notWritten(job: Job): void
  /**
   * Jobs whose request is on its way, or whose answer is being fetched: stopped now, what they bring would be lost or
   * asked for twice.
   */
  busy(): Job[]
  /**
   * Ends no job: the next queue over this ledger goes on.
   * @param underWay what becomes of requests whose answer has not come: it is waited for, or they are given up
   */
  close(underWay: 'wait' | 'give-up'): Promise<void>
}

/** A queue over the ledger of one library. */
export function createJobQueue(services: JobServices, keeper: Pick<UploadKeeper, 'takeAway'>): JobQueue {
  const running = new Map<string, Running>()
  const links = createResultLinks()
  /**
   * Jobs whose end could not be written down (a full or vanished disk). The ledger still has them as under way; started
   * again by that, they would be sent a second time.
   */
  const unwritten = new Map<string, Job>()
  /** Services whose key is locked: their jobs wait until somebody says that something changed. */
  const locked = new Set<string>()
  /**
   * Jobs that another copy of the app has taken: tried again only when something changed, or this queue would ask for
   * them without end.
   */
  const elsewhere = new Set<string>()
  /**
   * How often something changed: what a job found meanwhile (a locked key, another copy that has it) may be true no
   * more.
   */
  let wakes = 0
  const timers = new AbortController()
  let wakeAt: number | null = null
  let closed = false

  const countOf = (providerId: string): number =>
    [...running.values()].filter((entry) => entry.providerId === providerId).length

  function wakeLater(until: number): void {
    const now = services.clock.now()
    const at = Math.min(Math.max(until, now), now + longestSleepMs)
    if (wakeAt !== null && wakeAt <= at) return
    wakeAt = at
    void services.clock
      .sleep(at - now, timers.signal)
      .then(() => {
        if (wakeAt === at) wakeAt = null
        startDue()
      })
      .catch(() => undefined)
  }

  function start(job: Job, provider: ProviderDescriptor, turn: Turn | null): void {
    const controller = new AbortController()
    const { operation } = operationOf(services, job.request.operationId)
    const told: JobServices = {
      ...services,
      jobChanged(changed) {
        services.jobChanged(changed)
        if (closed && changed.state !== 'sending') controller.abort(stopReasons.shutdown)
      }
    }
    const asOf = wakes
    const run: Run = {
      services: told,
      provider,
      operation,
      links,
      uploaded: [],
      signal: controller.signal,
      turn,
      answeredAt: null,
      job
    }
    const outcome = runJob(run, keeper).catch((error: unknown) => {
      const wire = withoutSecrets(toWireError(error), services.redact)
      const failed: Job = {
        ...run.job,
        state: 'failed',
        finishedAt: services.clock.now(),
        error: wire,
        progress: null,
        fraction: null
      }
      // An end that is known stays what it is: a request that may have been charged is not turned into one that failed.
      const end = hasEnded(run.job) ? run.job : failed
      unwritten.set(job.id, end)
      services.jobChanged(end)
      return 'ended' as const
    })
    const ended = outcome.then((how) => {
      running.delete(job.id)
      if (wakes === asOf) {
        if (run.job.state === 'queued' && run.job.error?.data.action === 'unlock') locked.add(provider.id)
        else if (how === 'elsewhere') elsewhere.add(job.id)
      }
      if (!closed) startDue()
    })
    running.set(job.id, { providerId: provider.id, controller, run, ended })
  }

  /** A pause that stands in the rows of what waits for it holds after a restart. */
  function rememberPauses(): void {
    for (const job of due()) {
      const found = services.findOperation(job.request.operationId)
      // What is being fetched may wait for the server of its pictures, of which the service knows nothing.
      if (found === null || job.waitUntil === null || job.state === 'downloading') continue
      const { reason, status = null } = refusalOf(job.error === null ? null : fromWireError(job.error)) ?? {
        reason: 'rate-limited'
      }
      services.line.remember(placeOf(found.provider), { reason, until: job.waitUntil, status })
    }
  }

  /** What is to be done, or nothing where the ledger cannot be read (a vanished disk): the next wake looks again. */
  function due(): Job[] {
    try {
      return services.ledger
        .active()
        .filter((job) => !running.has(job.id) && !unwritten.has(job.id) && !elsewhere.has(job.id))
    } catch {
      return []
    }
  }

  function startDue(): void {
    if (closed) return
    for (const job of due()) {
      const found = services.findOperation(job.request.operationId)
      // One that was on its way and is not running now was cut off: whether it is sent again is for the user to say.
      if (found === null || hasEnded(job) || job.state === 'sending') continue
      const { provider } = found
      const sends = job.state === 'queued' || job.state === 'waiting'
      // Nothing is sent whose picture could not be stored, or waited for.
      if (sends && (services.ending() || !services.library.writable())) continue
      if ((sends && locked.has(provider.id)) || countOf(provider.id) >= services.limits().concurrency(provider))
        continue
      // What the service has already takes a turn of its own for each question.
      const turn = sends ? services.line.turn(placeOf(provider)) : null
      if (sends && turn === null) {
        const until = services.line.until(provider.id)
        if (until !== null) wakeLater(until)
      } else start(job, provider, turn)
    }
  }

  rememberPauses()
  const endListening = services.line.onChange(startDue)

  return {
    wake: () => {
      wakes += 1
      locked.clear()
      elsewhere.clear()
      startDue()
    },
    async cancel(id) {
      const entry = running.get(id)
      if (entry === undefined) return false
      entry.controller.abort(stopReasons.cancel)
      await entry.ended
      return true
    },
    running: (id) => running.get(id)?.run.job ?? unwritten.get(id) ?? null,
    written: (id) => {
      unwritten.delete(id)
    },
    notWritten: (job) => {
      unwritten.set(job.id, job)
    },
    busy: () =>
      [...running.values()]
        .map(({ run }) => run.job)
        .filter(
          ({ state, waitUntil }) =>
            state === 'sending' || (state === 'downloading' && (waitUntil ?? 0) <= services.clock.now())
        ),
    async close(underWay) {
      closed = true
      endListening()
      timers.abort()
      const entries = [...running.values()]
      // A request that is on its way is stopped as soon as its answer is written down.
      for (const entry of entries)
        if (underWay === 'give-up' || entry.run.job.state !== 'sending') entry.controller.abort(stopReasons.shutdown)
      await Promise.all(entries.map((entry) => entry.ended))
    }
  }
}
