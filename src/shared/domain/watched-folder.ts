import { z } from 'zod'

/** A folder whose new pictures come in by themselves, as it stands now. */
export const watchedFolderSchema = z.strictObject({
  /** Absolute path. */
  folder: z.string(),
  /** missing: not there, perhaps an unplugged disk; paused: the library cannot be written. */
  state: z.enum(['watching', 'missing', 'paused']),
  /** Pictures that came from it in this session. */
  imported: z.number().int(),
  refused: z.number().int(),
  /** What could not be imported and why, newest first; at most 20. */
  problems: z.array(z.string()),
  /** Epoch milliseconds; null before the first look. */
  lookedAt: z.number().nullable()
})

export type WatchedFolder = z.infer<typeof watchedFolderSchema>
