/**
 * Compares a database's schema with the one that its version should have, at a cost that does not grow with the
 * library.
 */
import { DatabaseSync } from 'node:sqlite'
import { inTransaction, migrations, versionOf } from './migrations.ts'
import { registerSqlFunctions } from './sql-functions.ts'

/** By version; built once, when first needed. */
const known = new Map<number, string>()

/**
 * True if every table, index and trigger is as in a new library of the database's version, and nothing else is there.
 * Any deviation, from a disk fault or by hand, would fail in the middle of later work, or do something unintended.
 * @throws SQLite's own error
 */
export function hasItsSchema(database: DatabaseSync): boolean {
  const version = versionOf(database)
  if (!migrations.some((step) => step.version === version)) return false
  let expected = known.get(version)
  if (expected === undefined) {
    expected = freshSchema(version)
    known.set(version, expected)
  }
  return schemaText(database) === expected
}

function freshSchema(version: number): string {
  using database = new DatabaseSync(':memory:')
  registerSqlFunctions(database)
  const steps = migrations.filter((step) => step.version <= version)
  inTransaction(database, () => database.exec(steps.map(({ sql }) => sql).join(';')))
  return schemaText(database)
}

/**
 * What SQLite and its full-text index create internally is compared by name only: its definition varies between
 * versions of SQLite. Index statistics, which any tool may leave, are ignored.
 */
function schemaText(database: DatabaseSync): string {
  const rows = database.prepare('SELECT type, name, tbl_name, sql FROM sqlite_schema').all()
  const virtual = rows
    .filter(({ sql }) => /^create virtual table/i.test(String(sql)))
    .map(({ name }) => `${String(name)}_`)
  const lines = rows
    .filter(({ name }) => !String(name).startsWith('sqlite_stat'))
    .map(({ type, name, tbl_name: table, sql }) => {
      const own = String(name).startsWith('sqlite_') || virtual.some((start) => String(name).startsWith(start))
      return [type, name, table, own ? '' : String(sql).replaceAll(/\s+/g, ' ').trim()].join('\u0000')
    })
  return lines.sort().join('\n')
}
