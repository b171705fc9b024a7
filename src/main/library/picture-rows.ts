/** The pictures and masks in the database: plain SQL, no files. */
import type { DatabaseSync, SQLOutputValue, StatementSync } from 'node:sqlite'
import { decodeTime } from 'ulid'
import type { Mask } from '../../shared/domain/mask.ts'
import { maskSchema } from '../../shared/domain/mask.ts'
import type { PictureStub } from '../../shared/domain/picture.ts'
import { pictureSchema } from '../../shared/domain/picture.ts'
import { parseSearch } from './search-query.ts'
import type { StoredPicture } from './sidecar.ts'

type Row = Record<string, SQLOutputValue>

const columns = [
  'seq',
  'id',
  'sha256',
  'file_name',
  'mime',
  'width',
  'height',
  'bytes',
  'colour',
  'created_at',
  'origin',
  'job_id',
  'batch_id',
  'operation_id',
  'provider_label',
  'operation_label',
  'parameters',
  'request',
  'took_ms',
  'ordinal',
  'source_picture_id',
  'mask_id',
  'favourite',
  'trashed_at',
  'missing',
  'demo',
  'inpaint',
  'inpaint_report'
] as const

const stubColumns = 'seq, p.id, p.width, p.height, p.colour, p.created_at, p.favourite | (p.missing << 1) | (p.demo << 2) AS flags'

/** Milliseconds times this, plus a count, is a picture's place: it follows the date and has room for many at once. */
const placesPerMillisecond = 1024

const json = (value: unknown): string | null => (value === null ? null : JSON.stringify(value))

/** One page of the history, newest first. */
export interface IndexPage {
  stubs: PictureStub[]
  total: number
}

export class PictureRows {
  private readonly database: DatabaseSync
  private readonly prepared = new Map<string, StatementSync>()

  constructor(database: DatabaseSync) {
    this.database = database
  }

  /** The place for a picture made at this time: after every other, even when the clock was set back. */
  nextOrder(createdAt: number): number {
    const last = Number(this.row('SELECT max(seq) AS last FROM pictures')?.last ?? 0)
    return Math.max(last + 1, this.orderAt(createdAt))
  }

  /** The first place of this time, among the pictures of its date. */
  orderAt(createdAt: number): number {
    return createdAt * placesPerMillisecond
  }

  /** Adds the row; takes the next free place when another has it (a sidecar copied from elsewhere). */
  insert(stored: StoredPicture): void {
    const { picture, request } = stored
    let order = stored.order
    while (this.row('SELECT 1 FROM pictures WHERE seq = ?', order) !== undefined) order += 1
    this.statement(`INSERT INTO pictures (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`).run(
      order,
      picture.id,
      picture.sha256,
      picture.fileName,
      picture.mime,
      picture.width,
      picture.height,
      picture.bytes,
      Number.parseInt(picture.colour.slice(1), 16),
      picture.createdAt,
      picture.origin,
      picture.jobId,
      picture.batchId,
      picture.operationId,
      picture.providerLabel,
      picture.operationLabel,
      json(picture.parameters),
      json(request),
      picture.tookMs,
      picture.ordinal,
      picture.sourcePictureId,
      picture.maskId,
      picture.favourite ? 1 : 0,
      picture.trashedAt,
      picture.missing ? 1 : 0,
      picture.demo ? 1 : 0,
      json(picture.inpaint),
      json(picture.inpaintReport)
    )
  }

  get(id: string): StoredPicture | null {
    return storedOf(this.row('SELECT * FROM pictures WHERE id = ?', id))
  }

  ofJob(jobId: string): StoredPicture[] {
    return this.rows('SELECT * FROM pictures WHERE job_id = ? ORDER BY ordinal', jobId).flatMap((row) => storedOf(row) ?? [])
  }

  /** Pictures made from this one that are shown, newest first. */
  childrenOf(id: string, limit: number): StoredPicture[] {
    const sql = 'SELECT * FROM pictures WHERE source_picture_id = ? AND trashed_at IS NULL ORDER BY seq DESC LIMIT ?'
    return this.rows(sql, id, limit).flatMap((row) => storedOf(row) ?? [])
  }

  /** The picture with these bytes that is shown, or else one in the trash; the newest of several. */
  withBytes(sha256: string): StoredPicture | null {
    return storedOf(this.row('SELECT * FROM pictures WHERE sha256 = ? ORDER BY trashed_at IS NOT NULL, seq DESC LIMIT 1', sha256))
  }

  trashedCount(): number {
    return Number(this.rows('SELECT count(*) AS n FROM pictures WHERE trashed_at IS NOT NULL')[0]?.n ?? 0)
  }

  /** Ids of the trashed ones, longest there first. */
  trashedIds(): string[] {
    return this.rows('SELECT id FROM pictures WHERE trashed_at IS NOT NULL ORDER BY trashed_at').map((row) => String(row.id))
  }

  /** True when another picture than this one has the same bytes. */
  sharesBytes(id: string, sha256: string): boolean {
    return this.row('SELECT 1 FROM pictures WHERE sha256 = ? AND id <> ? LIMIT 1', sha256, id) !== undefined
  }

