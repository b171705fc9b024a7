/**
 * The life of one job, from whatever state it is in to its end: send, poll, fetch. Every failure ends in a state that
 * the user can act on, with the request and everything received kept.
 */

import type { Job } from '../../shared/domain/job.ts'
import type { Results } from '../../shared/domain/job-results.ts'
import { AppError, toWireError } from '../../shared/errors.ts'
import { t } from '../../shared/messages/t.ts'
import { withoutSignedLinks } from '../library/disk/sidecar.ts'
import type { Outcome, PictureSource } from '../providers/descriptor.ts'
import { sourcesOf } from './kept-answers.ts'
import { type Numbered, runFetchPhase } from './phase-fetch.ts'
import { runPollPhase } from './phase-poll.ts'
import { runSendPhase } from './phase-send.ts'
import { HeldBack } from './refusal.ts'
import { enter, enterAnswer, isOfDisk, type Run, TakenElsewhere, withoutSecrets } from './run-context.ts'
import type { UploadKeeper } from './upload-keeper.ts'

/** Why a run was told to stop. */
export const stopReasons = { cancel: 'cancelled by the user', shutdown: 'the app is closing' } as const

/**
 * A run always ends with a state on disk, unless the app is closing: then the state stays, and the next start continues
 * from it.
 * @param keeper removes the uploads, without being awaited; a closing app leaves them to the next start
 * @throws AppError disk-full | storage: the end could not be written down; `run.job` has it
 */
export async function runJob(run: Run, keeper: Pick<UploadKeeper, 'takeAway'>): Promise<'elsewhere' | 'ended'> {
  let elsewhere = false
  try {
    await goOn(run)
    await finish(run)
  } catch (error) {
    elsewhere = error instanceof TakenElsewhere
    // All its pictures are stored, just not recorded: the next start finds them.
    if (run.job.state === 'done') throw error
    if (elsewhere) return 'elsewhere'
    if (isShutDown(run)) await setDown(run)
    else await stop(run, error)
  } finally {
    run.turn?.ended()
    // The other copy of the app may have its own uploads for this job, which the service is about to fetch. A job that
    // waits out a pause also loses its uploads, and makes new ones when it continues. Kept, the user's picture would
    // stay on a server for up to seven days, even while no app runs that could remove it; and whether it is still
    // there, unchanged, behind a link that lasts until the service has fetched it can only be known by fetching all of
    // it first.
    if (!isShutDown(run)) keeper.takeAway(run.job.id, elsewhere ? run.uploaded : undefined)
  }
  return elsewhere ? 'elsewhere' : 'ended'
}

async function finish(run: Run): Promise<void> {
  // A link signed by a user is kept no longer than needed.
  const request = withoutSignedLinks(run.job.request) ?? run.job.request
  enter(
    run,
    {
      state: 'done',
      request,
      finishedAt: run.services.clock.now(),
      answered: false,
      error: null,
      progress: null,
      fraction: null
    },
    null
  )
  await run.services.answers.release(run.job.id)
}

/** The app or the library is closing: what is only in memory is written down. */
async function setDown({ services, job }: Run): Promise<void> {
  if (services.answers.get(job.id) !== null) await services.answers.keep(job)
}

const isShutDown = ({ signal }: Run): boolean => signal.aborted && signal.reason === stopReasons.shutdown

async function goOn(run: Run): Promise<void> {
  const { state } = run.job
  if (state === 'downloading') return fetchStored(run)
  const outcome = state === 'polling' ? await runPollPhase(run) : await runSendPhase(run)
  await settle(run, outcome)
}

/** An answer's links and number are stored unchanged, and links are opened: neither may contain the key. */
function assertNoKey(run: Run, outcome: Exclude<Outcome, { kind: 'failed' }>): void {
  const links =
    outcome.kind === 'pictures'
      ? outcome.pictures.flatMap((picture) => (picture.kind === 'url' ? [picture.url] : []))
      : []
  if (![...links, outcome.handle ?? ''].some((text) => run.services.holdsKey(text))) return
  throw new AppError('bad-response', t('jobs.runJob.keyInAnswer', { label: run.provider.label }), {
    nextStep: t('jobs.runJob.keyInAnswerNext'),
    action: 'retry'
  })
}

async function settle(run: Run, outcome: Outcome): Promise<void> {
  if (outcome.kind !== 'failed') assertNoKey(run, outcome)
  switch (outcome.kind) {
    case 'failed':
      throw outcome.error
    case 'pending': {
      await enterAnswer(run, {
        state: 'polling',
        handle: outcome.handle,
        progress: t('jobs.runJob.started')
      })
      return settle(run, await runPollPhase(run))
    }
    case 'pictures':
      return settlePictures(run, outcome)
  }
}

