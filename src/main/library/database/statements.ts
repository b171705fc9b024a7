import type { DatabaseSync, SQLInputValue, SQLOutputValue, StatementSync } from 'node:sqlite'
import { codeOf } from '../../files/storage-error.ts'

export type Row = Record<string, SQLOutputValue>

/** Statements of one database, each prepared once. */
export class Statements {
  private readonly database: DatabaseSync
  private readonly prepared = new Map<string, StatementSync>()
  private readonly listing = new Map<string, StatementSync>()

  constructor(database: DatabaseSync) {
    this.database = database
  }

  row(sql: string, ...values: SQLInputValue[]): Row | undefined {
    const statement = this.of(sql)
    return readable(statement, () => statement.get(...values))
  }

  rows(sql: string, ...values: SQLInputValue[]): Row[] {
    const statement = this.of(sql)
    return readable(statement, () => statement.all(...values))
  }

  /** Like `rows`, each as a list of its columns: faster for thousands. */
  tuples(sql: string, ...values: SQLInputValue[]): SQLOutputValue[][] {
    let statement = this.listing.get(sql)
    if (statement === undefined) {
      statement = this.database.prepare(sql)
      statement.setReturnArrays(true)
      this.listing.set(sql, statement)
    }
    const listing = statement
    return readable(listing, () => listing.all(...values)) as unknown as SQLOutputValue[][]
  }

  /** The first column of the first row as a number; 0 if there is none. */
  count(sql: string, ...values: SQLInputValue[]): number {
    return Number(Object.values(this.row(sql, ...values) ?? {})[0] ?? 0)
  }

  run(sql: string, ...values: SQLInputValue[]): void {
    this.of(sql).run(...values)
  }

  private of(sql: string): StatementSync {
    let statement = this.prepared.get(sql)
    if (statement === undefined) {
      statement = this.database.prepare(sql)
      this.prepared.set(sql, statement)
    }
    return statement
  }
}

/**
 * The result of the query. An integer too large for JavaScript, which the app never writes, would make the whole result
 * fail: it is then read again with such numbers clamped to the nearest possible, to be rejected where plausibility is
 * checked.
 */
function readable<T>(statement: StatementSync, question: () => T): T {
  try {
    return question()
  } catch (error) {
    if (codeOf(error) !== 'ERR_OUT_OF_RANGE') throw error
    statement.setReadBigInts(true)
    try {
      return inNumbers(question()) as T
    } finally {
      statement.setReadBigInts(false)
    }
  }
}

function inNumbers(value: unknown): unknown {
  if (typeof value === 'bigint') return Number(value)
  if (Array.isArray(value)) return value.map(inNumbers)
  if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value)) return value
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, inNumbers(part)]))
}
