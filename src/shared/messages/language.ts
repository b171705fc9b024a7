/**
 * The language of this process. It is fixed when the process starts, so that tables may contain texts: the main process
 * and its workers take it from the environment, the page from its `lang`, which the main process writes.
 */
import { en } from './en.ts'
import { pseudo } from './pseudo.ts'

/** The same texts in another language: every key, any text. */
export type Messages<T = typeof en> = { [Key in keyof T]: T[Key] extends string ? string : Messages<T[Key]> }

export interface Language {
  /** For `Intl`: numbers, dates, plurals. */
  locale: string
  direction: 'ltr' | 'rtl'
  messages(): Messages
}

const english: Language = { locale: 'en-GB', direction: 'ltr', messages: () => en }

/**
 * By the tag in a page's `lang`. `en-XA` is longer English with accents, for finding texts that were missed; `en-XB` is
 * the same in a mirrored window, for languages read from right to left.
 */
const languages: Record<string, Language> = {
  en: english,
  'en-XA': { locale: 'en-GB', direction: 'ltr', messages: () => pseudo(en) },
  'en-XB': { locale: 'en-GB', direction: 'rtl', messages: () => pseudo(en) }
}

/** The environment variable that names the language, for the main process and its workers. */
export const languageVariable = 'PALIMPSEST_LANGUAGE'

function chosenTag(): string | undefined {
  const { document, process } = globalThis as {
    document?: { documentElement: { lang: string } }
    process?: { env: Record<string, string | undefined> }
  }
  return document?.documentElement.lang ?? process?.env[languageVariable]
}

const chosen = chosenTag() ?? 'en'

export const languageTag: string = Object.hasOwn(languages, chosen) ? chosen : 'en'

export const language: Language = languages[languageTag] ?? english
