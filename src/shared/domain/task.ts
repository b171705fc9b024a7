/**
 * Work that takes a while and that the user waits for: an import, an export, a backup. It shows its progress, can be
 * cancelled, and ends with a report.
 */
import { z } from 'zod'
import { wireErrorSchema } from '../errors.ts'
import { idSchema } from './ids.ts'

export const taskKinds = ['import', 'export', 'backup', 'restore', 'move', 'verify', 'repair', 'delete'] as const

export type TaskKind = (typeof taskKinds)[number]

export const noteLevels = ['info', 'warning', 'error'] as const

export type NoteLevel = (typeof noteLevels)[number]

export const taskLineSchema = z.strictObject({ level: z.enum(noteLevels), text: z.string() })

export type TaskLine = z.infer<typeof taskLineSchema>

/** What an ended task offers: a button in its report. */
export const taskActionSchema = z.discriminatedUnion('kind', [
  /** Shows a file or folder in the file manager. */
  z.strictObject({ kind: z.literal('reveal'), path: z.string() }),
  /** Shows the pictures that were imported together. */
  z.strictObject({ kind: z.literal('showBatch'), batchId: idSchema })
])

export type TaskAction = z.infer<typeof taskActionSchema>

export const taskReportSchema = z.strictObject({
  /** The result, in one or two plain sentences. */
  summary: z.string(),
  lines: z.array(taskLineSchema),
  /** Lines that are not listed, because there were too many. */
  more: z.number().int().nonnegative(),
  actions: z.array(taskActionSchema)
})

export type TaskReport = z.infer<typeof taskReportSchema>

export const taskStates = ['running', 'done', 'failed', 'cancelled'] as const

export const taskSchema = z.strictObject({
  id: idSchema,
  kind: z.enum(taskKinds),
  /** Its heading: "Back up the library". */
  title: z.string(),
  state: z.enum(taskStates),
  done: z.number().nonnegative(),
  /** In the same unit as `done`; null while it is not known. */
  total: z.number().nonnegative().nullable(),
  /** What it is doing, in plain words; empty when it has ended. */
  doing: z.string(),
  /** It was asked to end and is about to. */
  cancelling: z.boolean(),
  startedAt: z.number(),
  endedAt: z.number().nullable(),
  /** Lines noted so far, by level. */
  noted: z.strictObject({ info: z.number().int(), warning: z.number().int(), error: z.number().int() }),
  /** Null while it runs. */
  report: taskReportSchema.nullable(),
  /** Why it failed. */
  error: wireErrorSchema.nullable()
})

export type Task = z.infer<typeof taskSchema>

/** Fraction of the work that is done, 0 to 1; null while the total is unknown. */
export function fractionOf({ done, total }: Pick<Task, 'done' | 'total'>): number | null {
  return total === null || total === 0 ? null : Math.min(1, done / total)
}
