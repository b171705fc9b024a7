/** Tasks: running ones, and ended ones that were not dismissed, as last reported by the main process. */
import { create } from 'zustand'
import type { Task } from '../../../shared/domain/task.ts'

export interface TasksState {
  /** Newest first. */
  tasks: Task[]
  tasksLoaded: (tasks: Task[]) => void
  taskChanged: (task: Task) => void
  taskRemoved: (id: string) => void
}

const newestFirst = (a: Task, b: Task): number => (a.id < b.id ? 1 : -1)

export const useTasks = create<TasksState>()((set) => ({
  tasks: [],
  tasksLoaded: (tasks) => set({ tasks: tasks.toSorted(newestFirst) }),
  taskChanged: (task) =>
    set(({ tasks }) => {
      const known = tasks.some(({ id }) => id === task.id)
      return {
        tasks: known ? tasks.map((each) => (each.id === task.id ? task : each)) : [task, ...tasks].toSorted(newestFirst)
      }
    }),
  taskRemoved: (id) => set(({ tasks }) => ({ tasks: tasks.filter((task) => task.id !== id) }))
}))

/** The newest running task of a kind, for a part that shows its own. */
export function useRunningTask(kind: Task['kind']): Task | null {
  return useTasks((state) => state.tasks.find((task) => task.kind === kind && task.state === 'running') ?? null)
}
