/** Whether a form still describes a variation of the picture whose recipe was loaded into it. Pure. */
import type { Draft } from '../../../../shared/domain/settings.ts'

/** What was loaded into the form. */
export type Origin = NonNullable<Draft['origin']>

const words = new Intl.Segmenter(undefined, { granularity: 'word' })
/** Words that say nothing about a picture. */
const small = new Set(['the', 'and', 'with', 'for', 'from', 'over', 'under', 'into', 'its', 'his', 'her'])

function wordsOf(prompt: string): Set<string> {
  const all = [...words.segment(prompt.toLowerCase())].filter(({ isWordLike }) => isWordLike)
  const found = all.map(({ segment }) => segment)
  // In scripts written without spaces a word may be one character.
  const telling = found.filter((word) => !/^(?:[a-z]|\p{Script=Hiragana}){1,2}$/u.test(word) && !small.has(word))
  return new Set(telling.length > 0 ? telling : found)
}

/** If the other prompt contains this share of the shorter prompt's words, both are about the same. */
const leastShared = 1 / 3

/** Words may be added, removed or changed; a different prompt shares next to none. */
export function isAnotherPrompt(one: string, other: string): boolean {
  const [a, b] = [wordsOf(one), wordsOf(other)]
  const [shorter, longer] = a.size <= b.size ? [a, b] : [b, a]
  if (shorter.size === 0) return longer.size > 0
  return [...shorter].filter((word) => longer.has(word)).length / shorter.size < leastShared
}

/** What has become different, unless the user has said that it is still a variation; null if nothing has. */
export function strayedFrom(origin: Origin | null, operationId: string, prompt: string): 'model' | 'prompt' | null {
  if (origin === null || origin.kept) return null
  if (isAnotherPrompt(origin.prompt, prompt)) return 'prompt'
  return origin.operationId === operationId ? null : 'model'
}
