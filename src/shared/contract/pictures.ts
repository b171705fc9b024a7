/** The pictures: listing, counting, changing, exporting one by one. */

import { z } from 'zod'
import { idSchema } from '../domain/ids.ts'
import { pictureSchema, stubSchema } from '../domain/picture.ts'
import { pictureChangeSchema } from '../domain/picture-change.ts'
import { facetsSchema, pictureQuerySchema } from '../domain/picture-query.ts'
import { pictureSummarySchema } from '../domain/picture-summary.ts'
import { byId, byIds, nothing } from './common.ts'

export const pictureProcedures = {
  /** The list in the query's order: `after` is the last id of the previous page. */
  'pictures.index': {
    input: z.strictObject({
      after: idSchema.nullable(),
      limit: z.number().int().min(1).max(10_000),
      query: pictureQuerySchema.prefault({})
    }),
    output: z.strictObject({
      stubs: z.array(stubSchema),
      /** Number of all matches, however long the list; counted with the first page, null with the others. */
      total: z.number().int().nullable()
    })
  },
  /** What each filter would list. @param since epoch milliseconds */
  'pictures.facets': {
    input: z.strictObject({ query: pictureQuerySchema.prefault({}), since: z.array(z.number()).max(12).default([]) }),
    output: facetsSchema
  },
  'pictures.get': { input: byId, output: pictureSchema },
  /** What many have in common. */
  'pictures.summary': { input: byIds, output: pictureSummarySchema },
  /**
   * One change for all of them, in one transaction. `undo` undoes it as long as the app runs and at most 50 changes
   * came after.
   */
  'pictures.change': {
    input: byIds.extend({ change: pictureChangeSchema }),
    output: z.strictObject({ changed: z.number().int(), undo: idSchema })
  },
  'pictures.undoChange': {
    input: z.strictObject({ undo: idSchema }),
    output: z.strictObject({ changed: z.number().int() })
  },
  /** To the trash, from which `restore` brings them back; no file is deleted. */
  'pictures.trash': { input: byIds, output: nothing },
  'pictures.restore': { input: byIds, output: nothing },
  'pictures.copyImage': { input: byId, output: nothing },
  'pictures.reveal': { input: byId, output: nothing },
  /**
   * Saves a copy where the user chooses, of the type given by the extension, with the metadata that the settings allow.
   * `saved` is null if the dialog was closed.
   */
  'pictures.saveAs': { input: byId, output: z.strictObject({ saved: z.string().nullable() }) },
  /** The request that made a picture, as sent over the wire, with a placeholder for the key. */
  'pictures.request': {
    input: byId,
    output: z
      .strictObject({
        method: z.string(),
        url: z.string(),
        headers: z.record(z.string(), z.string()),
        body: z.string()
      })
      .nullable()
  },
  /**
   * A picture from a file, the clipboard or a drop. For bytes already in the library the existing picture is returned
   * (restored if it was in the trash), with `known`. Animated pictures are refused.
   */
  'pictures.import': {
    input: z.strictObject({
      bytes: z
        .instanceof(Uint8Array)
        .refine((bytes) => bytes.byteLength <= 256 * 1024 * 1024, 'The file is larger than 256 MB'),
      name: z.string().max(1000)
    }),
    output: z.strictObject({ picture: pictureSchema, known: z.boolean() })
  },
  /** Pictures made from this one that are not in the trash, newest first. */
  'pictures.children': { input: byId, output: z.array(pictureSchema) }
} as const
