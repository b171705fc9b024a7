import { z } from 'zod'

export const slideOrders = ['listed', 'shuffled'] as const
export const compareModes = ['side', 'slider', 'difference', 'flip'] as const
export type CompareMode = (typeof compareModes)[number]

/** What the viewer, the slideshow and the comparison remember. */
export const viewerSettingsSchema = z.strictObject({
  filmstrip: z.boolean().default(true),
  /** The zoom and the place stay from picture to picture. */
  lockZoom: z.boolean().default(false),
  /** How long a picture of the slideshow stands, seconds. */
  slideSeconds: z.number().int().min(1).max(120).default(5),
  slideOrder: z.enum(slideOrders).default('listed'),
  /** After the last picture the first follows. */
  slideLoop: z.boolean().default(true),
  compareMode: z.enum(compareModes).default('side'),
  /** Zooming and moving one picture zooms and moves them all. */
  compareLocked: z.boolean().default(true),
  /** What the pictures were made from is shown below them. */
  compareRecipes: z.boolean().default(true),
  compareOnlyDifferent: z.boolean().default(false)
})

export type ViewerSettings = z.infer<typeof viewerSettingsSchema>
