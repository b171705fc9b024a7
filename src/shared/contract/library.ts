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
  /** ready | read-only (it can be looked at only) | unavailable (the folder is not there) */
  state: z.enum(['ready', 'read-only', 'unavailable']),
  /**
   * Why it is read-only: another copy of the app has it open, with the machine's name where that is known. Null
   * otherwise.
   */
  openElsewhere: z.strictObject({ host: z.string(), here: z.boolean(), since: z.number() }).nullable().default(null),
  /**
   * Why it is not ready, in one or two plain sentences with what to do, where neither an absent disk nor another copy
   * of the app is why.
   */
  reason: z.string().nullable().default(null),
  /** What was mended when it was opened, in plain words; empty when nothing was wrong. */
  repairs: z.array(z.string())
})

/** What a repair does. */
export const repairWishesSchema = z.strictObject({
  /** List files and descriptions that are in the folder but not in the index. */
  adopt: z.boolean(),
  /** Take lost files from the last backup, mark what is gone as missing, and what is back as there. */
  missing: z.boolean(),
  /** Write descriptions that are lost, damaged, or say something else than the index. */
  descriptions: z.boolean(),
  /** Which of the two is right where they differ. */
  believe: z.enum(['index', 'descriptions']),
  thumbnails: z.boolean(),
  /** Read every file, and set aside those whose content is not what it was. */
  damaged: z.boolean()
})

export type RepairWishes = z.infer<typeof repairWishesSchema>

/** A backup as it was found, before anything is done with it. */
export const foundBackupSchema = z.strictObject({
  /** By which it is named to `library.restore`. */
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
  /** Where the library was before it was moved in this session, while the old folder is still there. */
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
   * Backs up into the folder of the last backup, or lets the user choose one. A backup of this library that is in the
   * chosen folder is brought up to date, unless a new one is wished. Null when the dialog was closed.
   */
  'library.backUp': {
    input: z.strictObject({ where: z.enum(['last', 'choose']), fresh: z.boolean() }),
    output: taskSchema.nullable()
  },
  /** Lets the user choose a backup and says what is in it. Null when the dialog was closed. */
  'library.lookAtBackup': { input: nothing, output: foundBackupSchema.nullable() },
  /** Lets the user choose an empty folder, copies the backup into it and opens it. Null when the dialog was closed. */
  'library.restore': { input: z.strictObject({ id: idSchema }), output: taskSchema.nullable() },
  /**
   * Lets the user choose an empty folder, copies the library into it and opens it there. Null when the dialog was
   * closed.
   */
  'library.move': { input: nothing, output: taskSchema.nullable() },
  /**
   * What becomes of the old folder after a move: what was moved goes to the system's trash, or it is left where it is.
   * Tells what was put into the folder since, which stays, by its path in it.
   */
  'library.leaveMoved': {
    input: z.strictObject({ trash: z.boolean() }),
    output: z.strictObject({ left: z.array(z.string()) })
  },
  /** Compares every file with what is known of it. Changes nothing. */
  'library.verify': { input: nothing, output: taskSchema },
  'library.repair': { input: repairWishesSchema, output: taskSchema },
  /** Sets the index aside and builds it again from the descriptions beside the pictures. */
  'library.rebuild': { input: nothing, output: taskSchema },

  /** Libraries that were open here, the newest first; the open one is the first. */
  'library.recent': { input: nothing, output: z.array(recentLibrarySchema) },
  /** Opens one of the recent libraries. */
  'library.open': { input: z.strictObject({ folder: z.string().max(4096) }), output: libraryInfoSchema },
  /** Takes one off the list of recent libraries; its folder is not touched. */
  'library.forget': { input: z.strictObject({ folder: z.string().max(4096) }), output: nothing },
  /**
   * Opens the library once more: its disk is back, its folder can be written again, or the other copy of the app is
   * closed.
   */
  'library.reopen': { input: nothing, output: libraryInfoSchema }
} as const

export const libraryEvents = {
  /** Another library is being opened; until `libraryChanged` nothing can be asked of it. */
  libraryOpening: z.strictObject({ folder: z.string() }),
  /** Another library was opened: everything on screen is of the old one. */
  libraryChanged: libraryInfoSchema,
  /** Its numbers or its state have changed; what is on screen is still of it. */
  libraryInfoChanged: libraryInfoSchema
} as const
