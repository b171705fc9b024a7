import { language } from '../messages/language.ts'

const conjunction = new Intl.ListFormat(language.locale, { type: 'conjunction' })

/** "a", "a and b", "a, b and c" */
export function formatList(words: readonly string[]): string {
  return conjunction.format(words)
}
