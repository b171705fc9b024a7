/** The pictures and masks in the database, one by one: plain SQL, no files. Lists and counts are in picture-list.ts. */
import type { DatabaseSync } from 'node:sqlite'
import type { Mask } from '../../../shared/domain/mask.ts'
import { maskSchema } from '../../../shared/domain/mask.ts'
import { placeAt, placesPerMillisecond } from '../disk/history-place.ts'
import type { StoredPicture } from '../disk/sidecar.ts'
import { columnsOf, storedOf } from './picture-row.ts'
import type { Row } from './statements.ts'
import { Statements } from './statements.ts'

export class PictureRows {
  private readonly database: DatabaseSync
  private readonly sql: Statements
  private readonly modelKeys = new Map<string, number>()

  constructor(database: DatabaseSync) {
    this.database = database
    this.sql = new Statements(database)
  }

  /** The place for a picture made now: after all others, even if the clock was set back. */
  nextOrder(createdAt: number): number {
    // A place beyond the range of numbers was not written by this app.
    return Math.max(
      this.sql.count('SELECT max(seq) FROM pictures WHERE seq < ?', Number.MAX_SAFE_INTEGER) + 1,
      this.orderAt(createdAt)
    )
  }

  /** The first place for this time, among the pictures of its date. */
  orderAt(createdAt: number): number {
    return placeAt(createdAt)
  }

  /** The first free place for this time, for a picture made then and added now. */
  freeOrderAt(createdAt: number): number {
    const first = this.orderAt(createdAt)
    const last = this.sql.count(
      'SELECT max(seq) FROM pictures WHERE seq >= ? AND seq < ?',
      first,
      first + placesPerMillisecond
    )
    return Math.max(first, last + 1)
  }

  /** Adds the row; uses the next free place if its own is taken (a sidecar copied from elsewhere). */
  insert(stored: StoredPicture): void {
    let order = stored.order
    while (this.sql.row('SELECT 1 FROM pictures WHERE seq = ?', order) !== undefined) order += 1
    const columns = columnsOf(
      stored,
      order,
      this.modelKey(stored.picture.providerLabel ?? '', stored.picture.operationLabel ?? '')
    )
    const names = Object.keys(columns)
    this.sql.run(
      `INSERT INTO pictures (${names.join(', ')}) VALUES (${names.map(() => '?').join(', ')})`,
      ...Object.values(columns)
    )
  }

  get(id: string): StoredPicture | null {
    return storedOf(this.sql.row('SELECT * FROM pictures WHERE id = ?', id))
  }

  ofJob(jobId: string): StoredPicture[] {
    return this.sql
      .rows('SELECT * FROM pictures WHERE job_id = ? ORDER BY ordinal', jobId)
      .flatMap((row) => storedOf(row) ?? [])
  }

  /** Shown pictures made from this one, newest first. */
  childrenOf(id: string, limit: number): StoredPicture[] {
    const sql = 'SELECT * FROM pictures WHERE source_picture_id = ? AND trashed_at IS NULL ORDER BY seq DESC LIMIT ?'
    return this.sql.rows(sql, id, limit).flatMap((row) => storedOf(row) ?? [])
  }

  /** The shown picture with these bytes, or else one in the trash; the newest of several. */
  withBytes(sha256: string): StoredPicture | null {
    return storedOf(
      this.sql.row('SELECT * FROM pictures WHERE sha256 = ? ORDER BY trashed_at IS NOT NULL, seq DESC LIMIT 1', sha256)
    )
  }

  /** All pictures whose bytes belong in this drawer of `pictures/`. @param drawer "00" to "ff" */
  inDrawer(drawer: string): StoredPicture[] {
    return this.sql
      .rows('SELECT * FROM pictures WHERE sha256 >= ? AND sha256 < ? ORDER BY seq', drawer, `${drawer}g`)
      .flatMap((row) => storedOf(row) ?? [])
  }

  trashedCount(): number {
    return this.sql.count('SELECT count(*) FROM pictures WHERE trashed_at IS NOT NULL')
  }

  trashTotals(): { pictures: number; bytes: number } {
    const sql = `SELECT count(*) AS n,
      sum(CASE WHEN missing = 1 OR file_removed_at IS NOT NULL THEN 0 ELSE bytes END) AS bytes
      FROM pictures WHERE trashed_at IS NOT NULL`
    const row = this.sql.row(sql)
    return { pictures: Number(row?.n ?? 0), bytes: Number(row?.bytes ?? 0) }
  }

  /** Those of the ids that are shown, or that are in the trash. */
  only(where: 'shown' | 'trash', ids: readonly string[]): string[] {
    const sql = `SELECT p.id FROM json_each(?) j CROSS JOIN pictures p ON p.id = j.value
      WHERE p.trashed_at IS ${where === 'shown' ? '' : 'NOT '}NULL ORDER BY j.key`
    return this.sql.rows(sql, JSON.stringify(ids)).map((row) => String(row.id))
  }

