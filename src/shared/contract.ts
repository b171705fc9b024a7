/**
 * Every procedure and every event between the window and the main process: the one source of truth.
 * The preload exposes nothing else, the IPC registrar refuses what is not here, and the client is typed from it.
 */

import { z } from 'zod'
import { byId, byIds, nothing, pathQuestionSchema } from './contract/common.ts'
import { exportProcedures } from './contract/exports.ts'
import { importEvents, importProcedures } from './contract/imports.ts'
import { libraryCareProcedures, libraryEvents, libraryInfoSchema } from './contract/library.ts'
import { lineageProcedures } from './contract/lineage.ts'
import { pictureProcedures } from './contract/pictures.ts'
import { shelfProcedures } from './contract/shelf.ts'
import { statisticsProcedures } from './contract/statistics.ts'
import { taskEvents, taskProcedures } from './contract/tasks.ts'
import { trashProcedures } from './contract/trash.ts'
import { idSchema } from './domain/ids.ts'
import { hostTestStepSchema, transferSchema } from './domain/image-host.ts'
import { inpaintSchema, rasterMaskSchema } from './domain/inpaint.ts'
import { jobRequestSchema, jobSchema } from './domain/job.ts'
import { keyStatusSchema, keyTestResultSchema, protections } from './domain/key.ts'
import { maskSchema } from './domain/mask.ts'
import { pauseSchema } from './domain/pause.ts'
import { pictureSchema } from './domain/picture.ts'
import { presetSchema } from './domain/preset.ts'
import type { ProviderInfo } from './domain/provider.ts'
import { networkWaySchema } from './domain/proxy-settings.ts'
import { settingsPatchSchema, settingsSchema } from './domain/settings.ts'
import { shelfSchema } from './domain/shelf.ts'
import { studioDraftSchema } from './domain/studio-draft.ts'
import { windowMenuSchema } from './domain/window-menu.ts'
import { wireErrorSchema } from './errors.ts'

const providerId = z.string().min(1).max(100)

/** Descriptors are data from the main process itself, so their shape is a type and needs no parsing. */
const providerList = z.custom<ProviderInfo[]>(Array.isArray)

export const appInfoSchema = z.strictObject({
  version: z.string(),
  platform: z.string(),
  /** "Electron 45.4.1", or the stand-in on an installed Chromium. */
  host: z.string(),
  standIn: z.boolean(),
  profileFolder: z.string(),
  /** What was repaired or set aside at this start, in plain words. */
  problems: z.array(z.string()),
  /** Null if the demo could not be started. */
  demoUrl: z.string().nullable(),
  /** The keychain's protection, or why there is none, in plain words. */
  keyProtection: z.strictObject({ keychain: z.boolean(), description: z.string() })
})

export const noticeSchema = z.strictObject({
  level: z.enum(['info', 'warning', 'error']),
  error: wireErrorSchema.optional(),
  message: z.string()
})

