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

/** Most pictures dragged, or copied as files, at once. More are exported. */
export const mostHandedOver = 500

const handedOver = z.strictObject({ ids: z.array(idSchema).min(1).max(100_000) })

export const exportProcedures = {
  /** Makes the copies needed to drag these pictures, so that the drag can begin promptly. */
  'pictures.prepareDrag': { input: handedOver, output: nothing },
  /**
   * Begins a drag out of the window, while the mouse button is held. `started` is false if `endDrag` came before the
   * copies were ready: the next try finds them. Pictures with missing files are left out.
   */
  'pictures.startDrag': {
    input: handedOver,
    output: z.strictObject({ started: z.boolean(), files: z.number().int() })
  },
  /** The mouse button was released: a drag that has not begun must not begin. */
  'pictures.endDrag': { input: nothing, output: nothing },
  /** Puts copies on the clipboard as files, for pasting into a folder, a chat or an email. */
  'pictures.copyFiles': { input: handedOver, output: z.strictObject({ files: z.number().int() }) },

  /** What an export of these pictures would contain; nothing is written. */
  'exports.preview': { input: z.strictObject({ source: exportSourceSchema }), output: exportSurveySchema },
  /** Lets the user choose the export folder, which is remembered. Null if the dialog was closed. */
  'exports.chooseFolder': { input: nothing, output: z.strictObject({ folder: z.string() }).nullable() },
  /**
   * Starts an export into the chosen folder, as a task. If files with the same names exist and `existing` is "ask",
   * nothing is written: `task` is null, and `existing` is their number. A zip or sheet is numbered or replaced, not
   * skipped.
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
