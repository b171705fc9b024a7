/** Every job that has not ended and the most recently ended ones, as last reported by the main process. */
import { create } from 'zustand'
import { hasEnded, type Job } from '../../../shared/domain/job.ts'

/** Jobs requested at the start; the main process always adds those that have not ended. */
export const jobPage = 200

export interface JobsState {
  byId: Record<string, Job>
  /** Ids, newest first. */
  order: string[]
  loaded: boolean
  jobsLoaded: (jobs: Job[]) => void
  jobChanged: (job: Job) => void
  jobRemoved: (id: string) => void
  /** Whether a job made one of these pictures. */
  haveOneOf: (pictureIds: readonly string[]) => boolean
}

const newestFirst = (byId: Record<string, Job>): string[] => Object.keys(byId).sort((a, b) => (a < b ? 1 : -1))

export const useJobs = create<JobsState>()((set, get) => ({
  byId: {},
  order: [],
  loaded: false,
  jobsLoaded: (jobs) => {
    const byId = Object.fromEntries(jobs.map((job) => [job.id, job]))
    set({ byId, order: newestFirst(byId), loaded: true })
  },
  jobChanged: (job) =>
    set((state) => {
      const byId = { ...state.byId, [job.id]: job }
      return { byId, order: job.id in state.byId ? state.order : newestFirst(byId) }
    }),
  jobRemoved: (id) =>
    set((state) => ({
      byId: Object.fromEntries(Object.entries(state.byId).filter(([key]) => key !== id)),
      order: state.order.filter((other) => other !== id)
    })),
  haveOneOf: (pictureIds) => {
    const wanted = new Set(pictureIds)
    return Object.values(get().byId).some((job) => job.pictureIds.some((id) => wanted.has(id)))
  }
}))

/** Counts for the status bar. */
export function countJobs(byId: Record<string, Job>): { running: number; waiting: number; failed: number } {
  const counts = { running: 0, waiting: 0, failed: 0 }
  for (const job of Object.values(byId)) {
    if (job.state === 'queued' || job.state === 'waiting') counts.waiting += 1
    else if (!hasEnded(job)) counts.running += 1
    else if (job.state === 'failed' || job.state === 'uncertain') counts.failed += 1
  }
  return counts
}