export const procedures = {
  'app.info': { input: nothing, output: appInfoSchema },
  /** Opens a page of an allow-list in the user's browser. */
  'app.openExternal': { input: z.strictObject({ url: z.url().max(2048) }), output: nothing },

  /** The window's actions for the system's menu; a choice is reported by the event `menuChosen`. */
  'app.menu': { input: z.strictObject({ menus: windowMenuSchema }), output: nothing },

  /** The answer to the event `pathWanted`; null when the user closed the question. @throws AppError invalid-input */
  'app.pathTyped': { input: z.strictObject({ id: idSchema, path: z.string().max(4096).nullable() }), output: nothing },

  /** The answer to the event `closing`: all unfinished work is saved. */
  'app.readyToClose': { input: nothing, output: nothing },

  'providers.list': { input: nothing, output: providerList },

  'keys.status': { input: nothing, output: z.array(keyStatusSchema) },
  'keys.set': {
    input: z.strictObject({
      providerId,
      key: z.string().trim().min(1, 'The key is empty').max(4096),
      protection: z.enum(protections),
      /** Only with protection "passphrase". */
      passphrase: z.string().min(8, 'A passphrase has at least 8 characters').max(1024).optional()
    }),
    output: keyStatusSchema
  },
  'keys.clear': { input: z.strictObject({ providerId }), output: keyStatusSchema },
  /** Opens all keys that this passphrase protects. */
  'keys.unlock': {
    input: z.strictObject({ passphrase: z.string().min(1).max(1024) }),
    output: z.array(keyStatusSchema)
  },
  /** Contacts the services that have a key, without the key, and says which route was used. */
  'network.test': { input: nothing, output: z.array(networkWaySchema) },
  /** One request to the service, never repeated automatically. */
  'keys.test': { input: z.strictObject({ providerId }), output: keyTestResultSchema },
  /** Ends the running test, whose outcome is then "cancelled". */
  'keys.cancelTest': { input: z.strictObject({ providerId }), output: nothing },

  'settings.get': { input: nothing, output: settingsSchema },
  'settings.update': { input: settingsPatchSchema, output: settingsSchema },

  'presets.list': { input: nothing, output: z.array(presetSchema) },
  'presets.save': { input: presetSchema.omit({ id: true, createdAt: true }), output: presetSchema },
  'presets.rename': { input: z.strictObject({ id: idSchema, name: presetSchema.shape.name }), output: presetSchema },
  /** Replaces its values; its name stays. */
  'presets.update': { input: presetSchema.pick({ id: true, parameters: true }), output: presetSchema },
  'presets.remove': { input: byId, output: nothing },

  /** One click on Generate: every request becomes a job on disk before anything leaves the machine. */
  'jobs.submit': {
    input: z.strictObject({ requests: z.array(jobRequestSchema).min(1).max(64) }),
    output: z.array(jobSchema)
  },
  /** Newest first. Without `before`: all jobs that have not ended, and the newest ended ones. */
  'jobs.list': { input: z.strictObject({ limit: z.number().int().min(1).max(1000) }), output: z.array(jobSchema) },
  'jobs.cancel': { input: byId, output: jobSchema },
  /**
   * Sends the request again, as a new attempt of the same job. For a job that may have been charged `acceptCharge` must
   * be true: the user was told that it can cost twice.
   */
  'jobs.retry': { input: z.strictObject({ id: idSchema, acceptCharge: z.boolean() }), output: jobSchema },
  /** Asks the service again for a job that it has (deadline passed, result link failed). Never sends a new request. */
  'jobs.resume': { input: byId, output: jobSchema },
  /** Services that are left alone now, with everything in line for them. */
  'jobs.pauses': { input: nothing, output: z.array(pauseSchema) },
  /** Ends these pauses: one request goes to each as a probe. */
  'jobs.tryNow': {
    input: z.strictObject({ ids: z.array(pauseSchema.shape.id).min(1).max(1000) }),
    output: z.array(pauseSchema)
  },
  /**
   * If the job's pictures can still be fetched, `acceptLoss` must be true: the user was told that they are given up.
   */
  'jobs.remove': { input: z.strictObject({ id: idSchema, acceptLoss: z.boolean() }), output: nothing },
  /** `kept`: jobs that stay because their pictures can still be fetched. */
  'jobs.clearEnded': {
    input: nothing,
    output: z.strictObject({ removed: z.array(idSchema), kept: z.number().int() })
  },
  /** Undoes a removal, for a while; unknown ids are left out. @returns the restored jobs */
  'jobs.putBack': { input: z.strictObject({ ids: z.array(idSchema).min(1) }), output: z.array(jobSchema) },

  ...pictureProcedures,
  ...shelfProcedures,
  ...lineageProcedures,
  ...statisticsProcedures,
  ...trashProcedures,
  ...importProcedures,

  /** Stores a mask: PNG bytes or pixels, white = repaint. For the same pixels the existing mask is returned. */
  'masks.add': {
    input: z.union([
      z.strictObject({
        png: z.instanceof(Uint8Array).refine((bytes) => bytes.byteLength <= 64 * 1024 * 1024, 'The mask is too large')
      }),
      z.strictObject({ mask: rasterMaskSchema })
    ]),
    output: maskSchema
  },
  /** The named ones, sorted by name. */
  'masks.list': { input: nothing, output: z.array(maskSchema) },
  /** Names a mask, which lists it; null removes it from the list. The mask itself stays with its pictures. */
  'masks.name': {
    input: z.strictObject({ id: idSchema, name: maskSchema.shape.name.removeDefault() }),
    output: maskSchema
  },
  /** Saves pixels as an 8-bit grey PNG where the user chooses; null if the dialog was closed. */
  'masks.export': {
    input: z.strictObject({ mask: rasterMaskSchema, name: z.string().max(200) }),
    output: z.strictObject({ saved: z.string().nullable() })
  },

  /** Exactly the two files that submitting the same picture, mask and settings uploads: PNG bytes. */
  'inpaint.preview': {
    input: z.strictObject({ pictureId: idSchema, mask: rasterMaskSchema, inpaint: inpaintSchema }),
    output: z.strictObject({ picture: z.instanceof(Uint8Array), mask: z.instanceof(Uint8Array) })
  },
  /** Saves one of these files where the user chooses, for publishing it under a link. */
  'inpaint.saveSent': {
    input: z.strictObject({
      pictureId: idSchema,
      mask: rasterMaskSchema,
      inpaint: inpaintSchema,
      which: z.enum(['picture', 'mask'])
    }),
    output: z.strictObject({ saved: z.string().nullable() })
  },

  /** The work left in the studio for this picture; null if none. */
  'drafts.get': { input: z.strictObject({ pictureId: idSchema }), output: studioDraftSchema.nullable() },
  'drafts.save': { input: z.strictObject({ pictureId: idSchema, draft: studioDraftSchema }), output: nothing },

  /**
   * Uploads a small file to the bucket in the settings, fetches it as a service would, deletes it. Never throws if the
   * bucket fails: the step says so.
   */
  'imageHosts.test': { input: nothing, output: z.array(hostTestStepSchema) },
  /** What was sent to which host and when, newest first. */
  'transfers.list': {
    input: z.strictObject({ limit: z.number().int().min(1).max(1000) }),
    output: z.array(transferSchema)
  },

  ...exportProcedures,

  'library.info': { input: nothing, output: libraryInfoSchema },
  /**
   * Lets the user choose a folder and opens the library in it (a new one in an empty folder). Null if the dialog was
   * closed.
   */
  'library.choose': { input: nothing, output: libraryInfoSchema.nullable() },
  'library.reveal': { input: nothing, output: nothing },

  ...libraryCareProcedures,
  ...taskProcedures
} as const satisfies Record<`${string}.${string}`, { input: z.ZodType; output: z.ZodType }>

