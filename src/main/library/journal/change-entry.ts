/** A change to many pictures at once, as the journal holds it. */
import { z } from 'zod'
import { idSchema } from '../../../shared/domain/ids.ts'
import { momentSchema } from '../../../shared/domain/moment.ts'
import { pictureChangeSchema, pictureMarksSchema } from '../../../shared/domain/picture-change.ts'

export const changeSchema = z.strictObject({
  format: z.literal('palimpsest-change'),
  version: z.literal(1),
  ids: z.array(idSchema),
  /** As the first version wrote it; now part of `marks`. */
  favourite: z.boolean().optional(),
  marks: pictureChangeSchema.optional(),
  /** What each picture is to have, by id: for undoing a change. */
  before: z.record(idSchema, pictureMarksSchema).optional(),
  trashedAt: momentSchema.int().nullable().optional(),
  fileRemovedAt: momentSchema.int().nullable().optional()
})

/** A change to many pictures at once. */
export type Change = Omit<z.infer<typeof changeSchema>, 'format' | 'version' | 'favourite'>
