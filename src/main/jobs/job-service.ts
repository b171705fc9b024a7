/** What a user can do with jobs: submit, cancel, send again, ask again, remove. */

import { mayCostTwice } from '../../shared/domain/charge.ts'
import { assertSendable, pickParameters } from '../../shared/domain/field.ts'
import { canBeFetched, hasEnded, type Job, type JobRequest } from '../../shared/domain/job.ts'
import type { Results } from '../../shared/domain/job-results.ts'
import { AppError, toWireError } from '../../shared/errors.ts'
import { t } from '../../shared/messages/t.ts'
import type { HeldAnswer } from '../answers/answer.ts'
import { assertInpaint } from './assert-inpaint.ts'
import { forgetLinks } from './forget-links.ts'
import { createJobQueue } from './job-queue.ts'
import { heldInLine, recovered, recoveredHeld, wasSentAgain } from './recovery.ts'
import { type JobServices, operationOf } from './run-context.ts'
import { createUploadKeeper } from './upload-keeper.ts'
import { withHeld } from './with-held.ts'

export interface JobService {
  /** Jobs on disk, before anything leaves the machine. @throws AppError invalid-input, unsupported, storage */
  submit(requests: readonly JobRequest[]): Job[]
  /** Newest first, each with the pictures that the library still has. */
  list(limit: number): Job[]
  cancel(id: string): Promise<Job>
  retry(id: string, acceptCharge: boolean): Job
  resume(id: string): Job
  /** @param acceptLoss its pictures were made, but may be lost */
  remove(id: string, acceptLoss: boolean): Promise<void>
  /** @returns ids of the removed jobs; `kept`: how many stay because their pictures can still be fetched */
  clearEnded(): { removed: string[]; kept: number }
  /**
   * Undoes a removal, for a while and only as long as the library is open. A job whose held bytes were deleted comes
   * back without them.
   */
  putBack(ids: readonly string[]): Job[]
  /** Jobs whose request is in flight, or whose answer is being fetched. */
  busy(): Job[]
  /** Starts what is waiting, e.g. after a key was added or the settings changed. */
  wake(): void
  /**
   * Stops without ending any job: the next start continues. @param underWay whether to wait for requests whose answer
   * has not arrived, or give them up
   */
  close(underWay: 'wait' | 'give-up'): Promise<void>
}

/** Milliseconds between two checks whether the disk takes what is held. */
const lookEvery = 10_000
/** Milliseconds for which a removal can be undone. */
const undoFor = 10 * 60_000
/** Bytes that a disk needs besides the pictures: their descriptions, thumbnails, the index. */
const besides = 4 * 1024 * 1024

function lost(job: Job): AppError {
  const onItsWay = !hasEnded(job)
  return new AppError(
    'may-have-been-charged',
    onItsWay ? t('jobs.jobService.working') : t('jobs.jobService.notStoredYet'),
    {
      nextStep: t('jobs.jobService.removalIsFinal'),
      action: 'decide'
    }
  )
}