  /** Ids of what went to the trash before this time, longest there first. */
  trashedBefore(time: number): string[] {
    return this.sql
      .rows('SELECT id FROM pictures WHERE trashed_at < ? ORDER BY trashed_at', time)
      .map((row) => String(row.id))
  }

  /** When each went to the trash and lost its file; unknown ids are left out. */
  dates(ids: readonly string[]): { id: string; trashedAt: number | null; fileRemovedAt: number | null }[] {
    const sql = `SELECT p.id, p.trashed_at, p.file_removed_at
      FROM json_each(?) j CROSS JOIN pictures p ON p.id = j.value ORDER BY j.key`
    const date = (value: unknown): number | null => (value === null ? null : Number(value))
    return this.sql
      .rows(sql, JSON.stringify(ids))
      .map((row) => ({ id: String(row.id), trashedAt: date(row.trashed_at), fileRemovedAt: date(row.file_removed_at) }))
  }

  /** The pictures with these bytes: those that want their file, and those whose file the user removed. */
  withSameBytes(sha256: string): { id: string; fileRemoved: boolean }[] {
    const sql = 'SELECT id, file_removed_at IS NOT NULL AS removed FROM pictures WHERE sha256 = ?'
    return this.sql.rows(sql, sha256).map((row) => ({ id: String(row.id), fileRemoved: row.removed === 1 }))
  }

  /** True if a picture was made from this answer of a service. */
  isReturned(sha256: string): boolean {
    const sql =
      "SELECT 1 FROM pictures WHERE inpaint_report IS NOT NULL AND inpaint_report ->> '$.returnedSha256' = ? LIMIT 1"
    return this.sql.row(sql, sha256) !== undefined
  }

  setTrashedAt(id: string, at: number | null): void {
    this.sql.run('UPDATE pictures SET trashed_at = ? WHERE id = ?', at, id)
  }

  /** When the user removed its file, so that it does not count as lost; null when it is there again. */
  setFileRemovedAt(id: string, at: number | null): void {
    this.sql.run('UPDATE pictures SET file_removed_at = ?, missing = 0 WHERE id = ?', at, id)
  }

  setMissing(sha256: string, missing: boolean): void {
    this.sql.run(
      'UPDATE pictures SET missing = ? WHERE sha256 = ? AND missing <> ?',
      Number(missing),
      sha256,
      Number(missing)
    )
  }

  remove(id: string): void {
    this.sql.run('DELETE FROM pictures WHERE id = ?', id)
  }

  removeAll(): void {
    this.database.exec('DELETE FROM pictures; DELETE FROM masks')
  }

  totals(): { shown: number; bytes: number } {
    const row = this.sql.row('SELECT shown, bytes FROM totals')
    return { shown: Number(row?.shown ?? 0), bytes: Number(row?.bytes ?? 0) }
  }

  insertMask({ id, sha256, width, height, createdAt, name }: Mask): void {
    const sql = 'INSERT OR IGNORE INTO masks (id, sha256, width, height, created_at, name) VALUES (?, ?, ?, ?, ?, ?)'
    this.sql.run(sql, id, sha256, width, height, createdAt, name)
  }

  mask(by: 'id' | 'sha256', value: string): Mask | null {
    return maskOf(this.sql.row(`SELECT * FROM masks WHERE ${by} = ?`, value))
  }

  nameMask(id: string, name: string | null): void {
    this.sql.run('UPDATE masks SET name = ? WHERE id = ?', name, id)
  }

  /** In no meaningful order. */
  namedMasks(): Mask[] {
    return this.sql.rows('SELECT * FROM masks WHERE name IS NOT NULL').flatMap((row) => maskOf(row) ?? [])
  }

  /** The number of a model in the flags. A key assigned in a transaction that failed is requested again. */
  private modelKey(service: string, model: string): number {
    const name = JSON.stringify([service, model])
    const find = 'SELECT key FROM models WHERE service = ? AND model = ?'
    const known = this.modelKeys.get(name)
    if (known !== undefined && this.sql.count('SELECT count(*) FROM models WHERE key = ?', known) === 1) return known
    this.sql.run('INSERT OR IGNORE INTO models (service, model) VALUES (?, ?)', service, model)
    const key = this.sql.count(find, service, model)
    this.modelKeys.set(name, key)
    return key
  }
}

function maskOf(row: Row | undefined): Mask | null {
  if (row === undefined) return null
  const { created_at: createdAt, ...facts } = row
  return maskSchema.safeParse({ ...facts, createdAt }).data ?? null
}
