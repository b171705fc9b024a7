/** What many pictures have in common: read in steps, so that a hundred thousand do not block the window. */
import type { DatabaseSync } from 'node:sqlite'
import { setImmediate } from 'node:timers/promises'
import type { PictureSummary } from '../../../shared/domain/picture-summary.ts'
import { type Row, Statements } from '../database/statements.ts'

/** Pictures per step. */
const atOnce = 2000
const mostTags = 500
const mostValues = 20

const columns = `p.favourite, p.rating, p.tags, p.collections, p.notes, p.bytes, p.width, p.height, p.created_at,
  p.provider_label, p.operation_label, p.missing = 1 OR p.file_removed_at IS NOT NULL AS gone,
  p.trashed_at IS NOT NULL AS trashed`

class Tally {
  private readonly counts = new Map<string, number>()

  add(value: string, by = 1): void {
    this.counts.set(value, (this.counts.get(value) ?? 0) + by)
  }

  most(limit: number): { value: string; count: number }[] {
    const all = [...this.counts].map(([value, count]) => ({ value, count }))
    return all.toSorted((a, b) => b.count - a.count).slice(0, limit)
  }

  /** The counted values are lists as JSON: how often each member occurs. */
  members(limit: number): { value: string; count: number }[] {
    const members = new Tally()
    for (const [list, count] of this.counts) for (const value of membersOf(list)) members.add(value, count)
    return members.most(limit)
  }
}

function membersOf(list: string): string[] {
  try {
    const values: unknown = JSON.parse(list)
    return Array.isArray(values) ? values.filter((value) => typeof value === 'string') : []
  } catch {
    return []
  }
}

/** @param ids unknown ones are left out */
export async function pictureSummaryOf(database: DatabaseSync, ids: readonly string[]): Promise<PictureSummary> {
  const sql = new Statements(database)
  const [tags, collections, models, sizes] = [new Tally(), new Tally(), new Tally(), new Tally()]
  const ratings = [0, 0, 0, 0, 0, 0]
  const sums = { count: 0, bytes: 0, favourites: 0, noted: 0, withoutFile: 0, trashed: 0 }
  let [from, to] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
  let notes: string | null = null
  const add = (row: Row): void => {
    const text = String(row.notes)
    notes = sums.count === 0 || notes === text ? text : null
    sums.count += 1
    sums.bytes += row.gone === 1 ? 0 : Number(row.bytes)
    sums.favourites += Number(row.favourite)
    sums.noted += text === '' ? 0 : 1
    sums.withoutFile += Number(row.gone)
    sums.trashed += Number(row.trashed)
    const rating = Number(row.rating)
    ratings[rating] = (ratings[rating] ?? 0) + 1
    if (typeof row.tags === 'string') tags.add(row.tags)
    if (typeof row.collections === 'string') collections.add(row.collections)
    models.add([row.operation_label, row.provider_label].filter((part) => part !== null && part !== '').join(', '))
    sizes.add(`${String(row.width)} × ${String(row.height)}`)
    from = Math.min(from, Number(row.created_at))
    to = Math.max(to, Number(row.created_at))
  }
  for (let at = 0; at < ids.length; at += atOnce) {
    if (at > 0) await setImmediate()
    const part = JSON.stringify(ids.slice(at, at + atOnce))
    for (const row of sql.rows(`SELECT ${columns} FROM json_each(?) j CROSS JOIN pictures p ON p.id = j.value`, part))
      add(row)
  }
  return {
    ...sums,
    ratings: ratings.slice(0, 6),
    tags: tags.members(mostTags),
    collections: collections.members(mostTags),
    models: models.most(mostValues),
    sizes: sizes.most(mostValues),
    from: sums.count === 0 ? null : from,
    to: sums.count === 0 ? null : to,
    notes
  }
}
