/** From the service's answer to stored pictures: each is complete on disk or not listed at all. */

import type { EmbeddedTexts } from '../../shared/domain/embedded-texts.ts'
import { AppError } from '../../shared/errors.ts'
import { t } from '../../shared/messages/t.ts'
import { releaseBytes } from '../../shared/release-bytes.ts'
import type { DownloadOptions } from '../http/http-client.ts'
import type { ReceivingFile } from '../library/disk/arriving-file.ts'
import type { PictureSource } from '../providers/descriptor.ts'
import { placeOfLink, refusalOf } from './refusal.ts'
import { isOfDisk, progress, type Run } from './run-context.ts'
import { type Answer, type Stitched, type StitchRun, stitchAnswer } from './stitch-answer.ts'
import { type TurnRun, takeTurn } from './take-turn.ts'
import { mayLeadHere } from './wire.ts'

/** What fetching needs. */
type FetchRun = Run<
  'addresses' | 'answers' | 'clock' | 'holdsKey' | 'http' | 'jobChanged' | 'library' | 'pictureAdded'
> &
  StitchRun &
  TurnRun

/** A picture of an answer and its place among the pictures of the request. */
export interface Numbered {
  ordinal: number
  source: PictureSource
}

/**
 * The bytes behind a link of an answer, however long its server asks to wait.
 * @param words what the job says meanwhile
 * @throws AppError of `download`, except for a pause
 */
async function downloadInTurn(
  run: FetchRun,
  url: string,
  words: string,
  told: Pick<DownloadOptions, 'onProgress' | 'onBody'>
): Promise<Uint8Array> {
  const { http, addresses } = run.services
  const allowLoopback = mayLeadHere(run.operation, addresses, run.answeredAt, run.job.handle)
  const place = placeOfLink(url)
  for (;;) {
    const { turn, waitedMs } = await takeTurn(run, place, words)
    if (waitedMs > 0) progress(run, words)
    try {
      const { bytes } = await http.download(url, { signal: run.signal, allowLoopback, timeoutMs: 300_000, ...told })
      turn.answered()
      return bytes
    } catch (error) {
      const refusal = refusalOf(error)
      // An unreachable server fails only this picture: it can be fetched again, and other links lead elsewhere.
      if (refusal?.reason !== 'rate-limited' && !(refusal?.reason === 'down' && refusal.until !== null)) {
        turn.ended()
        throw error
      }
      turn.refused(refusal)
    }
  }
}

/** @param received called with each chunk of a download */
async function bytesOf(
  run: FetchRun,
  { source, ordinal }: Numbered,
  count: number,
  received: ReceivingFile | undefined
): Promise<Uint8Array> {
  if (source.kind === 'bytes') return source.bytes
  const words =
    count === 1 ? t('jobs.phaseFetch.downloading') : t('jobs.phaseFetch.downloadingOf', { number: ordinal + 1, count })
  return await downloadInTurn(run, source.url, words, {
    onProgress: (bytes, total) =>
      progress(run, words, total === null || total === 0 ? null : (ordinal + bytes / total) / count),
    ...(received === undefined ? {} : { onBody: () => received.begin() })
  })
}

/** What is stored of an answer: the answer itself, or the original that it was merged into. */
async function toStore(run: FetchRun, answer: Answer): Promise<Stitched> {
  const { inpaint } = run.job.request
  if (inpaint === undefined) return { bytes: answer.bytes, report: null, warnings: [] }
  progress(run, t('jobs.phaseFetch.stitching'))
  return await stitchAnswer(run, answer, inpaint)
}

/**
 * Some services write the request, key included, into the picture. The original stays as it came; exported copies are
 * rewritten without the key.
 */
function keyInside({ services, provider }: FetchRun, texts: EmbeddedTexts['texts']): string[] {
  if (provider.auth === null || !texts.some(({ name, text }) => services.holdsKey(name) || services.holdsKey(text)))
    return []
  return [t('jobs.phaseFetch.keyInPicture', { label: provider.label })]
}