/** The service for one open library; it recovers what the last session left, then starts the queue. */
export function createJobService(given: JobServices, newId: () => string): JobService {
  const { ledger, answers, knownLedgers } = given
  const shown = (job: Job): Job => withHeld(job, answers.get(job.id))
  /** Omits pictures that were deleted permanently: they can no longer be opened. */
  const withoutGone = (jobs: readonly Job[]): Job[] => {
    const there = services.library.existing(jobs.flatMap(({ pictureIds }) => pictureIds))
    return jobs.map((job) => ({ ...job, pictureIds: job.pictureIds.filter((id) => there.has(id)) }))
  }
  const services: JobServices = {
    ...given,
    jobChanged(job) {
      given.jobChanged(shown(job))
      if (hasEnded(job)) lookAfterHeld()
    }
  }
  const keeper = createUploadKeeper(services)
  const queue = createJobQueue(services, keeper)

  const find = (id: string): Job => {
    const job = queue.running(id) ?? ledger.get(id)
    if (job === null)
      throw new AppError('not-found', t('jobs.jobService.notFound'), {
        nextStep: t('jobs.jobService.generateAgain')
      })
    return job
  }
  const write = (job: Job): Job => {
    ledger.update(job, answers.get(job.id)?.results ?? undefined)
    queue.written(job.id)
    services.jobChanged(job)
    return shown(job)
  }
  const requeue = (job: Job, state: 'queued' | 'polling' | 'downloading'): Job => {
    lineUsed ||= state === 'queued'
    const next = write({
      ...job,
      state,
      finishedAt: null,
      waitUntil: null,
      error: null,
      progress: null,
      fraction: null
    })
    queue.wake()
    return next
  }

  function newJob(request: JobRequest, batchId: string, createdAt: number): Job {
    const { operation } = operationOf(services, request.operationId)
    const { parameters } = pickParameters(operation.fields, request.parameters)
    assertSendable(operation.fields, parameters)
    assertInpaint({ ...request, parameters }, operation, services)
    const { derivedFromPictureId: origin, ...rest } = request
    // A form filled in for another library names a picture that is not here.
    const known = origin !== undefined && services.library.get(origin) !== null
    return {
      id: newId(),
      batchId,
      request: { ...rest, parameters, ...(known ? { derivedFromPictureId: origin } : {}) },
      state: 'queued',
      createdAt,
      startedAt: null,
      finishedAt: null,
      waitUntil: null,
      attempts: 0,
      polls: 0,
      handle: null,
      answered: false,
      held: null,
      error: null,
      warnings: [],
      pictureIds: [],
      expected: operation.expected(parameters),
      progress: null,
      fraction: null
    }
  }

  /**
   * A job that has pictures keeps them: sending again creates a separate job, so that the pictures are not mixed up.
   */
  function again(job: Job): Job {
    const next = newJob(job.request, newId(), services.clock.now())
    ledger.insert([next])
    lineUsed = true
    services.jobChanged(next)
    queue.wake()
    return next
  }

  /** Removed jobs while removal can be undone: only in memory, because removed means gone from the disk. */
  const removed = new Map<string, { job: Job; results: Results | null; at: number }>()

  /** Called before their rows are deleted. Only ended jobs: nothing that is restored is sent. */
  function keepRemoved(jobs: readonly Job[]): void {
    const at = services.clock.now()
    for (const [id, entry] of removed) if (Math.abs(at - entry.at) > undoFor) removed.delete(id)
    for (const job of jobs)
      if (hasEnded(job)) removed.set(job.id, { job: { ...job, held: null }, results: ledger.results(job.id), at })
  }

  const closing = new AbortController()
  let looking = false

  /** Stores what is held as soon as its disk takes it. */
  function lookAfterHeld(): void {
    if (looking || closing.signal.aborted || answers.all().length === 0) return
    looking = true
    void (async () => {
      while (answers.all().length > 0) {
        await services.clock.sleep(lookEvery, closing.signal)
        // A disk that refuses now is tried again later.
        for (const held of answers.all()) await storeHeld(held).catch(() => undefined)
      }
    })()
      .catch(() => undefined)
      .finally(() => {
        looking = false
      })
  }

  async function storeHeld({ job: { id }, pictures, safe }: HeldAnswer): Promise<void> {
    const job = queue.running(id) ?? ledger.get(id)
    if (job === null || job.state !== 'failed' || (job.error?.code !== 'disk-full' && job.error?.code !== 'storage'))
      return
    if (!safe && (await answers.keep(job)) === 'profile') services.jobChanged(job)
    if (!services.library.writable()) return
    const size = pictures.reduce((sum, { bytes }) => sum + bytes, 0)
    // Twice: a repainted picture is also kept as it came.
    if ((await services.library.room()) >= 2 * size + besides) service.resume(id)
  }

  /** Something was in line in this session: it may have been sent or given up. */
  let lineUsed = false

  function hold(job: Job, why: Parameters<typeof heldInLine>[1]): void {
    const next = heldInLine(job, why, services.clock.now())
    try {
      ledger.update(next)
    } catch {
      queue.notWritten(next)
    }
  }

  /**
   * Makes sure that this is not an older copy of a ledger that was used since: in an older copy, what is in line waits
   * for the user.
   */
  function takeOver(): void {
    const state = ledger.state()
    const known = state === null ? null : knownLedgers.stepOf(state.id)
    const inLine = ledger.inLine()
    const isOlder = state !== null && known !== null && state.step < known
    // The profile does not know this ledger, yet has its own requests in line there: the profile has forgotten it.
    if (isOlder || (state !== null && known === null)) for (const job of inLine) hold(job, 'olderCopy')
    if (state !== null && known !== null && inLine.length === 0 && !isOlder) return
    lineUsed = inLine.length > 0
    // From now on a copy is a separate list: both continue, each with what is put in line in it.
    void goFurther(state === null || isOlder ? newId() : undefined)
  }

  /**
   * On the ledger's disk first: a profile that is behind asks once too rarely, one that is ahead would ask about the
   * original ledger.
   */
  async function goFurther(id?: string): Promise<void> {
    try {
      await knownLedgers.record(ledger.advance(id))
    } catch {
      // A full or missing disk: nothing is sent from it either.
    }
  }

  /** Resumes, from where it is held, what an earlier session or an earlier opening of this library could not store. */
  function collect(): void {
    answers.adopt((id) => ledger.get(id) !== null)
    for (const held of answers.all()) {
      const row = ledger.get(held.job.id)
      if (row !== null && wasSentAgain(row, held.job)) void collectApart(held)
      else collectInto(row, held)
    }
  }

  function collectInto(row: Job | null, held: HeldAnswer): void {
    const { id } = held.job
    if (row?.state === 'done') return void answers.release(id)
    const there = services.library.ofJob(id).map((picture) => picture.id)
    const next = recoveredHeld(
      held.job,
      there,
      held.pictures.length > 0 || (held.results ?? ledger.results(id)) !== null
    )
    try {
      if (row === null) ledger.insert([next])
      ledger.update(next, held.results ?? undefined)
    } catch (error) {
      // A full disk: it stays held and is not mistaken for one to be sent.
      const failed: Job = { ...next, state: 'failed', finishedAt: services.clock.now(), error: toWireError(error) }
      queue.notWritten(hasEnded(held.job) ? held.job : failed)
    }
  }

  /**
   * The row and its result belong to the later request. The earlier answer was paid for too: it becomes a separate job.
   */
  async function collectApart(held: HeldAnswer): Promise<void> {
    const job = { ...held.job, id: newId() }
    // The answer is moved first: a row alone would have nothing to resume from.
    await answers.reassign(held.job.id, job)
    if (closing.signal.aborted) return
    collectInto(null, { ...held, job })
    services.jobChanged(find(job.id))
    queue.wake()
  }

  // A library that cannot be written keeps its jobs unchanged until it can.
  const writable = services.library.info().state === 'ready'
  if (writable) collect()
  for (const job of writable ? ledger.fromElsewhere() : []) hold(job, 'elsewhere')
  if (writable) takeOver()
  for (const job of writable ? ledger.active() : []) {
    const pictureIds = services.library.ofJob(job.id).map((picture) => picture.id)
    const free = services.findOperation(job.request.operationId)?.provider.demo === true
    const next = recovered(job, pictureIds, services.clock.now(), free)
    if (next.state === job.state) continue
    try {
      ledger.update(next)
    } catch {
      // A full disk does not prevent the start, and the next start finds the same state.
      queue.notWritten(next)
    }
  }
  const wake = (): void => {
    if (!writable) return
    keeper.wake()
    queue.wake()
  }
  if (writable) {
    forgetLinks(ledger, { now: services.clock.now(), trusted: services.trustedTime() })
    keeper.sweep()
  }
  wake()
  lookAfterHeld()

  const service: JobService = {
    submit(requests) {
      if (!writable || !services.library.writable()) {
        throw new AppError('storage', t('jobs.jobService.notWritable'), {
          nextStep: t('jobs.jobService.chooseFolder'),
          action: 'choose-folder'
        })
      }
      const batchId = newId()
      const now = services.clock.now()
      const jobs = requests.map((request) => newJob(request, batchId, now))
      ledger.insert(jobs)
      lineUsed = true
      for (const job of jobs) services.jobChanged(job)
      wake()
      return jobs
    },
    list: (limit) => withoutGone(ledger.recent(limit).map((job) => shown(queue.running(job.id) ?? job))),
    async cancel(id) {
      const job = find(id)
      if (hasEnded(job)) return shown(job)
      if (!(await queue.cancel(id))) {
        write({
          ...job,
          state: 'cancelled',
          finishedAt: services.clock.now(),
          waitUntil: null,
          progress: null,
          fraction: null
        })
        // It may have been the job whose pause the rest of its service's line is waiting for.
        wake()
      }
      return shown(find(id))
    },
    retry(id, acceptCharge) {
      const job = find(id)
      if (!hasEnded(job))
        throw new AppError('invalid-input', t('jobs.jobService.stillRunning'), {
          nextStep: t('jobs.jobService.cancelFirst')
        })
      if (mayCostTwice(job) && !acceptCharge) {
        throw new AppError('may-have-been-charged', t('jobs.jobService.mayHaveBeenCharged'), {
          nextStep: t('jobs.jobService.confirmSendAgain'),
          action: 'decide'
        })
      }
      // What was made can still be fetched: it is not given up for a new request.
      if (services.library.ofJob(id).length > 0 || canBeFetched(shown(job))) return again(job)
      ledger.setResults(id, null)
      return requeue(
        { ...job, handle: null, answered: false, polls: 0, warnings: [], pictureIds: [], startedAt: null },
        'queued'
      )
    },
    resume(id) {
      const job = find(id)
      if (!hasEnded(job)) return shown(job)
      const held = answers.get(id)
      // If a link has expired, the service is asked for a new one where possible; otherwise its answer is fetched
      // again.
      const expired = job.error?.code === 'not-found'
      const results = held?.results ?? ledger.results(id)
      if ((held?.pictures.length ?? 0) > 0 || (results !== null && !(expired && job.handle !== null)))
        return requeue(job, 'downloading')
      if (job.handle !== null) return requeue(job, 'polling')
      throw new AppError('unsupported', t('jobs.jobService.noJobNumber'), {
        nextStep: t('jobs.jobService.sendRequestAgain'),
        action: 'retry'
      })
    },
    async remove(id, acceptLoss) {
      const job = find(id)
      const working = job.state === 'sending' || job.state === 'polling' || job.state === 'downloading'
      if ((working || canBeFetched(shown(job))) && !acceptLoss) throw lost(job)
      if (!hasEnded(job)) await queue.cancel(id)
      keepRemoved([find(id)])
      await answers.release(id)
      ledger.remove(id)
      queue.written(id)
      keeper.takeAway(id)
      services.jobRemoved(id)
      wake()
    },
    clearEnded() {
      let kept = 0
      const ids = ledger.removeEnded((job) => {
        const stays = canBeFetched(shown(job))
        if (stays) kept += 1
        else keepRemoved([job])
        return stays
      })
      for (const id of ids) services.jobRemoved(id)
      return { removed: ids, kept }
    },
    putBack(ids) {
      const back = ids.flatMap((id) => removed.get(id) ?? []).filter(({ job }) => ledger.get(job.id) === null)
      ledger.restore(back)
      for (const { job } of back) {
        removed.delete(job.id)
        services.jobChanged(job)
      }
      return back.map(({ job }) => job)
    },
    busy: () => queue.busy(),
    wake,
    async close(underWay) {
      closing.abort()
      await queue.close(underWay)
      await keeper.close()
      // A copy made meanwhile is an older one: it does not know what was sent or removed from the line.
      if (writable && lineUsed) await goFurther()
      if (writable) forgetLinks(ledger, { now: services.clock.now(), trusted: services.trustedTime() })
    }
  }
  return service
}
