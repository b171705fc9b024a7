import { z } from 'zod'
import { t } from '../messages/t.ts'
import { exportSettingsSchema } from './export.ts'
import { idSchema } from './ids.ts'
import { imageHostSettingsSchema } from './image-host.ts'
import { inpaintModes } from './inpaint.ts'
import { metadataProfiles } from './metadata-profile.ts'
import { momentSchema } from './moment.ts'
import { someParametersSchema } from './parameters.ts'
import { pictureSorts } from './picture-query.ts'
import { proxySettingsSchema } from './proxy-settings.ts'
import { viewerSettingsSchema } from './viewer-settings.ts'

export const seedModes = ['random', 'locked', 'increment'] as const
export type SeedMode = (typeof seedModes)[number]

/** The contents of the compose form, so that they survive a restart. */
export const draftSchema = z.strictObject({
  operationId: z.string().max(100).nullable().default(null),
  /** By operation id, so that each model keeps its own. */
  parameters: z.record(z.string().max(100), someParametersSchema).default({}),
  /** The picture whose recipe is in the form; what is sent from it follows that picture in its lineage. */
  derivedFromPictureId: idSchema.nullable().default(null),
  /** What was put into the form from that picture; `kept`: it counts as a variation whatever happens to it. */
  origin: z
    .strictObject({ operationId: z.string().max(100), prompt: z.string(), kept: z.boolean() })
    .nullable()
    .default(null),
  seedMode: z.enum(seedModes).default('random'),
  /** Requests sent by one click on Generate. */
  count: z.number().int().min(1).max(64).default(1)
})

export type Draft = z.infer<typeof draftSchema>

export const panelSizesSchema = z.strictObject({
  /** Pixels. */
  composeWidth: z.number().min(260).max(560).default(328),
  inspectorWidth: z.number().min(220).max(560).default(304),
  composeOpen: z.boolean().default(true),
  inspectorOpen: z.boolean().default(true),
  /** The same for a window too narrow for both; there the viewer has a choice of its own, and starts without any. */
  narrow: z.strictObject({ compose: z.boolean().default(true), inspector: z.boolean().default(false) }).prefault({}),
  narrowViewer: z
    .strictObject({ compose: z.boolean().default(false), inspector: z.boolean().default(false) })
    .prefault({}),
  /** What the left panel shows. */
  leftTab: z.enum(['compose', 'browse']).default('compose'),
  /** Height of a row in the grid, pixels. */
  tileSize: z.number().min(80).max(480).default(200),
  /** Tiles in the shape of their pictures, or all square. */
  gridShape: z.enum(['justified', 'square']).default('justified'),
  /** The grid has a heading for each day. */
  groupByDay: z.boolean().default(true)
})

export type PanelSizes = z.infer<typeof panelSizesSchema>

/** Number of searches remembered. */
export const mostRecentSearches = 20

/** What the search remembers; filters are not included. */
export const findSettingsSchema = z.strictObject({
  /** Newest first. */
  recent: z.array(z.string().max(1000)).max(mostRecentSearches).default([]),
  sort: z.enum(pictureSorts).default('newest'),
  /** Sections of the browse panel by name: open or folded, if that differs from the default. */
  sections: z.record(z.string().max(40), z.boolean()).default({})
})

