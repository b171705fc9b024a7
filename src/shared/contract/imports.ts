/** Pictures from outside: imports, watched folders, and what a picture's file says. */

import { z } from 'zod'
import { embeddedTextsSchema } from '../domain/embedded-texts.ts'
import { idSchema } from '../domain/ids.ts'
import { taskSchema } from '../domain/task.ts'
import { watchedFolderSchema } from '../domain/watched-folder.ts'
import { nothing } from './common.ts'

export const importProcedures = {
  /** Lets the user choose pictures, or a folder with them, and imports them. Null when the dialog was closed. */
  'imports.choose': { input: z.strictObject({ what: z.enum(['files', 'folder']) }), output: taskSchema.nullable() },
  /**
   * Imports what was dropped; the window holds a ticket for it and never a path. @throws AppError not-found: it was
   * used already
   */
  'imports.dropped': { input: z.strictObject({ ticket: idSchema }), output: taskSchema },
  /** Every text in a picture's file, read now. */
  'imports.texts': {
    input: z.strictObject({ id: idSchema }),
    output: embeddedTextsSchema
  },
  'watch.list': { input: nothing, output: z.array(watchedFolderSchema) },
  /**
   * Lets the user choose a folder to watch. Null when the dialog was closed. @throws AppError invalid-input: the
   * library is in it, or it is watched already
   */
  'watch.add': { input: nothing, output: z.array(watchedFolderSchema).nullable() },
  'watch.remove': { input: z.strictObject({ folder: z.string().max(4096) }), output: z.array(watchedFolderSchema) }
} as const

export const importEvents = {
  watchChanged: z.array(watchedFolderSchema)
} as const
