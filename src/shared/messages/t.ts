import { createTranslator } from 'use-intl/core'
import type { en } from './en.ts'
import { language } from './language.ts'

/**
 * A text that people read, in the language of this process: `t('gallery.empty')`, `t('queue.waiting', { count: 3 })`.
 * Keys and arguments are checked by the compiler; messages are ICU MessageFormat. `t.rich` takes tags as well, each a
 * function of what stands in it.
 */
export const t = createTranslator({
  locale: language.locale,
  messages: language.messages() as typeof en,
  // `{width, number, plain}`: digits as they are, for sizes, codes and versions; `{count, number}` groups thousands.
  formats: { number: { plain: { useGrouping: false, maximumFractionDigits: 20 } } }
})
