/**
 * What the grid and the filters know of a picture without its record, packed into one integer. The lower bits are sent
 * to the window with each picture; in the database the same number, with the model above them, is a generated column
 * with an index, so that counting every filter's values over a hundred thousand pictures is one walk over an index.
 */
import { z } from 'zod'

export const pictureKinds = ['generated', 'repainted', 'imported'] as const
export type PictureKind = (typeof pictureKinds)[number]

export const orientations = ['landscape', 'portrait', 'square'] as const
export type Orientation = (typeof orientations)[number]

/** By megapixels: under 0.6, under 1.5, under 4, and more. */
export const sizeClasses = ['small', 'medium', 'large', 'huge'] as const
export type SizeClass = (typeof sizeClasses)[number]

export const pictureKindSchema = z.enum(pictureKinds)
export const orientationSchema = z.enum(orientations)
export const sizeClassSchema = z.enum(sizeClasses)

/** Upper limits of all but the last size class, pixels. */
export const sizeLimits = [600_000, 1_500_000, 4_000_000] as const

/** What the flags are computed from. */
interface Flagged {
  rating: number
  favourite: boolean
  maskId: string | null
  inpaint: unknown
  children: number
  missing: boolean
  demo: boolean
  origin: 'generated' | 'imported'
  width: number
  height: number
  fileRemovedAt: number | null
  tags: readonly string[]
  collectionIds: readonly string[]
}

interface Flag {
  bit: number
  /** The same as `of` over the columns of `pictures`: 1 or 0. */
  sql: string
  of: (picture: Flagged) => boolean
}

/**
 * One row per flag. A new one needs a migration that redefines the column `facet` (checked by a test), and room below
 * `modelShift`.
 */
const flagTable = {
  favourite: { bit: 1 << 3, sql: 'favourite', of: (picture) => picture.favourite },
  mask: { bit: 1 << 4, sql: '(mask_id IS NOT NULL)', of: (picture) => picture.maskId !== null },
  children: { bit: 1 << 5, sql: '(children > 0)', of: (picture) => picture.children > 0 },
  missing: { bit: 1 << 6, sql: 'missing', of: (picture) => picture.missing },
  demo: { bit: 1 << 7, sql: 'demo', of: (picture) => picture.demo },
  fileRemoved: { bit: 1 << 14, sql: '(file_removed_at IS NOT NULL)', of: (picture) => picture.fileRemovedAt !== null },
  tagged: { bit: 1 << 15, sql: '(tags IS NOT NULL)', of: (picture) => picture.tags.length > 0 },
  collected: { bit: 1 << 16, sql: '(collections IS NOT NULL)', of: (picture) => picture.collectionIds.length > 0 }
} as const satisfies Record<string, Flag>

export type FlagName = keyof typeof flagTable

interface Field {
  shift: number
  mask: number
  /** The same as `of` over the columns of `pictures`. */
  sql: string
  /** A small number, at most `mask`. */
  of: (picture: Flagged) => number
}

const sizeCases = sizeLimits.map((limit, at) => `WHEN width * height < ${limit} THEN ${at}`).join(' ')

/** One row for each small number. */
const fieldTable = {
  rating: { shift: 0, mask: 7, sql: 'rating', of: (picture) => picture.rating },
  kind: {
    shift: 8,
    mask: 3,
    sql: "CASE WHEN origin = 'imported' THEN 2 WHEN mask_id IS NOT NULL OR inpaint IS NOT NULL THEN 1 ELSE 0 END",
    of: ({ origin, maskId, inpaint }) =>
      origin === 'imported' ? 2 : maskId !== null || (inpaint ?? null) !== null ? 1 : 0
  },
  orientation: {
    shift: 10,
    mask: 3,
    sql: 'CASE WHEN width > height THEN 0 WHEN width < height THEN 1 ELSE 2 END',
    of: ({ width, height }) => (width > height ? 0 : width < height ? 1 : 2)
  },
  size: {
    shift: 12,
    mask: 3,
    sql: `CASE ${sizeCases} ELSE ${sizeLimits.length} END`,
    of: ({ width, height }) => {
      const size = sizeLimits.findIndex((limit) => width * height < limit)
      return size < 0 ? sizeLimits.length : size
    }
  }
} as const satisfies Record<string, Field>

/** Each bit alone. */
export const flag = Object.fromEntries(Object.entries(flagTable).map(([name, { bit }]) => [name, bit])) as {
  readonly [K in FlagName]: (typeof flagTable)[K]['bit']
}

/** The position of each small number. */
export const field: { readonly [K in keyof typeof fieldTable]: { shift: number; mask: number } } = fieldTable

/** The model's number is above all flags; it is not sent to the window. */
export const modelShift = 17
export const flagBits = (1 << modelShift) - 1

const read = (flags: number, { shift, mask }: { shift: number; mask: number }): number => (flags >> shift) & mask

/** 0 (none) to 5. */
export const ratingOf = (flags: number): number => read(flags, field.rating)
export const kindOf = (flags: number): PictureKind => pictureKinds[read(flags, field.kind)] ?? 'generated'
export const orientationOf = (flags: number): Orientation => orientations[read(flags, field.orientation)] ?? 'square'
export const sizeClassOf = (flags: number): SizeClass => sizeClasses[read(flags, field.size)] ?? 'huge'

const flagRows: readonly Flag[] = Object.values(flagTable)
const fieldRows: readonly Field[] = Object.values(fieldTable)

/** The flags of a picture, as the database computes them (a test keeps the two in sync). */
export function flagsOf(picture: Flagged): number {
  const bits = flagRows.reduce((flags, { bit, of }) => (of(picture) ? flags | bit : flags), 0)
  return fieldRows.reduce((flags, { shift, of }) => flags | (of(picture) << shift), bits)
}

/**
 * The expression of the generated column `facet`: flags, small numbers, and above them the model's number. Changing it
 * requires a new migration.
 */
export const facetExpression = [
  fieldTable.rating.sql,
  ...flagRows.map(({ sql, bit }) => `(${sql} * ${bit})`),
  ...fieldRows.filter(({ shift }) => shift > 0).map(({ sql, shift }) => `(${sql} << ${shift})`),
  `(model_key << ${modelShift})`
].join(' | ')
