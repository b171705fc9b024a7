/** The procedures and events of the library as a place on disk: opening, backing up, moving, checking, repairing. */

import { z } from 'zod'
import { idSchema } from '../domain/ids.ts'
import { taskSchema } from '../domain/task.ts'
import { nothing } from './common.ts'

export const libraryInfoSchema = z.strictObject({
  folder: z.string(),
  pictures: z.number().int(),
  /** In the trash. */
  trashed: z.number().int(),
  /** Of all originals. */
  bytes: z.number(),
  /** ready | read-only (it can only be viewed) | unavailable (the folder is missing) */
  state: z.enum(['ready', 'read-only', 'unavailable']),
  /** Why it is read-only: another copy of the app has it open, with the machine's name if known. Null otherwise. */
  openElsewhere: z.strictObject({ host: z.string(), here: z.boolean(), since: z.number() }).nullable().default(null),
  /**
   * Why it is not ready, in one or two plain sentences saying what to do, if neither a missing disk nor another copy of
   * the app is the reason.
   */
  reason: z.string().nullable().default(null),
  /** What was repaired when it was opened, in plain words; empty if nothing was wrong. */
  repairs: z.array(z.string())
})

/** What a repair does. */
export const repairWishesSchema = z.strictObject({
  /** List files and descriptions that are in the folder but not in the index. */
  adopt: z.boolean(),
  /** Restore lost files from the last backup, mark missing ones as missing, and found ones as present. */
  missing: z.boolean(),
  /** Write descriptions that are lost, damaged, or differ from the index. */
  descriptions: z.boolean(),
  /** Which of the two is right if they differ. */
  believe: z.enum(['index', 'descriptions']),
  thumbnails: z.boolean(),
  /** Read every file, and set aside those whose content has changed. */
  damaged: z.boolean()
})

export type RepairWishes = z.infer<typeof repairWishesSchema>

/** A backup as found, before anything is done with it. */
export const foundBackupSchema = z.strictObject({
  /** Identifies it for `library.restore`. */
  id: idSchema,
  folder: z.string(),
  name: z.string(),
  madeAt: z.number(),
  pictures: z.number().int(),
  bytes: z.number(),
  whole: z.boolean()
})

export const careSchema = z.strictObject({
  lastBackup: z
    .strictObject({
      folder: z.string(),
      at: z.number(),
      pictures: z.number().int(),
      /** The folder can be reached now. */
      there: z.boolean()
    })
    .nullable(),
  /** Where the library was before it was moved in this session, while the old folder still exists. */
  movedFrom: z.string().nullable()
})

export const recentLibrarySchema = z.strictObject({
  folder: z.string(),
  name: z.string(),
  /** When it was last open here. */
  pictures: z.number().int(),
  openedAt: z.number(),
  open: z.boolean(),
  /** Its disk is connected. */
  there: z.boolean()
})

export type FoundBackup = z.infer<typeof foundBackupSchema>
export type LibraryCareInfo = z.infer<typeof careSchema>
export type RecentLibrary = z.infer<typeof recentLibrarySchema>

export const libraryCareProcedures = {
  /** The newest backup, and what is left of a move. */
  'library.care': { input: nothing, output: careSchema },
  /**
   * Backs up into the folder of the last backup, or lets the user choose one. A backup of this library in the chosen
   * folder is updated, unless a new one is requested. Null if the dialog was closed.
   */
  'library.backUp': {
    input: z.strictObject({ where: z.enum(['last', 'choose']), fresh: z.boolean() }),
    output: taskSchema.nullable()
  },
  /** Lets the user choose a backup and says what is in it. Null if the dialog was closed. */
  'library.lookAtBackup': { input: nothing, output: foundBackupSchema.nullable() },
  /** Lets the user choose an empty folder, copies the backup into it and opens it. Null if the dialog was closed. */
  'library.restore': { input: z.strictObject({ id: idSchema }), output: taskSchema.nullable() },
  /**
   * Lets the user choose an empty folder, copies the library into it and opens it there. Null if the dialog was closed.
   */
  'library.move': { input: nothing, output: taskSchema.nullable() },
  /**
   * What happens to the old folder after a move: the moved files go to the system's trash, or are left in place.
   * Returns what was put into the folder since, which stays, as relative paths.
   */
  'library.leaveMoved': {
    input: z.strictObject({ trash: z.boolean() }),
    output: z.strictObject({ left: z.array(z.string()) })
  },
  /** Compares every file with its record. Changes nothing. */
  'library.verify': { input: nothing, output: taskSchema },
  'library.repair': { input: repairWishesSchema, output: taskSchema },
  /** Sets the index aside and rebuilds it from the descriptions beside the pictures. */
  'library.rebuild': { input: nothing, output: taskSchema },

  /** Libraries that were open here, most recent first; the open one is the first. */
  'library.recent': { input: nothing, output: z.array(recentLibrarySchema) },
  /** Opens one of the recent libraries. */
  'library.open': { input: z.strictObject({ folder: z.string().max(4096) }), output: libraryInfoSchema },
  /** Removes one from the list of recent libraries; its folder is not touched. */
  'library.forget': { input: z.strictObject({ folder: z.string().max(4096) }), output: nothing },
  /** Reopens the library: its disk is back, its folder is writable again, or the other copy of the app was closed. */
  'library.reopen': { input: nothing, output: libraryInfoSchema }
} as const

export const libraryEvents = {
  /** Another library is being opened; until `libraryChanged` it accepts no calls. */
  libraryOpening: z.strictObject({ folder: z.string() }),
  /** Another library was opened: everything on screen belongs to the old one. */
  libraryChanged: libraryInfoSchema,
  /** Its numbers or its state have changed; what is on screen still belongs to it. */
  libraryInfoChanged: libraryInfoSchema
} as const
