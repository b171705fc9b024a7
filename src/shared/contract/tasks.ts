/** The procedures and events of work that takes a while. */

import { z } from 'zod'
import { taskSchema } from '../domain/task.ts'
import { byId, nothing } from './common.ts'

export const taskProcedures = {
  /** Running ones, and those that ended in this session and were not dismissed; newest first. */
  'tasks.list': { input: nothing, output: z.array(taskSchema) },
  /** Asks it to end. What it has done stays, and is in its report. */
  'tasks.cancel': { input: byId, output: taskSchema },
  /** Removes an ended one from the list. */
  'tasks.dismiss': { input: byId, output: nothing },
  /** Shows its result in the file manager. */
  'tasks.reveal': { input: byId, output: nothing }
} as const

export const taskEvents = {
  taskChanged: taskSchema,
  taskRemoved: byId
} as const
