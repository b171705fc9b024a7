/** How pictures leave the app: dragged, on the clipboard, saved, exported. */
import { z } from 'zod'
import { idSchema } from '../domain/ids.ts'

const nothing = z.undefined()

/** Pictures that are dragged, or put on the clipboard as files, at once. More are exported. */
export const mostHandedOver = 500

const handedOver = z.strictObject({ ids: z.array(idSchema).min(1).max(100_000) })

export const exportProcedures = {
  /** Makes the copies that a drag of these pictures will hand over, so that it can begin promptly. */
  'pictures.prepareDrag': { input: handedOver, output: nothing },
  /**
   * Begins a drag out of the window, while the mouse button is held. `started` is false when `endDrag` came before the copies
   * were there: the next try finds them. Pictures whose file is gone are left out.
   */
  'pictures.startDrag': { input: handedOver, output: z.strictObject({ started: z.boolean(), files: z.number().int() }) },
  /** The mouse button is up: a drag that has not begun must not begin. */
  'pictures.endDrag': { input: nothing, output: nothing },
  /** Puts copies on the clipboard as files, to be pasted into a folder, a chat, a mail. */
  'pictures.copyFiles': { input: handedOver, output: z.strictObject({ files: z.number().int() }) }
} as const
