import { z } from 'zod'

export const slideOrders = ['listed', 'shuffled'] as const
export const compareModes = ['side', 'slider', 'difference', 'flip'] as const
export type CompareMode = (typeof compareModes)[number]

/** What the viewer, the slideshow and the comparison remember. */
export const viewerSettingsSchema = z.strictObject({
  filmstrip: z.boolean().default(true),
  /** Zoom and position stay the same from picture to picture. */
  lockZoom: z.boolean().default(false),
  /** How long the slideshow shows a picture, seconds. */
  slideSeconds: z.number().int().min(1).max(120).default(5),
  slideOrder: z.enum(slideOrders).default('listed'),
  /** The first picture follows the last. */
  slideLoop: z.boolean().default(true),
  compareMode: z.enum(compareModes).default('side'),
  /** Zooming and panning one picture applies to all. */
  compareLocked: z.boolean().default(true),
  /** The recipes are shown below the pictures. */
  compareRecipes: z.boolean().default(true),
  compareOnlyDifferent: z.boolean().default(false)
})

export type ViewerSettings = z.infer<typeof viewerSettingsSchema>
