/** Waiting jobs and the reason: their service is left alone for a while, or a key is locked. Pure. */

import { hasEnded, type Job } from '../../../shared/domain/job.ts'
import type { Pause } from '../../../shared/domain/pause.ts'
import { t } from '../../../shared/messages/t.ts'
import { isUploading } from './job-words.ts'
import { nextTry, pauseMessage } from './pause-words.ts'

export interface Wait {
  /** The reason: "Rate limited by Pixazo (429)". */
  what: string
  /** What follows: "Next try in 12 s (4th)"; empty if unknown. */
  next: string
  /** The pause that it waits for, which can be tried now; empty if none. */
  pauses: readonly string[]
}

/** The pause that a job waits for; null if none. @param providerId its service */
export function pauseOf(job: Job, pauses: readonly Pause[], providerId: string | undefined): Pause | null {
  if (hasEnded(job) || job.state === 'sending' || isUploading(job)) return null
  if (job.state === 'downloading')
    return pauses.find(({ id, until }) => id.startsWith('host:') && until === job.waitUntil) ?? null
  // A job that the service is working on is polled in turn: until then it is running.
  if (job.state === 'polling' && job.waitUntil === null) return null
  return pauses.find(({ id }) => id === providerId) ?? null
}

/** Why a job is waiting; null if it is running, or has ended. @param now epoch milliseconds */
export function waitOf(job: Job, pauses: readonly Pause[], providerId: string | undefined, now: number): Wait | null {
  const pause = pauseOf(job, pauses, providerId)
  if (pause !== null) {
    const { what, next } = pauseMessage(pause, now)
    return { what, next, pauses: [pause.id] }
  }
  if (hasEnded(job) || job.state === 'sending') return null
  if (job.state === 'queued' && job.error !== null)
    return { what: job.error.message.replace(/\.$/, ''), next: t('data.heldJobs.nothingHasBeenSent'), pauses: [] }
  if (job.waitUntil !== null && job.waitUntil > now)
    return { what: t('data.heldJobs.waiting'), next: nextTry(job.waitUntil, now), pauses: [] }
  return job.state === 'waiting' ? { what: t('data.heldJobs.waiting'), next: '', pauses: [] } : null
}

/** "Rate limited by Pixazo (429). Next try in 12 s (4th)" */
export const waitLine = ({ what, next }: Wait): string => (next === '' ? what : `${what}. ${next}`)

/** Jobs that wait for these pauses. @param providerOf the service of an operation */
export function jobsHeldBy(
  ids: readonly string[],
  jobs: readonly Job[],
  pauses: readonly Pause[],
  providerOf: (operationId: string) => string | undefined
): Job[] {
  return jobs.filter((job) => ids.includes(pauseOf(job, pauses, providerOf(job.request.operationId))?.id ?? ''))
}
