/** A closed line in words: what is wrong, and what happens next. Pure. */

import type { Pause } from '../../../shared/domain/pause.ts'
import { t } from '../../../shared/messages/t.ts'
import { ordinal } from '../../../shared/words/count.ts'
import { formatCountdown, formatUntil, startOfDay } from '../../../shared/words/time.ts'

export interface PauseMessage {
  /** The places concerned: more than one if the whole machine is offline. */
  ids: string[]
  /** "Rate limited by Pixazo (429)" */
  what: string
  /** "Next try in 12 s (4th)": counts down. */
  next: string
  /** It is being tried right now: `next` says so and needs no full stop. */
  trying: boolean
  /** What to check if it persists; usually empty. */
  hint: string
}

const hour = 3_600_000

/**
 * "Next try in 12 s", "Next try in 1 h 59 min, at 14:05", "Next try Sunday 22 November 18:00".
 * @param now epoch milliseconds
 */
export function nextTry(until: number, now: number): string {
  if (startOfDay(until) !== startOfDay(now) && until - now >= hour)
    return t('data.pauseWords.nextTry', { until: formatUntil(until, now) })
  const left = formatCountdown(until - now)
  return until - now < hour
    ? t('data.pauseWords.nextTryIn', { left })
    : t('data.pauseWords.nextTryAt', { left, until: formatUntil(until, now) })
}

function nextOf(
  { until, trying, refusals }: Pick<Pause, 'until' | 'trying' | 'refusals'>,
  now: number
): Pick<PauseMessage, 'next' | 'trying'> {
  return trying || until <= now
    ? { next: t('data.pauseWords.tryingNow'), trying: true }
    : { next: `${nextTry(until, now)} (${ordinal(refusals + 1)})`, trying: false }
}

/** What is wrong with one place, and when it is tried again. @param now epoch milliseconds */
export function pauseMessage(pause: Pause, now: number): PauseMessage {
  const { id, label, reason, status } = pause
  const what = {
    'rate-limited': t('data.pauseWords.rateLimitedBy', { service: label }),
    down: t('data.pauseWords.isDown', { service: label }),
    unreachable: t('data.pauseWords.cannotBeReached', { service: label }),
    offline: t('data.pauseWords.offlineCannotBeFound', { service: label })
  }[reason]
  return {
    ids: [id],
    what: status === null ? what : `${what} (${status})`,
    ...nextOf(pause, now),
    hint: reason === 'unreachable' ? t('data.pauseWords.checkNetwork') : ''
  }
}

/**
 * One message for each closed line; a single one for all of them if the machine itself is offline. @param now epoch
 * milliseconds
 */
export function pauseMessages(pauses: readonly Pause[], now: number): PauseMessage[] {
  const offline = pauses.filter(({ reason }) => reason === 'offline')
  if (offline.length < 2) return pauses.map((pause) => pauseMessage(pause, now))
  const first = offline.toSorted((a, b) => a.until - b.until)[0]!
  const together: PauseMessage = {
    ids: offline.map(({ id }) => id),
    what: t('data.pauseWords.offlineNoServiceCanBe'),
    ...nextOf({ ...first, trying: offline.some(({ trying }) => trying) }, now),
    hint: ''
  }
  return [together, ...pauses.filter(({ reason }) => reason !== 'offline').map((pause) => pauseMessage(pause, now))]
}
