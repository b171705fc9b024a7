/** One picture as a row of the database, and back. */
import type { SQLInputValue, SQLOutputValue } from 'node:sqlite'
import { pictureSchema } from '../../shared/domain/picture.ts'
import type { StoredPicture } from './sidecar.ts'
import type { Row } from './statements.ts'

const json = (value: unknown): string | null => (value === null ? null : JSON.stringify(value))
const parsed = (value: SQLOutputValue | undefined): unknown => (typeof value === 'string' ? JSON.parse(value) : null)

/** A date as its column takes it. */
const whole = (moment: number | null): number | null => (moment === null ? null : Math.round(moment))

/** A list as it is stored: none at all is NULL, so that the flags can tell. */
export const listColumn = (values: readonly string[]): string | null => (values.length === 0 ? null : JSON.stringify(values))

/** By column. `seq` is the place in the history; `model_key` comes from the table of models. */
export function columnsOf({ picture, request }: StoredPicture, seq: number, modelKey: number): Record<string, SQLInputValue> {
  return {
    seq,
    id: picture.id,
    sha256: picture.sha256,
    file_name: picture.fileName,
    mime: picture.mime,
    width: picture.width,
    height: picture.height,
    bytes: picture.bytes,
    colour: Number.parseInt(picture.colour.slice(1), 16),
    created_at: Math.round(picture.createdAt),
    origin: picture.origin,
    job_id: picture.jobId,
    batch_id: picture.batchId,
    operation_id: picture.operationId,
    provider_label: picture.providerLabel,
    operation_label: picture.operationLabel,
    parameters: json(picture.parameters),
    request: json(request),
    took_ms: picture.tookMs,
    ordinal: picture.ordinal,
    source_picture_id: picture.sourcePictureId,
    derived_from_picture_id: picture.derivedFromPictureId,
    mask_id: picture.maskId,
    favourite: picture.favourite ? 1 : 0,
    trashed_at: whole(picture.trashedAt),
    missing: picture.missing ? 1 : 0,
    demo: picture.demo ? 1 : 0,
    inpaint: json(picture.inpaint),
    inpaint_report: json(picture.inpaintReport),
    rating: picture.rating,
    notes: picture.notes,
    tags: listColumn(picture.tags),
    collections: listColumn(picture.collectionIds),
    imported: json(picture.imported),
    file_removed_at: whole(picture.fileRemovedAt),
    model_key: modelKey
  }
}

/** A row that does not hold a picture (written by a stranger) is passed over, not fatal. */
export function storedOf(row: Row | undefined): StoredPicture | null {
  if (row === undefined) return null
  try {
    return {
      order: Number(row.seq),
      picture: pictureSchema.parse({
        id: row.id,
        sha256: row.sha256,
        fileName: row.file_name,
        mime: row.mime,
        width: row.width,
        height: row.height,
        bytes: row.bytes,
        colour: `#${Number(row.colour).toString(16).padStart(6, '0')}`,
        createdAt: row.created_at,
        origin: row.origin,
        jobId: row.job_id,
        batchId: row.batch_id,
        operationId: row.operation_id,
        providerLabel: row.provider_label,
        operationLabel: row.operation_label,
        parameters: parsed(row.parameters),
        tookMs: row.took_ms,
        ordinal: row.ordinal,
        sourcePictureId: row.source_picture_id,
        derivedFromPictureId: row.derived_from_picture_id,
        maskId: row.mask_id,
        inpaint: parsed(row.inpaint),
        inpaintReport: parsed(row.inpaint_report),
        favourite: row.favourite === 1,
        rating: row.rating,
        notes: row.notes,
        tags: parsed(row.tags) ?? [],
        collectionIds: parsed(row.collections) ?? [],
        imported: parsed(row.imported),
        fileRemovedAt: row.file_removed_at,
        children: row.children,
        trashedAt: row.trashed_at,
        missing: row.missing === 1,
        demo: row.demo === 1
      }),
      request: parsed(row.request) as StoredPicture['request']
    }
  } catch {
    return null
  }
}
