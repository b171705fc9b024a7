/** A job's states in words and in order. Pure. */

import type { Inpaint } from '../../../../shared/domain/inpaint.ts'
import type { Job, JobRequest, JobState } from '../../../../shared/domain/job.ts'
import { canBeFetched, hasEnded } from '../../../../shared/domain/job.ts'
import { parameterNames, parameterTable } from '../../../../shared/domain/parameter-table.ts'
import { t } from '../../../../shared/messages/t.ts'
import { formatDuration } from '../../../../shared/words/time.ts'

/** The style of a state: a name, not a colour. */
export type Tone = 'active' | 'waiting' | 'good' | 'bad' | 'decide' | 'quiet'

const looks: Record<JobState, { label: string; tone: Tone }> = {
  queued: { label: t('queue.jobWords.queued'), tone: 'quiet' },
  waiting: { label: t('queue.jobWords.waiting'), tone: 'waiting' },
  sending: { label: t('queue.jobWords.sending'), tone: 'active' },
  polling: { label: t('queue.jobWords.beingMade'), tone: 'active' },
  downloading: { label: t('queue.jobWords.fetching'), tone: 'active' },
  done: { label: t('queue.jobWords.done'), tone: 'good' },
  failed: { label: t('queue.jobWords.failed'), tone: 'bad' },
  cancelled: { label: t('queue.jobWords.cancelled'), tone: 'quiet' },
  uncertain: { label: t('queue.jobWords.mayHaveBeenCharged'), tone: 'decide' }
}

/** The label and the tone of a state. */
export function lookOf(state: JobState): { label: string; tone: Tone } {
  return looks[state]
}

/** Its answer has arrived and waits for a disk that can take it. */
function waitsForDisk({ state, held }: Pick<Job, 'state'> & Partial<Pick<Job, 'held'>>): boolean {
  return state === 'failed' && held !== undefined && held !== null
}

/** The style of its state, except that a job waiting for the disk did not fail. */
export function lookOfJob(job: Pick<Job, 'state' | 'held'>): { label: string; tone: Tone } {
  return waitsForDisk(job) ? { label: t('queue.jobWords.waitsForDisk'), tone: 'waiting' } : lookOf(job.state)
}

/** True while a request of the job is in flight. */
export function isRunning(job: Pick<Job, 'state'>): boolean {
  return job.state === 'sending' || job.state === 'polling' || job.state === 'downloading'
}

function cancelledLine(job: Job): string {
  const { attempts, error, handle, answered, held } = job
  if ((held !== null || answered) && canBeFetched(job)) return t('queue.jobWords.cancelledAfterPicture')
  if (attempts === 0) return t('queue.jobWords.cancelledBeforeSend')
  const taken = handle !== null || error?.code === 'may-have-been-charged'
  return taken ? t('queue.jobWords.cancelledAfterSend') : t('queue.jobWords.cancelled')
}

/** What a job is doing (unless it waits), or how it ended, in one line. */
export function jobLine(job: Job): string {
  if (job.state === 'queued') return job.progress ?? t('queue.jobWords.queuedLine')
  if (isRunning(job))
    return (
      job.progress ??
      {
        sending: t('queue.jobWords.sendingLine'),
        polling: t('queue.jobWords.makingLine'),
        downloading: t('queue.jobWords.fetchingLine')
      }[job.state as 'sending']
    )
  if (job.state === 'done') {
    const count = job.pictureIds.length
    if (count === 0) return t('queue.jobWords.deleted', { count: job.expected })
    return job.startedAt === null || job.finishedAt === null
      ? t('queue.jobWords.doneLine', { count })
      : t('queue.jobWords.doneInLine', { count, duration: formatDuration(job.finishedAt - job.startedAt) })
  }
  if (job.state === 'cancelled') return cancelledLine(job)
  return job.error?.message ?? lookOf(job.state).label
}

/** Milliseconds for which a running job has been active; null for any other. */
export function elapsed(job: Job, now: number): number | null {
  return isRunning(job) && job.startedAt !== null ? Math.max(0, now - job.startedAt) : null
}

export const queueFilters = ['all', 'open', 'attention', 'done', 'cancelled'] as const
export type QueueFilter = (typeof queueFilters)[number]

/** Which jobs a filter shows. `attention`: failed, or waiting for a decision. */
export function passes(filter: QueueFilter, job: Pick<Job, 'state'>): boolean {
  switch (filter) {
    case 'all':
      return true
    case 'open':
      return !hasEnded(job)
    case 'attention':
      return job.state === 'failed' || job.state === 'uncertain'
    case 'done':
      return job.state === 'done'
    case 'cancelled':
      return job.state === 'cancelled'
  }
}

export interface QueueCounts {
  running: number
  /** Queued, held back by a rate limit, or waiting for a disk that takes the answer. */
  waiting: number
  failed: number
  uncertain: number
  done: number
  cancelled: number
}

/** Jobs grouped by what matters to a user. */
export function countJobs(jobs: Iterable<Pick<Job, 'state'> & Partial<Pick<Job, 'held'>>>): QueueCounts {
  const counts: QueueCounts = { running: 0, waiting: 0, failed: 0, uncertain: 0, done: 0, cancelled: 0 }
  for (const job of jobs) {
    if (isRunning(job)) counts.running += 1
    else if (job.state === 'queued' || job.state === 'waiting' || waitsForDisk(job)) counts.waiting += 1
    else counts[job.state as 'failed' | 'uncertain' | 'done' | 'cancelled'] += 1
  }
  return counts
}

