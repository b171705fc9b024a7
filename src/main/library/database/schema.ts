/**
 * The schema that a database has, against the one that its version is to have. What it costs does not grow with the
 * library.
 */
import { DatabaseSync } from 'node:sqlite'
import { inTransaction, migrations, versionOf } from './migrations.ts'
import { registerSqlFunctions } from './sql-functions.ts'

/** By version; made once, when first asked for. */
const known = new Map<number, string>()

/**
 * True when every table, index and trigger is there as a new library of the database's version has it, and nothing
 * else. What is not, by a fault of the disk or by somebody's hand, would fail in the middle of some later work, or do
 * something that nobody asked for.
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
 * What SQLite and its full-text index make for themselves is compared by name alone: how that is written down changes
 * from one version of SQLite to the next. Figures about indexes, which any tool may leave, are passed over.
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
