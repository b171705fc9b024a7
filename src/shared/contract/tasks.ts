/** The procedures and events of work that takes long. */

import { z } from 'zod'
import { taskSchema } from '../domain/task.ts'
import { byId, nothing } from './common.ts'

export const taskProcedures = {
  /** Those that run, and those that have ended in this session and were not dismissed; newest first. */
  'tasks.list': { input: nothing, output: z.array(taskSchema) },
  /** Tells it to end. What it has done stays, and stands in its report. */
  'tasks.cancel': { input: byId, output: taskSchema },
  /** Takes an ended one off the list. */
  'tasks.dismiss': { input: byId, output: nothing },
  /** Shows what it made in the file manager. */
  'tasks.reveal': { input: byId, output: nothing }
} as const

export const taskEvents = {
  taskChanged: taskSchema,
  taskRemoved: byId
} as const
