/** What a running job is doing, in a few words: for the tile of its picture. Pure. */

import type { Job } from '../../../shared/domain/job.ts'
import { t } from '../../../shared/messages/t.ts'

const stateWords: Partial<Record<Job['state'], string>> = {
  queued: t('data.jobWords.inQueue'),
  sending: t('data.jobWords.sent'),
  polling: t('data.jobWords.working'),
  downloading: t('data.jobWords.downloading')
}

/**
 * True while its files are being uploaded to an image host: the job is still in line, because nothing of it has been
 * sent to the service.
 */
export function isUploading(job: Pick<Job, 'state' | 'progress'>): boolean {
  return job.state === 'queued' && job.progress !== null
}

/** "Waiting for Pixazo", "Uploading the mask (0.1 of 0.2 MB)" */
export function tileWords(job: Job): string {
  const text = job.progress ?? stateWords[job.state] ?? 'Waiting'
  return text.charAt(0).toUpperCase() + text.slice(1)
}
