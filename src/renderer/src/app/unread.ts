/**
 * The sentences not closed yet, each once: the library's repairs are also among a start's problems.
 * @param lists undefined while a list is not loaded
 */
export function unreadOf(lists: readonly (readonly string[] | undefined)[], read: readonly string[]): string[] {
  const all = new Set(lists.flatMap((list) => list ?? []))
  for (const sentence of read) all.delete(sentence)
  return [...all]
}
