import type { Job, JobRequest } from '../../../shared/domain/job.ts'
import { api } from '../data/client.ts'
import { useJobs } from '../data/jobs-store.ts'
import { useLastSend } from '../data/last-send-store.ts'

/** Hands requests to the queue as one batch; their pictures are selected when they come. @throws AppError */
export async function sendRequests(requests: readonly JobRequest[]): Promise<Job[]> {
  const made = await api.jobs.submit({ requests: [...requests] })
  const { byId, jobChanged } = useJobs.getState()
  // An event may have told of a later state already: only what is not known yet is taken from the answer.
  for (const job of made) if (!(job.id in byId)) jobChanged(job)
  useLastSend.getState().requestsSent(made)
  return made
}
