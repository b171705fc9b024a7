/**
 * What the app has acknowledged, and what may be the case because it was killed before it answered. An uncertain value
 * is a set of values, one of which must be found.
 */
import type { Job } from '../src/shared/domain/job.ts'
import type { Picture } from '../src/shared/domain/picture.ts'

export interface KnownPicture {
  id: string
  /** The job that made it; null if none did. */
  jobId: string | null
  sha256: string
  /** Deleted for good. */
  gone: 'no' | 'maybe' | 'yes'
  trashed: Set<boolean>
  rating: Set<number>
  notes: Set<string>
  /** It is being changed. */
  inHand: boolean
}

export interface KnownJob {
  id: string
  prompt: string
  /** For a service that charges; the demo's jobs are repeated automatically. */
  charged: boolean
  removed: 'no' | 'maybe' | 'yes'
  /** As last reported. */
  last: Job
}

export interface Facts {
  pictures: Map<string, KnownPicture>
  jobs: Map<string, KnownJob>
  /** How often the user has allowed a request with this prompt to be sent, by any job. */
  allowed: Map<string, number>
  /** Names of presets by id. */
  presets: Map<string, string>
  /** Studio drafts: the prompts that a picture's draft may hold. */
  drafts: Map<string, Set<string>>
  masks: Map<string, string>
  told(job: Job): void
  added(picture: Picture): void
  jobRemoved(id: string): void
}

export function noFacts(): Facts {
  const pictures = new Map<string, KnownPicture>()
  const jobs = new Map<string, KnownJob>()
  return {
    pictures,
    jobs,
    allowed: new Map(),
    presets: new Map(),
    drafts: new Map(),
    masks: new Map(),
    told(job) {
      const known = jobs.get(job.id)
      if (known !== undefined) known.last = job
    },
    added({ id, jobId, sha256, rating, notes, trashedAt }) {
      if (pictures.has(id)) return
      pictures.set(id, {
        id,
        jobId,
        sha256,
        gone: 'no',
        trashed: new Set([trashedAt !== null]),
        rating: new Set([rating]),
        notes: new Set([notes]),
        inHand: false
      })
    },
    jobRemoved(id) {
      const known = jobs.get(id)
      if (known !== undefined) known.removed = 'yes'
    }
  }
}
