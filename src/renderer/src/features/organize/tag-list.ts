/** The library's tags as the dialog shows them. */
import type { TagCount } from '../../../../shared/domain/tag.ts'
import { tagKey, tidyTag } from '../../../../shared/domain/tag.ts'

export type TagOrder = 'count' | 'name'

/** Those with the typed text in their name. */
export function listed(tags: readonly TagCount[], typed: string, order: TagOrder): TagCount[] {
  const wanted = tagKey(tidyTag(typed))
  const found = tags.filter(({ tag }) => tagKey(tag).includes(wanted))
  if (order === 'count') return found
  const collator = new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' })
  return found.toSorted((a, b) => collator.compare(a.tag, b.tag))
}

/**
 * The effect of giving a tag this name.
 * @returns `join`: the other tag that already has this name
 */
export function renaming(
  tags: readonly TagCount[],
  tag: string,
  typed: string
): { name: string; same: boolean; join: TagCount | null } {
  const name = tidyTag(typed)
  const join = tagKey(name) === tagKey(tag) ? null : (tags.find((other) => tagKey(other.tag) === tagKey(name)) ?? null)
  return { name, same: name === '' || name === tag, join }
}