/** The status bar's text, and the most serious state among the jobs. */
export function statusOf(counts: QueueCounts): { text: string; tone: Tone } {
  const parts: string[] = []
  if (counts.running > 0) parts.push(t('queue.jobWords.countRunning', { count: counts.running }))
  if (counts.waiting > 0) parts.push(t('queue.jobWords.countWaiting', { count: counts.waiting }))
  if (counts.uncertain > 0) parts.push(t('queue.jobWords.countUncertain', { count: counts.uncertain }))
  if (counts.failed > 0) parts.push(t('queue.jobWords.countFailed', { count: counts.failed }))
  const text = parts.length === 0 ? t('queue.jobWords.empty') : parts.join(', ')
  if (counts.uncertain > 0) return { text, tone: 'decide' }
  if (counts.failed > 0) return { text, tone: 'bad' }
  if (counts.running > 0) return { text, tone: 'active' }
  return { text, tone: counts.waiting > 0 ? 'waiting' : 'quiet' }
}

/** Jobs in the order of the list: running, then waiting (oldest first: next to be sent), then ended, newest first. */
export function inOrder(jobs: readonly Job[]): Job[] {
  const rank = (job: Job): number => (isRunning(job) ? 0 : hasEnded(job) ? 2 : 1)
  return [...jobs].sort((a, b) => {
    const byRank = rank(a) - rank(b)
    if (byRank !== 0) return byRank
    const older = a.createdAt - b.createdAt || (a.id < b.id ? -1 : 1)
    return rank(a) === 2 ? -older : older
  })
}

/** Groups jobs by batch, in the place of the batch's first job; within a batch in the order of submission. */
export function inBatches(jobs: readonly Job[]): Job[][] {
  const batches = new Map<string, Job[]>()
  for (const job of jobs) {
    const batch = batches.get(job.batchId)
    if (batch) batch.push(job)
    else batches.set(job.batchId, [job])
  }
  return [...batches.values()].map((batch) => batch.sort((a, b) => (a.id < b.id ? -1 : 1)))
}

/** Every parameter with its name, the size as one. */
export function parameterRows({ parameters, inpaint }: Pick<JobRequest, 'parameters' | 'inpaint'>): [string, string][] {
  const { width, height, ...rest } = parameters
  const rows = parameterNames
    .filter((name) => name in rest && parameters[name] !== undefined && parameters[name] !== '')
    .map((name): [string, string] => {
      const value = parameters[name]
      return [
        parameterTable[name].label,
        typeof value === 'boolean' ? (value ? t('queue.jobWords.on') : t('queue.jobWords.off')) : String(value)
      ]
    })
  if (width !== undefined && height !== undefined)
    rows.splice(parameters.negativePrompt ? 2 : 1, 0, [
      inpaint ? t('queue.jobWords.repaint') : t('queue.jobWords.size'),
      inpaint ? repaintedSize(inpaint) : `${width} × ${height}`
    ])
  return rows
}

/** The size repainted, and the size sent if that differs. */
function repaintedSize({ mode, area, sent }: Inpaint): string {
  const part = mode === 'whole' ? 'whole' : 'part'
  return area.width === sent.width && area.height === sent.height
    ? t('queue.jobWords.repainted', { part, ...area })
    : t('queue.jobWords.repaintedSentAt', { part, ...area, sentWidth: sent.width, sentHeight: sent.height })
}

/** Size, steps and seed in a few words: what distinguishes jobs of a batch. */
export function summaryOf({ parameters, inpaint }: Pick<JobRequest, 'parameters' | 'inpaint'>): string {
  const { width, height, aspectRatio, steps, seed } = parameters
  const size = width !== undefined && height !== undefined ? `${width} × ${height}` : aspectRatio
  return [
    inpaint ? repaintedSize(inpaint) : size,
    steps !== undefined && t('queue.jobWords.steps', { steps }),
    seed !== undefined && t('queue.jobWords.seed', { seed })
  ]
    .filter(Boolean)
    .join('  ·  ')
}

/** How many are in each state, most urgent first. */
export function groupLine(jobs: readonly Job[]): string {
  const counts = countJobs(jobs)
  return [
    counts.uncertain > 0 && t('queue.jobWords.countUncertain', { count: counts.uncertain }),
    counts.failed > 0 && t('queue.jobWords.countFailed', { count: counts.failed }),
    counts.running > 0 && t('queue.jobWords.countRunning', { count: counts.running }),
    counts.waiting > 0 && t('queue.jobWords.countWaiting', { count: counts.waiting }),
    counts.done > 0 && t('queue.jobWords.countDone', { count: counts.done }),
    counts.cancelled > 0 && t('queue.jobWords.countCancelled', { count: counts.cancelled })
  ]
    .filter(Boolean)
    .join(', ')
}

/** The tone of a group: that of the job that most needs the user. */
export function toneOf(jobs: readonly Job[]): Tone {
  const tones: readonly Tone[] = ['decide', 'bad', 'active', 'waiting', 'quiet', 'good']
  return tones.find((tone) => jobs.some((job) => lookOfJob(job).tone === tone)) ?? 'quiet'
}
