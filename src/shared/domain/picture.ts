import { z } from 'zod'
import { idSchema } from './ids.ts'
import { inpaintReportSchema, inpaintSchema } from './inpaint.ts'
import { momentSchema } from './moment.ts'
import { parametersSchema } from './parameters.ts'
import { pictureMarksSchema } from './picture-change.ts'
import { flagsOf } from './picture-flags.ts'

export const pictureMimes = ['image/png', 'image/jpeg', 'image/webp', 'image/avif'] as const
export type PictureMime = (typeof pictureMimes)[number]

/** A picture with more pixels is refused before it is decoded. */
export const maxPixels = 64 * 1024 * 1024
/** No file is larger: a terabyte. Sums of sizes stay whole numbers. */
const mostBytes = 2 ** 40

/** Where an imported picture was made, as far as its file tells. The file itself still has all its texts. */
export const importedSchema = z.strictObject({
  /** As the user knows it; empty if it had none. */
  fileName: z.string().max(1000),
  /** Epoch milliseconds. */
  importedAt: momentSchema,
  /** "InvokeAI", "ComfyUI"; null if unknown. */
  software: z.string().max(200).nullable(),
  model: z.string().max(500).nullable(),
  /** What its program wrote that has no name among the parameters. */
  extra: z.record(z.string().max(200), z.string().max(20_000)).default({})
})

export const pictureSchema = z.strictObject({
  id: idSchema,
  /** Of the original bytes, in hex. */
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  /** Base name of the original inside the library's pictures folder. */
  fileName: z.string().max(200),
  mime: z.enum(pictureMimes),
  width: z.number().int().positive().max(maxPixels),
  height: z.number().int().positive().max(maxPixels),
  bytes: z.number().int().nonnegative().max(mostBytes),
  /** Dominant colour, "#rrggbb". */
  colour: z.string().regex(/^#[0-9a-f]{6}$/),
  /** Epoch milliseconds. */
  createdAt: momentSchema,
  origin: z.enum(['generated', 'imported']),
  jobId: idSchema.nullable(),
  batchId: idSchema.nullable(),
  operationId: z.string().nullable(),
  /** Names from when it was made, for a picture whose service is gone. */
  providerLabel: z.string().nullable(),
  operationLabel: z.string().nullable(),
  /** What was requested, with the seed that was sent. Null for a picture with an unknown recipe. */
  parameters: parametersSchema.nullable(),
  /** From sending to the stored file, milliseconds. */
  tookMs: momentSchema.nullable(),
  /** Position among the pictures of one request, from 0. */
  ordinal: z.number().int(),
  sourcePictureId: idSchema.nullable(),
  /** The picture whose recipe was reused for this one. */
  derivedFromPictureId: idSchema.nullable().default(null),
  maskId: idSchema.nullable(),
  /** How it was repainted; null for a picture that was not made in the studio. */
  inpaint: inpaintSchema.nullable().default(null),
  inpaintReport: inpaintReportSchema.nullable().default(null),
  favourite: z.boolean(),
  /** 0 (none) to 5. */
  rating: pictureMarksSchema.shape.rating.default(0),
  notes: pictureMarksSchema.shape.notes.default(''),
  tags: pictureMarksSchema.shape.tags.default([]),
  collectionIds: pictureMarksSchema.shape.collectionIds.default([]),
  /** Null for a picture that was made here. */
  imported: importedSchema.nullable().default(null),
  /** When the user removed the original and kept thumbnail and recipe. */
  fileRemovedAt: momentSchema.nullable().default(null),
  /** Pictures made from this one that are not in the trash: counted, not stored. */
  children: z.number().int().default(0),
  trashedAt: momentSchema.nullable(),
  /** The file was missing when it was last looked for. */
  missing: z.boolean(),
  /** Painted by the demo on this machine, without a model. */
  demo: z.boolean()
})

export type Picture = z.infer<typeof pictureSchema>

/** What a picture's file reveals, whatever else is known about it. */
export type FileFacts = Pick<
  Picture,
  'id' | 'sha256' | 'fileName' | 'mime' | 'width' | 'height' | 'bytes' | 'colour' | 'createdAt' | 'origin'
>

/** Everything else, for a picture about which nothing else is known and that nobody has marked. */
export function nothingKnown(): Omit<Picture, keyof FileFacts> {
  return {
    jobId: null,
    batchId: null,
    operationId: null,
    providerLabel: null,
    operationLabel: null,
    parameters: null,
    tookMs: null,
    ordinal: 0,
    sourcePictureId: null,
    derivedFromPictureId: null,
    maskId: null,
    inpaint: null,
    inpaintReport: null,
    favourite: false,
    rating: 0,
    notes: '',
    tags: [],
    collectionIds: [],
    imported: null,
    fileRemovedAt: null,
    children: 0,
    trashedAt: null,
    missing: false,
    demo: false
  }
}

/**
 * What the grid needs to lay out a picture before any byte of it is loaded. A tuple keeps a hundred thousand of them
 * small: [id, width, height, colour as 0xrrggbb, createdAt, flags (picture-flags.ts)]. In a list of the trash
 * `createdAt` is when the picture went there.
 */
export const stubSchema = z.tuple([idSchema, z.number(), z.number(), z.number(), z.number(), z.number()])
export type PictureStub = z.infer<typeof stubSchema>

/** The stub of a picture. */
export function stubOf(picture: Picture): PictureStub {
  return [
    picture.id,
    picture.width,
    picture.height,
    Number.parseInt(picture.colour.slice(1), 16),
    picture.createdAt,
    flagsOf(picture)
  ]
}

/** Longer side of the thumbnails, pixels. */
export const thumbnailSides = { thumbnail: 512, small: 256 } as const

/**
 * Same-origin, relative address of a picture's bytes. `thumbnail` and `small` are WebP, at most 512 and 256 px on the
 * longer side.
 */
export function mediaUrl(id: string, what: 'thumbnail' | 'small' | 'original'): string {
  return `media/${id}/${what}`
}

/** Same-origin, relative address of a stored mask: an 8-bit or 1-bit grey PNG, white = repaint. */
export function maskUrl(id: string): string {
  return `media/${id}/mask`
}
