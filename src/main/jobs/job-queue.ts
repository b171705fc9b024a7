/**
 * The queue decides which job runs when: a limited number per service, and none while its line is closed. It keeps no
 * state of its own: what is to be done is in the ledger.
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
 * How often a pause is checked: a timer notices neither a changed clock nor a sleeping machine, and none can exceed 24
 * days.
 */
const longestSleepMs = 60_000

interface Running {
  providerId: string
  controller: AbortController
  ended: Promise<void>
  run: Run
}

export interface JobQueue {
  /** Starts whatever can start now; retries what waited for a key. */
  wake(): void
  /** Ends a running job; false if it is not running. */
  cancel(id: string): Promise<boolean>
  /** The job as it is now, with its progress, or its end if that could not be written down; null for any other job. */
  running(id: string): Job | null
  /** The ledger's record of the job is correct again. */
  written(id: string): void
  /** The job's state, when the ledger could not be updated. */
  notWritten(job: Job): void
  /**
   * Jobs whose request is in flight, or whose answer is being fetched: if stopped now, the result would be lost or
   * asked for twice.
   */
  busy(): Job[]
  /**
   * Ends no job: the next queue over this ledger continues.
   * @param underWay whether to wait for requests whose answer has not arrived, or give them up
   */
  close(underWay: 'wait' | 'give-up'): Promise<void>
}

/** A queue over the ledger of one library. */
export function createJobQueue(services: JobServices, keeper: Pick<UploadKeeper, 'takeAway'>): JobQueue {
  const running = new Map<string, Running>()
  const links = createResultLinks()
  /**
   * Jobs whose end could not be written down (a full or missing disk). The ledger still lists them as running;
   * restarted from there, they would be sent a second time.
   */
  const unwritten = new Map<string, Job>()
  /** Services whose key is locked: their jobs wait for a signal that something changed. */
  const locked = new Set<string>()
  /**
   * Jobs that another copy of the app has taken: retried only when something changed, or this queue would ask for them
   * endlessly.
   */
  const elsewhere = new Set<string>()
  /**
   * How often something changed: what a job found meanwhile (a locked key, another copy that has it) may no longer be
   * true.
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
      // A known end stays: a request that may have been charged does not become one that failed.
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

  /** A pause recorded in the rows of waiting jobs still applies after a restart. */
  function rememberPauses(): void {
    for (const job of due()) {
      const found = services.findOperation(job.request.operationId)
      // A fetch may wait for the picture server, which says nothing about the service.
      if (found === null || job.waitUntil === null || job.state === 'downloading') continue
      const { reason, status = null } = refusalOf(job.error === null ? null : fromWireError(job.error)) ?? {
        reason: 'rate-limited'
      }
      services.line.remember(placeOf(found.provider), { reason, until: job.waitUntil, status })
    }
  }

  /** What is to be done, or nothing if the ledger cannot be read (a missing disk): the next wake checks again. */
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
      // A job that was in flight and is not running now was cut off: the user decides whether to send it again.
      if (found === null || hasEnded(job) || job.state === 'sending') continue
      const { provider } = found
      const sends = job.state === 'queued' || job.state === 'waiting'
      // Nothing is sent whose picture could not be stored or waited for.
      if (sends && (services.ending() || !services.library.writable())) continue
      if ((sends && locked.has(provider.id)) || countOf(provider.id) >= services.limits().concurrency(provider))
        continue
      // A job that the service already has takes its own turn for each poll.
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
      // A request in flight is stopped as soon as its answer is written down.
      for (const entry of entries)
        if (underWay === 'give-up' || entry.run.job.state !== 'sending') entry.controller.abort(stopReasons.shutdown)
      await Promise.all(entries.map((entry) => entry.ended))
    }
  }
}
