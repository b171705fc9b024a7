/** A line that is closed, in one message. Pure. */
import { hasEnded, type Job } from '../../../../shared/domain/job.ts'
import type { Pause } from '../../../../shared/domain/pause.ts'
import { plural } from '../../../../shared/words/count.ts'
import { formatUntil } from '../../../../shared/words/time.ts'
import { isPaused } from '../../data/job-words.ts'

export interface PauseMessage {
  /** Places that it is about: more than one where the whole machine is offline. */
  ids: string[]
  /** For the status bar. */
  short: string
  /** The whole of it, for the queue. */
  text: string
}

const endings = (pause: Pick<Pause, 'until' | 'trying'>, now: number): string =>
  pause.trying || pause.until <= now ? 'Trying now.' : `Trying again at ${formatUntil(pause.until, now)}.`

function ofOne(pause: Pause, now: number): PauseMessage {
  const { id, label, reason, asked, until, trying } = pause
  const time = formatUntil(until, now)
  const over = trying || until <= now
  const asks = reason === 'rate-limited' ? `${label} asks to wait until ${time}` : `${label} is down until ${time}`
  if (asked && !over) return { ids: [id], short: asks, text: `${asks}.` }
  const what = {
    'rate-limited': `${label} has had too many requests`,
    down: `${label} is down`,
    unreachable: `${label} cannot be reached`,
    offline: `Offline: ${label} cannot be found`
  }[reason]
  const hint = reason === 'unreachable' ? ' If it lasts, check the network, and its address in Settings.' : ''
  return {
    ids: [id],
    short: over ? `${what}, trying now` : `${what}, trying again at ${time}`,
    text: `${what}. ${endings(pause, now)}${hint}`
  }
}

/**
 * One message for each closed line; one for all of them together where the machine itself is offline. @param now epoch
 * milliseconds
 */
export function pauseMessages(pauses: readonly Pause[], now: number): PauseMessage[] {
  const offline = pauses.filter(({ reason }) => reason === 'offline')
  if (offline.length < 2) return pauses.map((pause) => ofOne(pause, now))
  const next = { until: Math.min(...offline.map(({ until }) => until)), trying: offline.some(({ trying }) => trying) }
  const text = `Offline: no service can be found. ${endings(next, now)}`
  const together: PauseMessage = { ids: offline.map(({ id }) => id), short: 'Offline', text }
  return [together, ...pauses.filter(({ reason }) => reason !== 'offline').map((pause) => ofOne(pause, now))]
}

/** The status bar's words; null while every line is open. */
export function pausesInShort(pauses: readonly Pause[], now: number): string | null {
  const [first, ...more] = pauseMessages(pauses, now)
  if (first === undefined) return null
  return more.length === 0 ? first.short : `${first.short}, and ${plural(more.length, 'other')} on hold`
}

/** How many jobs wait for a service. @param providerOf the service of an operation */
export function waitingFor(
  ids: readonly string[],
  jobs: readonly Job[],
  providerOf: (operationId: string) => string | undefined,
  now: number
): number {
  return jobs.filter((job) => {
    if (hasEnded(job) || job.state === 'sending' || job.state === 'downloading') return false
    if (job.state === 'polling' && !isPaused(job, now)) return false
    return ids.includes(providerOf(job.request.operationId) ?? '')
  }).length
}
