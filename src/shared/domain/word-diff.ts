/** How a text changed, word by word. */

/** A run of the texts: in both, only in the newer one, or only in the older one. */
export interface TextPart {
  text: string
  kind: 'same' | 'added' | 'removed'
}

/** Words, and what is between them. Scripts without spaces are split into characters. */
const tokens = /\p{Script=Han}|\p{Script=Hiragana}|\p{Script=Katakana}|\p{Script=Thai}|[\p{L}\p{M}\p{N}_'’-]+|\s+|./gsu

/** Most cells in the table for the middle part; a larger part counts as replaced entirely. 100 kB prompts do occur. */
const mostCells = 4_000_000

/**
 * The changes from one text to another. Joined without the added parts it is the older text, without the removed ones
 * the newer. For a change in the middle the removed words precede the added ones.
 */
export function wordDiff(before: string, after: string): TextPart[] {
  if (before === after) return before === '' ? [] : [{ text: before, kind: 'same' }]
  const a = before.match(tokens) ?? []
  const b = after.match(tokens) ?? []
  let start = 0
  while (start < a.length && start < b.length && a[start] === b[start]) start += 1
  let end = 0
  while (end < a.length - start && end < b.length - start && a.at(-1 - end) === b.at(-1 - end)) end += 1
  return joined([
    ...a.slice(0, start).map((text) => ({ text, kind: 'same' as const })),
    ...middle(a.slice(start, a.length - end), b.slice(start, b.length - end)),
    ...a.slice(a.length - end).map((text) => ({ text, kind: 'same' as const }))
  ])
}

/** The added and removed words, without those that only moved; what is between words does not count. */
export function changedWords(parts: readonly TextPart[]): { added: string[]; removed: string[] } {
  const of = (kind: TextPart['kind']): string[] =>
    parts
      .flatMap((part) => (part.kind === kind ? [part.text.replace(/^[\s\p{P}]+|[\s\p{P}]+$/gu, '')] : []))
      .filter((text) => text !== '')
  const added = of('added')
  const removed = of('removed')
  return {
    added: added.filter((text) => !removed.includes(text)),
    removed: removed.filter((text) => !added.includes(text))
  }
}

/** Longest common subsequence of two short lists. */
function middle(a: readonly string[], b: readonly string[]): TextPart[] {
  const removed = a.map((text) => ({ text, kind: 'removed' as const }))
  const added = b.map((text) => ({ text, kind: 'added' as const }))
  if (a.length === 0 || b.length === 0 || a.length * b.length > mostCells) return [...removed, ...added]
  const width = b.length + 1
  /** How many can stay from here on. */
  const stay = new Uint32Array((a.length + 1) * width)
  for (let i = a.length - 1; i >= 0; i -= 1) {
    for (let j = b.length - 1; j >= 0; j -= 1) {
      stay[i * width + j] =
        a[i] === b[j]
          ? stay[(i + 1) * width + j + 1]! + 1
          : Math.max(stay[(i + 1) * width + j]!, stay[i * width + j + 1]!)
    }
  }
  const parts: TextPart[] = []
  let [i, j] = [0, 0]
  while (i < a.length && j < b.length) {
    if (a[i] === b[j]) {
      parts.push({ text: a[i]!, kind: 'same' })
      i += 1
      j += 1
    } else if (stay[(i + 1) * width + j]! >= stay[i * width + j + 1]!) parts.push(removed[i++]!)
    else parts.push(added[j++]!)
  }
  return [...parts, ...removed.slice(i), ...added.slice(j)]
}

/** Joins neighbours of one kind; whitespace between two changes belongs to the change. */
function joined(parts: readonly TextPart[]): TextPart[] {
  const result: TextPart[] = []
  let [removed, added] = ['', '']
  const flush = (): void => {
    if (removed !== '') result.push({ text: removed, kind: 'removed' })
    if (added !== '') result.push({ text: added, kind: 'added' })
    removed = ''
    added = ''
  }
  for (const [at, { text, kind }] of parts.entries()) {
    const between =
      kind === 'same' &&
      /^\s+$/.test(text) &&
      (removed !== '' || added !== '') &&
      (parts[at + 1]?.kind ?? 'same') !== 'same'
    if (kind === 'removed' || between) removed += text
    if (kind === 'added' || between) added += text
    if (kind !== 'same' || between) continue
    flush()
    const last = result.at(-1)
    if (last?.kind === 'same') last.text += text
    else result.push({ text, kind })
  }
  flush()
  return result
}
