import { create } from 'zustand'

interface QueueState {
  /** The job that is to be brought into sight; null once it has been. */
  sought: string | null
  jobSought: (id: string | null) => void
}

/** What the queue is asked for from elsewhere. */
export const useQueue = create<QueueState>()((set) => ({
  sought: null,
  jobSought: (sought) => set({ sought })
}))
