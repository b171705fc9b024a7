import { libraryError } from '../library/database/database-error.ts'

/** The same table, with its failures (a full disk above all) reported as AppErrors. */
export function withLibraryErrors<T extends object>(table: T): T {
  const calls = Object.entries(table) as [string, (...given: unknown[]) => unknown][]
  const worded = calls.map(([name, call]) => [
    name,
    (...given: unknown[]): unknown => {
      try {
        return call(...given)
      } catch (error) {
        throw libraryError(error)
      }
    }
  ])
  return Object.fromEntries(worded) as T
}