async function storeOne(run: FetchRun, numbered: Numbered, count: number, written: Promise<void>): Promise<void> {
  const { services, job } = run
  const { source } = numbered
  // A repainted part is first merged into its original.
  const received = source.kind === 'url' && job.request.inpaint === undefined ? services.library.receive() : undefined
  let kept: Uint8Array | null = null
  try {
    const bytes = await bytesOf(run, numbered, count, received)
    await written
    await keepOne(run, numbered, bytes, received)
    if (source.kind === 'url') kept = bytes
  } finally {
    // A write that is still running reads from these bytes.
    await received?.remove()
    if (kept !== null) releaseBytes(kept)
  }
}

async function keepOne(
  run: FetchRun,
  { ordinal, source }: Numbered,
  bytes: Uint8Array,
  received: ReceivingFile | undefined
): Promise<void> {
  const { services, provider, operation, job } = run
  try {
    const { bytes: stored, report, warnings: found } = await toStore(run, { ordinal, bytes })
    const warnings = [...found]
    const picture = await services.library.add({
      bytes: stored,
      ...(received === undefined ? {} : { received }),
      inpaintReport: report,
      origin: 'generated',
      jobId: job.id,
      batchId: job.batchId,
      request: job.request,
      providerLabel: provider.label,
      operationLabel: operation.label,
      tookMs: job.startedAt === null ? null : Math.max(0, services.clock.now() - job.startedAt),
      ordinal,
      demo: provider.demo,
      leftOut: (said) => warnings.push(said),
      texts: (texts) => warnings.push(...keyInside(run, texts))
    })
    services.answers.stored(job.id, ordinal)
    run.job = {
      ...run.job,
      pictureIds: [...new Set([...run.job.pictureIds, picture.id])],
      warnings: [...new Set([...run.job.warnings, ...warnings])]
    }
    if (source.kind === 'url' && job.request.inpaint === undefined) run.links.add(picture.id, source.url)
    services.pictureAdded(picture)
  } catch (error) {
    // The link may deliver it complete next time; once held, it would never be fetched again.
    if (error instanceof AppError && error.code === 'bad-response' && source.kind === 'url')
      services.answers.stored(job.id, ordinal)
    // Whatever the error: these bytes were paid for and exist nowhere else, or their link may expire before the next
    // try.
    else if (isOfDisk(error) || !run.signal.aborted) services.answers.hold(run.job, ordinal, bytes)
    throw error
  }
}

/**
 * Fetches and stores every picture of an answer. One failure does not keep the others from being stored.
 * @param written resolves when the service's answer is on disk; awaited alongside the download
 * @throws AppError of the first failure, with the number of failures
 */
export async function runFetchPhase(
  run: FetchRun,
  sources: readonly Numbered[],
  written: Promise<void> = Promise.resolve()
): Promise<void> {
  written.catch(() => undefined)
  const present = new Map(run.services.library.ofJob(run.job.id).map((picture) => [picture.ordinal, picture.id]))
  run.job = { ...run.job, pictureIds: [...new Set([...run.job.pictureIds, ...present.values()])] }
  const problems: AppError[] = []
  for (const numbered of sources) {
    if (present.has(numbered.ordinal)) continue
    try {
      await storeOne(run, numbered, sources.length, written)
    } catch (error) {
      if (run.signal.aborted || !(error instanceof AppError) || error.code === 'cancelled') throw error
      problems.push(error)
    }
  }
  const worst = problems[0]
  if (worst === undefined) return
  const message =
    sources.length === 1
      ? worst.message
      : t('jobs.phaseFetch.notKept', {
          failed: problems.length,
          count: sources.length,
          reason: worst.message
        })
  throw new AppError(worst.code, message, worst.data, { cause: worst })
}
