/** What the user has arranged in a library: collections of pictures, and searches to come back to. */

import { z } from 'zod'
import { t } from '../messages/t.ts'
import { idSchema } from './ids.ts'
import { momentSchema } from './moment.ts'
import { pictureQuerySchema } from './picture-query.ts'

const nameSchema = z.string().trim().min(1, t('domain.shelf.giveItName')).max(100)

export const collectionSchema = z.strictObject({ id: idSchema, name: nameSchema, createdAt: momentSchema })
export type Collection = z.infer<typeof collectionSchema>

export const savedSearchSchema = z.strictObject({
  id: idSchema,
  name: nameSchema,
  createdAt: momentSchema,
  query: pictureQuerySchema
})
export type SavedSearch = z.infer<typeof savedSearchSchema>

/** Each list sorted by name, in natural order. */
export const shelfSchema = z.strictObject({
  collections: z.array(collectionSchema),
  searches: z.array(savedSearchSchema)
})
export type Shelf = z.infer<typeof shelfSchema>
