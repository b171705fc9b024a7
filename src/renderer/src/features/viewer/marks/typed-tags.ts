/** Parses what is typed or pasted into the tag box. */
import { tagKey, tidyTag } from '../../../../../shared/domain/tag.ts'

const separator = /[,\n\r;]+/u

/** True for a text with more than one tag, or with a complete one. */
export function holdsSeparator(text: string): boolean {
  return separator.test(text)
}

/** "birds, Blue sky,, birds" -> ["birds", "Blue sky"]: tidied, without empty ones or duplicates. */
export function tagsIn(text: string): string[] {
  const seen = new Set<string>()
  return text.split(separator).flatMap((part) => {
    const tag = tidyTag(part)
    if (tag === '' || seen.has(tagKey(tag))) return []
    seen.add(tagKey(tag))
    return [tag]
  })
}

/** Those of the suggestions that are not there already. */
export function without<T extends { tag: string }>(
  suggestions: readonly T[],
  there: readonly { tag: string; some: boolean }[]
): T[] {
  const known = new Set(there.filter(({ some }) => !some).map(({ tag }) => tagKey(tag)))
  return suggestions.filter(({ tag }) => !known.has(tagKey(tag)))
}
