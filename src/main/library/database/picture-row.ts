/** One picture as a row of the database, and back. */
import type { SQLInputValue, SQLOutputValue } from 'node:sqlite'
import { type Picture, pictureSchema } from '../../../shared/domain/picture.ts'
import type { StoredPicture } from '../disk/sidecar.ts'
import type { Row } from './statements.ts'

/** A column of the table and a picture's value for it. */
interface Column<V> {
  name: string
  write: (value: V) => SQLInputValue
  read: (stored: SQLOutputValue | undefined) => unknown
}

const asItIs = <V extends SQLInputValue>(name: string): Column<V> => ({
  name,
  write: (value) => value,
  read: (stored) => stored
})

/** A date is stored as a whole number. */
const moment = <V extends number | null>(name: string): Column<V> => ({
  name,
  write: (value) => (value === null ? null : Math.round(value)),
  read: (stored) => stored
})

const yesNo = (name: string): Column<boolean> => ({
  name,
  write: (value) => (value ? 1 : 0),
  read: (stored) => stored === 1
})

const json = (value: unknown): string | null => (value === null ? null : JSON.stringify(value))
const parsed = (value: SQLOutputValue | undefined): unknown => (typeof value === 'string' ? JSON.parse(value) : null)
const asJson = <V>(name: string): Column<V> => ({ name, write: json, read: parsed })

/** A list as stored: an empty one is NULL, so that the flags can tell. */
export const listColumn = (values: readonly string[]): string | null =>
  values.length === 0 ? null : JSON.stringify(values)
const list = (name: string): Column<string[]> => ({ name, write: listColumn, read: (stored) => parsed(stored) ?? [] })

export type PictureColumnTable = { readonly [K in keyof Required<Picture>]: Column<Picture[K]> }

/** Every field of a picture has its column; a forgotten one does not compile. */
export const pictureColumnTable: PictureColumnTable = {
  id: asItIs('id'),
  sha256: asItIs('sha256'),
  fileName: asItIs('file_name'),
  mime: asItIs('mime'),
  width: asItIs('width'),
  height: asItIs('height'),
  bytes: asItIs('bytes'),
  colour: {
    name: 'colour',
    write: (colour) => Number.parseInt(colour.slice(1), 16),
    read: (stored) => `#${Number(stored).toString(16).padStart(6, '0')}`
  },
  createdAt: moment('created_at'),
  origin: asItIs('origin'),
  jobId: asItIs('job_id'),
  batchId: asItIs('batch_id'),
  operationId: asItIs('operation_id'),
  providerLabel: asItIs('provider_label'),
  operationLabel: asItIs('operation_label'),
  parameters: asJson('parameters'),
  tookMs: asItIs('took_ms'),
  ordinal: asItIs('ordinal'),
  sourcePictureId: asItIs('source_picture_id'),
  derivedFromPictureId: asItIs('derived_from_picture_id'),
  maskId: asItIs('mask_id'),
  inpaint: asJson('inpaint'),
  inpaintReport: asJson('inpaint_report'),
  favourite: yesNo('favourite'),
  rating: asItIs('rating'),
  notes: asItIs('notes'),
  tags: list('tags'),
  collectionIds: list('collections'),
  imported: asJson('imported'),
  fileRemovedAt: moment('file_removed_at'),
  children: asItIs('children'),
  trashedAt: moment('trashed_at'),
  missing: yesNo('missing'),
  demo: yesNo('demo')
}

/** Maintained by the database's triggers. */
const counted: readonly (keyof Picture)[] = ['children']

const fields = Object.keys(pictureColumnTable) as (keyof Picture)[]
const columnOf = (field: keyof Picture): Column<unknown> => pictureColumnTable[field] as Column<unknown>

/** By column. `seq` is the place in the history; `model_key` comes from the table of models. */
export function columnsOf(
  { picture, request }: StoredPicture,
  seq: number,
  modelKey: number
): Record<string, SQLInputValue> {
  const written = fields
    .filter((field) => !counted.includes(field))
    .map((field) => [columnOf(field).name, columnOf(field).write(picture[field])])
  return { seq, ...Object.fromEntries(written), request: json(request), model_key: modelKey }
}

/** A row that does not hold a picture (not written by this app) is skipped, not fatal. */
export function storedOf(row: Row | undefined): StoredPicture | null {
  if (row === undefined) return null
  try {
    const read = fields.map((field) => [field, columnOf(field).read(row[columnOf(field).name])])
    return {
      order: Number(row.seq),
      picture: pictureSchema.parse(Object.fromEntries(read)),
      request: parsed(row.request) as StoredPicture['request']
    }
  } catch {
    return null
  }
}
