/** Whether a form still asks for a variation of the picture whose recipe was put into it. Pure. */
import type { Draft } from '../../../../shared/domain/settings.ts'

/** What was put into the form. */
export type Origin = NonNullable<Draft['origin']>

const words = new Intl.Segmenter(undefined, { granularity: 'word' })
/** Words that say nothing of what a picture shows. */
const small = new Set(['the', 'and', 'with', 'for', 'from', 'over', 'under', 'into', 'its', 'his', 'her'])

function wordsOf(prompt: string): Set<string> {
  const all = [...words.segment(prompt.toLowerCase())].filter(({ isWordLike }) => isWordLike)
  const found = all.map(({ segment }) => segment)
  // Of scripts that are written without spaces a word may be one sign.
  const telling = found.filter((word) => !/^(?:[a-z]|\p{Script=Hiragana}){1,2}$/u.test(word) && !small.has(word))
  return new Set(telling.length > 0 ? telling : found)
}

/** Of the words of the shorter prompt this share is in the other: then both are about the same. */
const leastShared = 1 / 3

/** Words may be added, taken away or changed; another prompt shares next to none. */
export function isAnotherPrompt(one: string, other: string): boolean {
  const [a, b] = [wordsOf(one), wordsOf(other)]
  const [shorter, longer] = a.size <= b.size ? [a, b] : [b, a]
  if (shorter.size === 0) return longer.size > 0
  return [...shorter].filter((word) => longer.has(word)).length / shorter.size < leastShared
}

/** What has become another, unless the user has said that it is a variation all the same; null where nothing has. */
export function strayedFrom(origin: Origin | null, operationId: string, prompt: string): 'model' | 'prompt' | null {
  if (origin === null || origin.kept) return null
  if (isAnotherPrompt(origin.prompt, prompt)) return 'prompt'
  return origin.operationId === operationId ? null : 'model'
}