async function settlePictures(
  run: Run,
  { pictures, warnings: said, handle }: Extract<Outcome, { kind: 'pictures' }>
): Promise<void> {
  const { answers } = run.services
  const warnings = [...new Set([...run.job.warnings, ...said])]
  const answered = { ...run.job, answered: true, warnings }
  for (const [ordinal, picture] of pictures.entries())
    if (picture.kind === 'bytes') answers.hold(answered, ordinal, picture.bytes)
  const urls = pictures.map((picture) => (picture.kind === 'url' ? picture.url : ''))
  if (urls.every((url) => url === '')) {
    // Bytes go straight to disk.
    run.job = answered
    return await runFetchPhase(run, numbered(pictures))
  }
  // Links are kept until their pictures are stored: a crash in between costs a download, not a picture. The number that
  // the service was polled with is kept.
  const patch = {
    state: 'downloading',
    answered: true,
    warnings,
    handle: run.job.handle ?? handle ?? null,
    progress: t('jobs.runJob.downloading')
  } as const
  const results: Results = { urls, warnings, kept: {} }
  // The row has no room for bytes beside the links: both are in the profile before the row says that there are only
  // links.
  if (urls.includes('')) await answers.keep({ ...run.job, ...patch }, results)
  await runFetchPhase(run, numbered(pictures), enterAnswer(run, patch, results))
}

/** The service's answer, by ordinal: held bytes first, then those kept by the library, then links. */
async function fetchStored(run: Run): Promise<void> {
  const { answers } = run.services
  const results = answers.get(run.job.id)?.results ?? run.services.ledger.results(run.job.id)
  const found = results === null ? new Map<number, PictureSource>() : await sourcesOf(run, results)
  for (const [ordinal, bytes] of await answers.pictures(run.job.id)) found.set(ordinal, { kind: 'bytes', bytes })
  const sources: Numbered[] = [...found].map(([ordinal, source]) => ({ ordinal, source }))
  if (sources.length === 0 && run.job.pictureIds.length < run.job.expected) {
    if (run.job.handle !== null) {
      await enterAnswer(run, { state: 'polling' })
      return settle(run, await runPollPhase(run))
    }
    throw new AppError('not-found', t('jobs.runJob.answerLost'), {
      nextStep: t('jobs.runJob.sendAgain'),
      action: 'retry'
    })
  }
  await runFetchPhase(run, sources)
  assertNoneLost(run, found)
}

/** What is held was paid for: while one of its pictures cannot be had, none of it is released. */
function assertNoneLost({ services, job }: Run, found: ReadonlyMap<number, PictureSource>): void {
  const stored = new Set(services.library.ofJob(job.id).map(({ ordinal }) => ordinal))
  const lost = (services.answers.get(job.id)?.pictures ?? []).filter(
    ({ ordinal }) => !found.has(ordinal) && !stored.has(ordinal)
  )
  if (lost.length === 0) return
  throw new AppError('not-found', t('jobs.runJob.heldPicturesLost', { count: lost.length }), {
    nextStep: t('jobs.runJob.heldPicturesLostNext'),
    action: 'retry'
  })
}

const numbered = (pictures: readonly PictureSource[]): Numbered[] =>
  pictures.map((source, ordinal) => ({ ordinal, source }))

async function stop(run: Run, thrown: unknown): Promise<void> {
  const { services } = run
  const wasSending = run.job.state === 'sending'
  const now = services.clock.now()
  const ended = { finishedAt: now, progress: null, fraction: null, waitUntil: null }
  if (run.signal.aborted) {
    const why = run.job.answered ? made(run.provider.label) : wasSending ? abandoned(run.provider.label) : null
    return await end(run, { ...ended, state: 'cancelled', error: why === null ? null : toWireError(why) })
  }
  if (thrown instanceof HeldBack) return holdBack(run, thrown)
  const error = withoutSecrets(toWireError(thrown), services.redact)
  // Nothing was sent: it continues when the key is unlocked.
  if (error.data.action === 'unlock' && run.job.state !== 'sending' && run.job.handle === null && !run.job.answered) {
    return enter(run, { state: 'queued', error, progress: null, fraction: null })
  }
  await end(run, { ...ended, state: error.code === 'may-have-been-charged' ? 'uncertain' : 'failed', error })
}

/**
 * Writes how it ended. If the library's disk did not take what was paid for, it is written to the profile: its bytes,
 * its links, or the number by which the service can be asked.
 */
async function end(run: Run, patch: Partial<Job>): Promise<void> {
  const { answers } = run.services
  const held = answers.get(run.job.id)
  const ended = { ...run.job, ...patch }
  if (held !== null && held.pictures.length > 0) await answers.keep(ended)
  try {
    enter(run, patch, held?.results ?? undefined)
    // The index has the links and the number; only bytes have no other place.
    if (held !== null && held.pictures.length === 0) await answers.release(run.job.id)
  } catch (error) {
    if (isOfDisk(error) && (ended.answered || ended.handle !== null)) await answers.keep(ended)
    throw error
  }
}

/** The answer arrived before the user cancelled. */
function made(label: string): AppError {
  return new AppError('may-have-been-charged', t('jobs.runJob.cancelledWhenMade', { label }), {
    nextStep: t('jobs.runJob.cancelledWhenMadeNext'),
    action: 'decide'
  })
}

/** The service has not taken it: it stays in line and continues when the line does. */
function holdBack(run: Run, { until, cause }: HeldBack): void {
  const rest = { progress: null, fraction: null, waitUntil: until }
  if (until === null) return enter(run, { ...rest, state: 'queued', error: null })
  enter(run, { ...rest, state: 'waiting', error: withoutSecrets(toWireError(cause), run.services.redact) })
}

function abandoned(label: string): AppError {
  return new AppError('may-have-been-charged', t('jobs.runJob.cancelledOnItsWay', { label }), {
    nextStep: t('jobs.runJob.cancelledOnItsWayNext'),
    action: 'decide'
  })
}
