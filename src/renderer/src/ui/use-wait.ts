import type { Job } from '../../../shared/domain/job.ts'
import { hasEnded } from '../../../shared/domain/job.ts'
import { type Wait, waitOf } from '../data/held-jobs.ts'
import { usePauses } from '../data/pauses-store.ts'
import { findOperation, useProviders } from '../data/providers-store.ts'
import { useNow } from './use-now.ts'

/** Why a job waits, with a running countdown; and the time, for other counters beside it. */
export function useWait(job: Job): { wait: Wait | null; now: number } {
  const pauses = usePauses((state) => state.pauses)
  const providerId = useProviders((state) => findOperation(state.providers, job.request.operationId)?.provider.id)
  const now = useNow(!hasEnded(job) && (job.startedAt !== null || pauses.length > 0))
  return { wait: waitOf(job, pauses, providerId, now), now }
}
