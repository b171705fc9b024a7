import { create } from 'zustand'

interface QueueState {
  /** The job to scroll to; null once that has happened. */
  sought: string | null
  jobSought: (id: string | null) => void
}

/** Requests to the queue from other views. */
export const useQueue = create<QueueState>()((set) => ({
  sought: null,
  jobSought: (sought) => set({ sought })
}))