export const events = {
  jobChanged: jobSchema,
  jobRemoved: byId,
  pausesChanged: z.array(pauseSchema),
  pictureAdded: pictureSchema,
  pictureChanged: pictureSchema,
  picturesRemoved: byIds,
  /** Too many changed to report one by one: the list must be read again. */
  picturesTouched: nothing,
  shelfChanged: shelfSchema,
  ...importEvents,
  /** A step of `imageHosts.test` has ended; the procedure's result contains them all. */
  hostTestStep: hostTestStepSchema,
  keysChanged: z.array(keyStatusSchema),
  /** The system shows no dialog: the user is asked for a path in the window. */
  pathWanted: pathQuestionSchema,
  /** A menu item that the window offered. */
  menuChosen: z.strictObject({ id: z.string() }),
  settingsChanged: settingsSchema,
  ...libraryEvents,
  ...taskEvents,
  notice: noticeSchema,
  /** The window is about to close: unfinished work must be saved now. */
  closing: nothing
} as const satisfies Record<string, z.ZodType>

export type ProcedureName = keyof typeof procedures
export type Input<N extends ProcedureName> = z.input<(typeof procedures)[N]['input']>
/** A handler's input: parsed, with defaults filled in. */
export type ParsedInput<N extends ProcedureName> = z.output<(typeof procedures)[N]['input']>
export type Output<N extends ProcedureName> = z.output<(typeof procedures)[N]['output']>
export type EventName = keyof typeof events
export type EventPayload<E extends EventName> = z.output<(typeof events)[E]>

export type LibraryInfo = z.infer<typeof libraryInfoSchema>
export type AppInfo = z.infer<typeof appInfoSchema>
export type Notice = z.infer<typeof noticeSchema>

/** Every procedure implemented. A missing one is a type error. */
export type Handlers = { [N in ProcedureName]: (input: ParsedInput<N>) => Promise<Output<N>> | Output<N> }

export type Emit = <E extends EventName>(event: E, payload: EventPayload<E>) => void

/** What crosses the process border. Electron drops custom properties of a thrown error, so the answer contains it. */
export type Answer<T = unknown> = { ok: true; value: T } | { ok: false; error: z.infer<typeof wireErrorSchema> }

/** What the preload puts on `window.palimpsest`. */
export interface Bridge {
  invoke(name: ProcedureName, input: unknown): Promise<Answer>
  /**
   * Passes the paths of files that the user dropped to the main process, which answers with a ticket for
   * `imports.dropped`.
   * @param files the window's own File objects
   * @returns `ticket` null if none of them has a path; `unnamed`: indexes of those without one, whose bytes can be
   * passed instead
   */
  handOver(files: readonly object[]): Promise<Answer<{ ticket: string | null; unnamed: number[] }>>
  /** @returns a function that ends the subscription. */
  on(event: EventName, listener: (payload: unknown) => void): () => void
}

/** IPC channel names, one for each direction. */
export const invokeChannel = 'palimpsest:invoke'
export const eventChannel = 'palimpsest:event'
/** Paths of dropped files, only from the preload. */
export const droppedChannel = 'palimpsest:dropped'
