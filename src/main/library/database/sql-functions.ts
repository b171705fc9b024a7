/**
 * JavaScript functions for the library's SQL. Every connection that writes needs them; the schema's triggers call them.
 */
import type { DatabaseSync } from 'node:sqlite'
import { tagKey } from '../../../shared/domain/tag.ts'
import { spaceOut } from './space-out.ts'

/** `searchable(text)`: the text as indexed; `tag_key(tag)`: equal for tags that are the same. Null gives null. */
export function registerSqlFunctions(database: DatabaseSync): void {
  const rules = { deterministic: true, varargs: false } as const
  database.function('searchable', rules, (text) => (typeof text === 'string' ? spaceOut(text) : null))
  database.function('tag_key', rules, (tag) => (typeof tag === 'string' ? tagKey(tag) : null))
}
