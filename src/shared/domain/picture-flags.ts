/**
 * What the grid and the filters know of a picture without its record, packed into one whole number. The lower bits travel to the
 * window with each picture; in the database the same number, with the model above them, is a generated column and an index, so that
 * counting every filter's values over a hundred thousand pictures is one walk over an index.
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

/** Each bit alone. */
export const flag = {
  favourite: 1 << 3,
  mask: 1 << 4,
  children: 1 << 5,
  missing: 1 << 6,
  demo: 1 << 7,
  fileRemoved: 1 << 14,
  tagged: 1 << 15,
  collected: 1 << 16
} as const

/** Bits 0 to 2 are the rating; these hold a small number each. */
export const field = {
  rating: { shift: 0, mask: 7 },
  kind: { shift: 8, mask: 3 },
  orientation: { shift: 10, mask: 3 },
  size: { shift: 12, mask: 3 }
} as const

/** Above all flags stands the model's number; it does not travel. */
export const modelShift = 17
export const flagBits = (1 << modelShift) - 1

const read = (flags: number, { shift, mask }: { shift: number; mask: number }): number => (flags >> shift) & mask

/** 0 (none) to 5. */
export const ratingOf = (flags: number): number => read(flags, field.rating)
export const kindOf = (flags: number): PictureKind => pictureKinds[read(flags, field.kind)] ?? 'generated'
export const orientationOf = (flags: number): Orientation => orientations[read(flags, field.orientation)] ?? 'square'
export const sizeClassOf = (flags: number): SizeClass => sizeClasses[read(flags, field.size)] ?? 'huge'

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

/** The flags of a picture, as the database makes them (library/facet-code.ts; a test holds the two together). */
export function flagsOf(picture: Flagged): number {
  const kind = picture.origin === 'imported' ? 2 : picture.maskId !== null || (picture.inpaint ?? null) !== null ? 1 : 0
  const orientation = picture.width > picture.height ? 0 : picture.width < picture.height ? 1 : 2
  const pixels = picture.width * picture.height
  const size = sizeLimits.findIndex((limit) => pixels < limit)
  const bit = (on: boolean, value: number): number => (on ? value : 0)
  return (
    picture.rating |
    bit(picture.favourite, flag.favourite) |
    bit(picture.maskId !== null, flag.mask) |
    bit(picture.children > 0, flag.children) |
    bit(picture.missing, flag.missing) |
    bit(picture.demo, flag.demo) |
    bit(picture.fileRemovedAt !== null, flag.fileRemoved) |
    bit(picture.tags.length > 0, flag.tagged) |
    bit(picture.collectionIds.length > 0, flag.collected) |
    (kind << field.kind.shift) |
    (orientation << field.orientation.shift) |
    ((size < 0 ? sizeLimits.length : size) << field.size.shift)
  )
}
