/** How pictures leave the app: dragged, on the clipboard, saved, exported. */

import { z } from 'zod'
import {
  existingChoices,
  exportNameSchema,
  exportSettingsSchema,
  exportSourceSchema,
  exportSurveySchema
} from '../domain/export.ts'
import { idSchema } from '../domain/ids.ts'
import { taskSchema } from '../domain/task.ts'
import { nothing } from './common.ts'

/** Pictures that are dragged, or put on the clipboard as files, at once. More are exported. */
export const mostHandedOver = 500

const handedOver = z.strictObject({ ids: z.array(idSchema).min(1).max(100_000) })

export const exportProcedures = {
  /** Makes the copies that a drag of these pictures will hand over, so that it can begin promptly. */
  'pictures.prepareDrag': { input: handedOver, output: nothing },
  /**
   * Begins a drag out of the window, while the mouse button is held. `started` is false when `endDrag` came before the
   * copies were there: the next try finds them. Pictures whose file is gone are left out.
   */
  'pictures.startDrag': {
    input: handedOver,
    output: z.strictObject({ started: z.boolean(), files: z.number().int() })
  },
  /** The mouse button is up: a drag that has not begun must not begin. */
  'pictures.endDrag': { input: nothing, output: nothing },
  /** Puts copies on the clipboard as files, to be pasted into a folder, a chat, a mail. */
  'pictures.copyFiles': { input: handedOver, output: z.strictObject({ files: z.number().int() }) },

  /** What an export of these pictures would hold; nothing is written. */
  'exports.preview': { input: z.strictObject({ source: exportSourceSchema }), output: exportSurveySchema },
  /** Lets the user choose where exports go, which is remembered. Null when the dialog was closed. */
  'exports.chooseFolder': { input: nothing, output: z.strictObject({ folder: z.string() }).nullable() },
  /**
   * Begins an export into the chosen folder, as a task. Where files of the same names are there already and `existing`
   * is "ask", nothing is written: `task` is null, and `existing` is how many there are. A zip or sheet is numbered or
   * replaced, not skipped.
   */
  'exports.start': {
    input: z.strictObject({
      source: exportSourceSchema,
      settings: exportSettingsSchema,
      name: exportNameSchema,
      existing: z.enum(existingChoices)
    }),
    output: z.strictObject({ task: taskSchema.nullable(), existing: z.number().int() })
  }
} as const
