import type { DatabaseSync, SQLInputValue, SQLOutputValue, StatementSync } from 'node:sqlite'

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
    return this.of(sql).get(...values)
  }

  rows(sql: string, ...values: SQLInputValue[]): Row[] {
    return this.of(sql).all(...values)
  }

  /** As `rows`, each as a list of its columns: quicker for thousands. */
  tuples(sql: string, ...values: SQLInputValue[]): SQLOutputValue[][] {
    let statement = this.listing.get(sql)
    if (statement === undefined) {
      statement = this.database.prepare(sql)
      statement.setReturnArrays(true)
      this.listing.set(sql, statement)
    }
    return statement.all(...values) as unknown as SQLOutputValue[][]
  }

  /** The first column of the first row as a number; 0 when there is none. */
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
