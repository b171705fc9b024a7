/** Tags, collections and saved searches. */

import { z } from 'zod'
import { idSchema } from '../domain/ids.ts'
import { collectionSchema, savedSearchSchema, shelfSchema } from '../domain/shelf.ts'
import { tagCountSchema, tagSchema } from '../domain/tag.ts'
import { byId, nothing } from './common.ts'

const changed = z.strictObject({ changed: z.number().int(), undo: idSchema })

export const shelfProcedures = {
  /** Most used first; with `prefix` only those with a word beginning with it, ignoring case. */
  'tags.list': {
    input: z.strictObject({
      prefix: z.string().max(100).default(''),
      limit: z.number().int().min(1).max(10_000).default(500)
    }),
    output: z.array(tagCountSchema)
  },
  /**
   * Renames a tag on every picture that has it; with an existing name the two are merged. `pictures.undoChange` undoes
   * it.
   */
  'tags.rename': { input: z.strictObject({ tag: tagSchema, name: tagSchema }), output: changed },
  /** Removes a tag from every picture. `pictures.undoChange` undoes it. */
  'tags.remove': { input: z.strictObject({ tag: tagSchema }), output: changed },

  /** Collections and saved searches of the open library. */
  'shelf.get': { input: nothing, output: shelfSchema },
  'collections.create': { input: z.strictObject({ name: collectionSchema.shape.name }), output: collectionSchema },
  'collections.rename': {
    input: z.strictObject({ id: idSchema, name: collectionSchema.shape.name }),
    output: collectionSchema
  },
  /** The pictures stay. `pictures.undoChange` restores it with them. */
  'collections.remove': { input: byId, output: changed },
  'searches.save': { input: savedSearchSchema.pick({ name: true, query: true }), output: savedSearchSchema },
  /** Another name, or another query under the same name. */
  'searches.change': {
    input: savedSearchSchema.pick({ id: true, name: true, query: true }),
    output: savedSearchSchema
  },
  'searches.remove': { input: byId, output: nothing }
} as const
