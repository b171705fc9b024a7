/**
 * The context of a task: how it learns that it should end, and how it reports. Plain, so that any room can run such
 * work.
 */
import type { NoteLevel, TaskAction } from './domain/task.ts'

export interface TaskContext {
  /** Aborted when the user cancels or the app quits; its reason is an AppError `cancelled`. */
  readonly signal: AbortSignal
  /**
   * Reports progress; may be called often, the window is updated a few times a second.
   * @param total in the same unit as `done`; null while unknown
   * @param doing what is being done, in plain words: "Reading picture-12.png"
   */
  readonly progress: (done: number, total: number | null, doing: string) => void
  /** A line of the report. */
  readonly note: (level: NoteLevel, text: string) => void
  /**
   * What has been done so far, in one plain sentence, and what can be done with it: for the report if the work is
   * interrupted or fails.
   */
  readonly soFar: (summary: string, actions?: TaskAction[]) => void
}

/** The result of work that finished. */
export interface TaskResult {
  /** One or two plain sentences. */
  summary: string
  actions?: TaskAction[]
}

/** Throws an AppError, or the signal's reason if it was interrupted. */
export type TaskWork = (context: TaskContext) => Promise<TaskResult>
