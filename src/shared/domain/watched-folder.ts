import { z } from 'zod'

/** A folder whose new pictures are imported automatically, and its current state. */
export const watchedFolderSchema = z.strictObject({
  /** Absolute path. */
  folder: z.string(),
  /** missing: does not exist, perhaps an unplugged disk; paused: the library cannot be written. */
  state: z.enum(['watching', 'missing', 'paused']),
  /** Pictures imported from it in this session. */
  imported: z.number().int(),
  refused: z.number().int(),
  /** What could not be imported and why, newest first; at most 20. */
  problems: z.array(z.string()),
  /** Epoch milliseconds; null before the first scan. */
  lookedAt: z.number().nullable()
})

export type WatchedFolder = z.infer<typeof watchedFolderSchema>
