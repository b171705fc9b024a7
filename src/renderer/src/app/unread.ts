/**
 * The sentences that were not closed yet, each once: the library's repairs are among the problems of a start too.
 * @param lists undefined while a list is not loaded
 */
export function unreadOf(lists: readonly (readonly string[] | undefined)[], read: readonly string[]): string[] {
  const all = new Set(lists.flatMap((list) => list ?? []))
  for (const sentence of read) all.delete(sentence)
  return [...all]
}
