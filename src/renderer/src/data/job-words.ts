/** What a job that has not ended does, in a few words: for the tile where its picture will be. Pure. */
import { hasEnded, type Job } from '../../../shared/domain/job.ts'
import { formatUntil } from '../../../shared/words/time.ts'

const stateWords: Partial<Record<Job['state'], string>> = {
  queued: 'In the queue',
  sending: 'Sent',
  polling: 'The service is at work',
  downloading: 'Downloading'
}

/**
 * True while its files are on their way to an image host: the job is still in line, for nothing of it has been sent to
 * the service.
 */
export function isUploading(job: Pick<Job, 'state' | 'progress'>): boolean {
  return job.state === 'queued' && job.progress !== null
}

/** True while it waits until a time that it knows: for a service, or for the server that holds its picture. */
export function isPaused<J extends Pick<Job, 'waitUntil'>>(job: J, now: number): job is J & { waitUntil: number } {
  return job.waitUntil !== null && job.waitUntil > now
}

/** "Waiting for Pixazo", "Waiting until 12:40", "Uploading the mask (0.1 of 0.2 MB)". @param now epoch milliseconds */
export function tileWords(job: Job, now: number): string {
  if (!hasEnded(job) && isPaused(job, now)) return `Waiting until ${formatUntil(job.waitUntil, now)}`
  const text = job.progress ?? stateWords[job.state] ?? 'Waiting'
  return text.charAt(0).toUpperCase() + text.slice(1)
}
