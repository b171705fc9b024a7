/** Pages of the library's list in any order. */

import type { DatabaseSync, SQLInputValue } from 'node:sqlite'
import { decodeTime } from 'ulid'
import type { PictureStub } from '../../../shared/domain/picture.ts'
import { flagBits } from '../../../shared/domain/picture-flags.ts'
import type { PictureQuery, PictureSort } from '../../../shared/domain/picture-query.ts'
import { listsEverything } from '../../../shared/domain/picture-query.ts'
import { AppError } from '../../../shared/errors.ts'
import { t } from '../../../shared/messages/t.ts'
import { Statements } from '../database/statements.ts'
import { placesPerMillisecond } from '../disk/history-place.ts'
import { type Conditions, type Listing, listingOf } from './picture-conditions.ts'

/** One page of the history. */
export interface IndexPage {
  stubs: PictureStub[]
  /** Counted with the first page only. */
  total: number | null
}

const stubColumns = `p.id, p.width, p.height, p.colour, p.created_at, p.facet & ${flagBits} AS flags`

/**
 * A prime below 2^31: multiplying by a number below it and taking the remainder permutes the places pseudo-randomly.
 */
const prime = 2_147_483_647

interface Order {
  /** Compared with the last picture of the previous page. */
  key: string | null
  descending: boolean
  /** If another index than the covering one is already in order. */
  index?: string
}

const orders: Record<PictureSort, (query: PictureQuery) => Order> = {
  newest: () => ({ key: null, descending: true }),
  oldest: () => ({ key: null, descending: false }),
  rating: () => ({ key: 'p.rating', descending: true, index: 'pictures_by_rating' }),
  largest: () => ({ key: 'p.width * p.height', descending: true, index: 'pictures_by_size' }),
  random: ({ shuffle }) => ({ key: `(p.seq % ${prime}) * ${Math.trunc(shuffle)} % ${prime}`, descending: true })
}

export class PictureList {
  private readonly sql: Statements

  constructor(database: DatabaseSync) {
    this.sql = new Statements(database)
  }

  /**
   * @param after id of the last known picture; null for the first page
   * @throws AppError not-found: that picture is gone, so the position is unknown; request the first page again
   */
  page(after: string | null, limit: number, query: PictureQuery): IndexPage {
    if (query.scope === 'trash') return this.trash(after, limit)
    const listing = listingOf(this.sql, query)
    const order = orders[query.sort](query)
    const rest = after === null ? { sql: [], values: [] } : this.behind(after, order, query)
    const total = after === null ? this.total(query, listing) : null
    return { stubs: this.stubs(listing, order, rest, limit), total }
  }

  private total(query: PictureQuery, listing: Listing): number {
    if (listsEverything(query)) return this.sql.count('SELECT shown FROM totals')
    // The word index contains shown pictures only.
    if (listing.byWords && listing.sql.length === 2)
      return this.sql.count('SELECT count(*) FROM words WHERE words MATCH ?', ...listing.values)
    return this.sql.count(`SELECT count(*) FROM ${listing.from} WHERE ${listing.sql.join(' AND ')}`, ...listing.values)
  }

  private stubs(listing: Listing, { key, descending, index }: Order, rest: Conditions, limit: number): PictureStub[] {
    const direction = descending ? 'DESC' : 'ASC'
    const place = listing.byWords && key === null ? 'w.rowid' : 'p.seq'
    const from = index === undefined || listing.byWords ? listing.from : listing.from.replace('pictures_shown', index)
    const order = [...(key === null ? [] : [`${key} ${direction}`]), `${place} ${direction}`].join(', ')
    const where = [...listing.sql, ...rest.sql.map((part) => part.replace('{place}', place))].join(' AND ')
    return this.read(
      `SELECT ${stubColumns} FROM ${from} WHERE ${where} ORDER BY ${order} LIMIT ?`,
      ...listing.values,
      ...rest.values,
      limit
    )
  }

  /** What follows this picture in the order. */
  private behind(id: string, { key, descending }: Order, query: PictureQuery): Conditions {
    const sign = descending ? '<' : '>'
    const found = this.sql.row(
      `SELECT p.seq${key === null ? '' : `, ${key} AS key`} FROM pictures p WHERE p.id = ?`,
      id
    )
    if (key === null) {
      // A picture deleted for good since the last page no longer has a place; its id still contains its time.
      const seq =
        found === undefined
          ? (decodeTime(id) + (query.sort === 'newest' ? 1 : 0)) * placesPerMillisecond
          : Number(found.seq)
      return { sql: [`{place} ${sign} ?`], values: [seq] }
    }
    if (found === undefined) throw listChanged()
    return { sql: [`(${key}, p.seq) ${sign} (?, ?)`], values: [Number(found.key), Number(found.seq)] }
  }

  private trash(after: string | null, limit: number): IndexPage {
    const last =
      after === null
        ? undefined
        : this.sql.row('SELECT trashed_at, seq FROM pictures WHERE id = ? AND trashed_at IS NOT NULL', after)
    if (after !== null && last === undefined) throw listChanged()
    const [rest, values]: [string, SQLInputValue[]] =
      last === undefined
        ? ['', []]
        : ['AND (p.trashed_at, p.seq) < (?, ?)', [Number(last.trashed_at), Number(last.seq)]]
    const columns = stubColumns.replace('p.created_at', 'p.trashed_at AS created_at')
    const sql = `SELECT ${columns} FROM pictures p WHERE p.trashed_at IS NOT NULL ${rest}
      ORDER BY p.trashed_at DESC, p.seq DESC LIMIT ?`
    const total = after === null ? this.sql.count('SELECT count(*) FROM pictures WHERE trashed_at IS NOT NULL') : null
    return { stubs: this.read(sql, ...values, limit), total }
  }

  private read(sql: string, ...values: SQLInputValue[]): PictureStub[] {
    // The columns are exactly a stub's, in its order, with the types that the strict table guarantees.
    return this.sql.tuples(sql, ...values) as PictureStub[]
  }
}

const listChanged = (): AppError =>
  new AppError('not-found', t('library.pictureList.changed'), {
    nextStep: t('library.pictureList.reading')
  })
