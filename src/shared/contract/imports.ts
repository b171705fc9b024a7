/** Pictures from outside: imports, watched folders, and what a picture's file says. */

import { z } from 'zod'
import { embeddedTextsSchema } from '../domain/embedded-texts.ts'
import { idSchema } from '../domain/ids.ts'
import { taskSchema } from '../domain/task.ts'
import { watchedFolderSchema } from '../domain/watched-folder.ts'
import { nothing } from './common.ts'

export const importProcedures = {
  /** Lets the user choose pictures, or a folder with them, and imports them. Null if the dialog was closed. */
  'imports.choose': { input: z.strictObject({ what: z.enum(['files', 'folder']) }), output: taskSchema.nullable() },
  /**
   * Imports dropped files; the window has a ticket for them and never a path. @throws AppError not-found: it was
   * already used
   */
  'imports.dropped': { input: z.strictObject({ ticket: idSchema }), output: taskSchema },
  /** Every text in a picture's file, freshly read. */
  'imports.texts': {
    input: z.strictObject({ id: idSchema }),
    output: embeddedTextsSchema
  },
  'watch.list': { input: nothing, output: z.array(watchedFolderSchema) },
  /**
   * Lets the user choose a folder to watch. Null if the dialog was closed. @throws AppError invalid-input: the library
   * is in it, or it is already watched
   */
  'watch.add': { input: nothing, output: z.array(watchedFolderSchema).nullable() },
  'watch.remove': { input: z.strictObject({ folder: z.string().max(4096) }), output: z.array(watchedFolderSchema) }
} as const

export const importEvents = {
  watchChanged: z.array(watchedFolderSchema)
} as const