/** What the studio remembers from picture to picture. */
export const studioSettingsSchema = z.strictObject({
  /** The picture open in it; null: none. */
  pictureId: idSchema.nullable().default(null),
  /** The model for repainting; null: the demo. */
  operationId: z.string().max(100).nullable().default(null),
  mode: z.enum(inpaintModes).default('masked'),
  padding: z.number().int().min(0).max(2048).default(32),
  feather: z.number().int().min(0).max(256).default(8),
  /** Diameter, canvas pixels. */
  brushSize: z.number().min(1).max(1024).default(64),
  /** 0 soft to 1 hard. */
  hardness: z.number().min(0).max(1).default(1),
  /** A pen's pressure changes the size. */
  pressureSize: z.boolean().default(true),
  /** For the magic wand: greatest difference in a channel, 0 to 255. */
  tolerance: z.number().int().min(0).max(255).default(32),
  contiguous: z.boolean().default(true),
  overlayColour: z
    .string()
    .regex(/^#[0-9a-f]{6}$/)
    .default('#ff5c9a'),
  /** 0 to 1. */
  overlayOpacity: z.number().min(0.1).max(1).default(0.55),
  /** Pixels. */
  panelWidth: z.number().min(260).max(560).default(320)
})

export type StudioSettings = z.infer<typeof studioSettingsSchema>

/** What pictures say about themselves when dragged out, copied as files or saved; an export has its own choice. */
export const sharingSettingsSchema = z.strictObject({ profile: z.enum(metadataProfiles).default('everything') })
export const statisticsRanges = ['month', 'quarter', 'year', 'all', 'own'] as const
export type StatisticsRange = (typeof statisticsRanges)[number]

/** A day in the user's time zone, "2026-11-27". */
const daySchema = z.string().regex(/^\d{4}-\d{2}-\d{2}$/)

/** What the statistics cover. */
export const statisticsSettingsSchema = z.strictObject({
  range: z.enum(statisticsRanges).default('year'),
  /** For the range "own", both ends included; null for no limit. */
  from: daySchema.nullable().default(null),
  to: daySchema.nullable().default(null)
})

export type StatisticsSettings = z.infer<typeof statisticsSettingsSchema>

/** A path is appended to it, and it is stored in plain text: no user, no password, no question mark, no hash. */
const baseUrlSchema = z
  .url({ protocol: /^https?$/ })
  .max(2048)
  .refine((text) => !/[?#@\\]/.test(text), t('domain.settings.addressNotPlain'))

const recentEntrySchema = z.strictObject({
  /** Absolute path. */
  folder: z.string().max(4096),
  pictures: z.number().int().min(0),
  /** Epoch milliseconds. */
  openedAt: momentSchema
})

export type RecentEntry = z.infer<typeof recentEntrySchema>

/** Days after which pictures in the trash are deleted. */
export const trashDays = [7, 30, 90] as const

export const trashSettingsSchema = z.strictObject({
  /** Null: never. */
  keepDays: z.literal(trashDays).nullable().default(30),
  /** When the user was told about this period, or chose it: for a day afterwards nothing is deleted. Null: not yet. */
  toldAt: momentSchema.nullable().default(null),
  /** Folder of the library that was open then: another one, or one that was restored or moved, is announced again. */
  toldIn: z.string().max(4096).nullable().default(null)
})

/**
 * What is remembered of the machine's clock, so that nothing is deleted because it is wrong; see trusted-time.ts of the
 * trash.
 */
export const clockSettingsSchema = z.strictObject({
  seenAt: momentSchema.nullable().default(null),
  trustedAt: momentSchema.nullable().default(null),
  doubtAt: momentSchema.nullable().default(null)
})

export const settingsSchema = z.strictObject({
  theme: z.enum(['system', 'dark', 'light']).default('system'),
  /** Absolute path; null means the default folder inside the profile. */
  libraryFolder: z.string().max(4096).nullable().default(null),
  /** Libraries that were open here, most recent first, with their contents at the time. */
  recentLibraries: z.array(recentEntrySchema).max(50).default([]),
  /** Endpoint id -> URL that replaces the default. */
  baseUrls: z.record(z.string().max(100), baseUrlSchema).default({}),
  /** Provider id -> requests at once. */
  concurrency: z.record(z.string().max(100), z.number().int().min(1).max(16)).default({}),
  /** How long a service may take to answer one request, seconds. */
  requestTimeout: z.number().int().min(5).max(1800).default(180),
  /** How long a job is polled, seconds. */
  pollDeadline: z.number().int().min(5).max(86_400).default(300),
  welcomed: z.boolean().default(false),
  trash: trashSettingsSchema.prefault({}),
  /** Absolute paths of folders whose new pictures are imported automatically. */
  watchedFolders: z.array(z.string().max(4096)).max(20).default([]),
  draft: draftSchema.prefault({}),
  layout: panelSizesSchema.prefault({}),
  find: findSettingsSchema.prefault({}),
  studio: studioSettingsSchema.prefault({}),
  viewer: viewerSettingsSchema.prefault({}),
  imageHost: imageHostSettingsSchema.prefault({}),
  proxy: proxySettingsSchema.prefault({}),
  sharing: sharingSettingsSchema.prefault({}),
  export: exportSettingsSchema.prefault({}),
  /**
   * Absolute path of the export folder; chosen in a dialog of the system, never named by the window. Null: not chosen
   * yet.
   */
  exportFolder: z.string().max(4096).nullable().default(null),
  statistics: statisticsSettingsSchema.prefault({}),
  clock: clockSettingsSchema.prefault({})
})

export type Settings = z.infer<typeof settingsSchema>

/** Only changed by the main process: paths, which the window never names, and what it knows about the clock. */
const ownOfMain = [
  'libraryFolder',
  'recentLibraries',
  'watchedFolders',
  'exportFolder',
  'clock'
] as const satisfies (keyof Settings)[]

type Changeable = Exclude<keyof Settings, (typeof ownOfMain)[number]>

type PatchShape = { [K in Changeable]: z.ZodOptional<ReturnType<(typeof settingsSchema.shape)[K]['unwrap']>> }

/** Any part of the settings that the window may change. Groups are replaced as a whole. */
export const settingsPatchSchema = z.strictObject(
  Object.fromEntries(
    Object.entries(settingsSchema.shape)
      .filter(([name]) => !(ownOfMain as readonly string[]).includes(name))
      .map(([name, schema]) => [name, schema.unwrap().optional()])
  ) as PatchShape
)

export type SettingsPatch = z.infer<typeof settingsPatchSchema>

/** A patch may name a field without a value; that leaves the field unchanged. */
export function givenOf(patch: SettingsPatch): Given<SettingsPatch> {
  return Object.fromEntries(Object.entries(patch).filter(([, value]) => value !== undefined))
}

/** The same, without undefined values. */
type Given<T> = { [K in keyof T]?: Exclude<T[K], undefined> }
