/** What this window sent last, from the form or as variations: its pictures are selected when they arrive. */
import { create } from 'zustand'
import type { Job } from '../../../shared/domain/job.ts'

export interface LastSendState {
  jobIds: readonly string[]
  requestsSent: (jobs: readonly Pick<Job, 'id'>[]) => void
}

export const useLastSend = create<LastSendState>()((set) => ({
  jobIds: [],
  requestsSent: (jobs) => set({ jobIds: jobs.map(({ id }) => id) })
}))
