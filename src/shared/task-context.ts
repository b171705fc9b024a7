/**
 * What work that takes long is given: how it hears that it should end, and how it tells what it does. Plain, so that
 * any room can do such work.
 */
import type { NoteLevel, TaskAction } from './domain/task.ts'

export interface TaskContext {
  /** Aborted when the user cancels or the app ends; its reason is an AppError `cancelled`. */
  readonly signal: AbortSignal
  /**
   * How far it is; as often as one likes, the window is told a few times a second.
   * @param total in the same unit as `done`; null while it is not known
   * @param doing what is being done, in plain words: "Reading picture-12.png"
   */
  readonly progress: (done: number, total: number | null, doing: string) => void
  /** A line of the report. */
  readonly note: (level: NoteLevel, text: string) => void
  /**
   * What has been done up to now, in one plain sentence, and what can be done with it: for the report when the work is
   * cut off or fails.
   */
  readonly soFar: (summary: string, actions?: TaskAction[]) => void
}

/** What came of work that went to its end. */
export interface TaskResult {
  /** One plain sentence or two. */
  summary: string
  actions?: TaskAction[]
}

/** Throws an AppError, or the signal's reason where it was cut off. */
export type TaskWork = (context: TaskContext) => Promise<TaskResult>
