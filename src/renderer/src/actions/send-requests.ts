import type { Job, JobRequest } from '../../../shared/domain/job.ts'
import { api } from '../data/client.ts'
import { useJobs } from '../data/jobs-store.ts'
import { useLastSend } from '../data/last-send-store.ts'

/** Adds requests to the queue as one batch; their pictures are selected when they arrive. @throws AppError */
export async function sendRequests(requests: readonly JobRequest[]): Promise<Job[]> {
  const made = await api.jobs.submit({ requests: [...requests] })
  const { byId, jobChanged } = useJobs.getState()
  // An event may already have reported a later state: only unknown jobs are taken from the answer.
  for (const job of made) if (!(job.id in byId)) jobChanged(job)
  useLastSend.getState().requestsSent(made)
  return made
}