  /** True when another picture than this one was made of this answer of a service. */
  sharesReturned(id: string, sha256: string): boolean {
    const sql = "SELECT 1 FROM pictures WHERE inpaint_report IS NOT NULL AND inpaint_report ->> '$.returnedSha256' = ? AND id <> ? LIMIT 1"
    return this.row(sql, sha256, id) !== undefined
  }

  setFavourite(id: string, favourite: boolean): void {
    this.statement('UPDATE pictures SET favourite = ? WHERE id = ?').run(favourite ? 1 : 0, id)
  }

  setTrashedAt(id: string, at: number | null): void {
    this.statement('UPDATE pictures SET trashed_at = ? WHERE id = ?').run(at, id)
  }

  setMissing(sha256: string, missing: boolean): void {
    this.statement('UPDATE pictures SET missing = ? WHERE sha256 = ? AND missing <> ?').run(Number(missing), sha256, Number(missing))
  }

  remove(id: string): void {
    this.statement('DELETE FROM pictures WHERE id = ?').run(id)
  }

  removeAll(): void {
    this.database.exec('DELETE FROM pictures; DELETE FROM masks')
  }

  totals(): { shown: number; bytes: number } {
    const row = this.row('SELECT shown, bytes FROM totals')
    return { shown: Number(row?.shown ?? 0), bytes: Number(row?.bytes ?? 0) }
  }

  /** @param after id of the last picture that is known already; null for the newest */
  index(after: string | null, limit: number, search: string): IndexPage {
    const before = after === null ? Number.MAX_SAFE_INTEGER : this.placeOf(after)
    const { match, exclude } = parseSearch(search)
    if (match !== null) {
      return {
        stubs: this.stubs(
          `FROM words w CROSS JOIN pictures p ON p.seq = w.rowid WHERE words MATCH ? AND w.rowid < ? ORDER BY w.rowid DESC LIMIT ?`,
          match,
          before,
          limit
        ),
        total: this.count('SELECT count(*) AS n FROM words WHERE words MATCH ?', match)
      }
    }
    const shown = this.totals().shown
    const page = 'FROM pictures p INDEXED BY pictures_shown WHERE p.trashed_at IS NULL AND p.seq < ?'
    if (exclude === null) return { stubs: this.stubs(`${page} ORDER BY p.seq DESC LIMIT ?`, before, limit), total: shown }
    return {
      stubs: this.stubs(`${page} AND p.seq NOT IN (SELECT rowid FROM words WHERE words MATCH ?) ORDER BY p.seq DESC LIMIT ?`, before, exclude, limit),
      total: shown - this.count('SELECT count(*) AS n FROM words WHERE words MATCH ?', exclude)
    }
  }

  insertMask({ id, sha256, width, height, createdAt, name }: Mask): void {
    const sql = 'INSERT OR IGNORE INTO masks (id, sha256, width, height, created_at, name) VALUES (?, ?, ?, ?, ?, ?)'
    this.statement(sql).run(id, sha256, width, height, createdAt, name)
  }

  mask(by: 'id' | 'sha256', value: string): Mask | null {
    return maskOf(this.row(`SELECT * FROM masks WHERE ${by} = ?`, value))
  }

  nameMask(id: string, name: string | null): void {
    this.statement('UPDATE masks SET name = ? WHERE id = ?').run(name, id)
  }

  /** In no order that a person would expect. */
  namedMasks(): Mask[] {
    return this.rows('SELECT * FROM masks WHERE name IS NOT NULL').flatMap((row) => maskOf(row) ?? [])
  }

  /** A picture that was removed for good since the last page has no place any more; its id still tells its time. */
  private placeOf(id: string): number {
    const seq = this.row('SELECT seq FROM pictures WHERE id = ?', id)?.seq
    return seq === undefined ? (decodeTime(id) + 1) * placesPerMillisecond : Number(seq)
  }

  private stubs(from: string, ...values: (string | number)[]): PictureStub[] {
    return this.rows(`SELECT p.${stubColumns} ${from}`, ...values).map((row) => [
      String(row.id),
      Number(row.width),
      Number(row.height),
      Number(row.colour),
      Number(row.created_at),
      Number(row.flags)
    ])
  }

  private count(sql: string, value: string): number {
    return Number(this.row(sql, value)?.n ?? 0)
  }

  private row(sql: string, ...values: (string | number)[]): Row | undefined {
    return this.statement(sql).get(...values)
  }

  private rows(sql: string, ...values: (string | number)[]): Row[] {
    return this.statement(sql).all(...values)
  }

  private statement(sql: string): StatementSync {
    let statement = this.prepared.get(sql)
    if (statement === undefined) {
      statement = this.database.prepare(sql)
      this.prepared.set(sql, statement)
    }
    return statement
  }
}

function maskOf(row: Row | undefined): Mask | null {
  if (row === undefined) return null
  const { created_at: createdAt, ...facts } = row
  return maskSchema.safeParse({ ...facts, createdAt }).data ?? null
}

/** A row that does not hold a picture (written by a stranger) is passed over, not fatal. */
function storedOf(row: Row | undefined): StoredPicture | null {
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
        maskId: row.mask_id,
        inpaint: parsed(row.inpaint),
        inpaintReport: parsed(row.inpaint_report),
        favourite: row.favourite === 1,
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

const parsed = (value: SQLOutputValue | undefined): unknown => (typeof value === 'string' ? JSON.parse(value) : null)
