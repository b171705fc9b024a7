import {
  createTranslator,
  type ICUArgs,
  type ICUTags,
  type MessageKeys,
  type NestedKeyOf,
  type NestedValueOf,
  type RichTagsFunction
} from 'use-intl/core'
import type { en } from './en.ts'
import { language } from './language.ts'

type Texts = typeof en
type Key = MessageKeys<Texts, NestedKeyOf<Texts>>
type ArgumentTypes = { ICUArgument: string; ICUNumberArgument: number | bigint; ICUDateArgument: Date }

/**
 * The arguments of a message, none if it takes none. Under `exactOptionalPropertyTypes`, use-intl's own type treats
 * those of a `select` as optional.
 */
type Arguments<Text, Tag = never> = (
  Text extends string
    ? (given: ICUArgs<Text, ArgumentTypes> & ([Tag] extends [never] ? unknown : ICUTags<Text, Tag>)) => void
    : never
) extends (given: infer Given) => void
  ? object extends Given
    ? [values?: undefined]
    : [values: Given]
  : never

interface Translate {
  <K extends Key>(key: K, ...values: Arguments<NestedValueOf<Texts, K>>): string
  rich<K extends Key>(
    key: K,
    ...values: Arguments<NestedValueOf<Texts, K>, RichTagsFunction>
  ): ReturnType<RichTagsFunction>
}

/**
 * A text for the user, in the language of this process: `t('gallery.empty')`, `t('queue.waiting', { count: 3 })`. Keys
 * and arguments are checked by the compiler; messages are ICU MessageFormat. `t.rich` also takes tags, each a function
 * of its content.
 */
export const t = createTranslator({
  locale: language.locale,
  messages: language.messages(),
  // `{width, number, plain}`: digits without grouping, for sizes, codes and versions; `{count, number}` groups
  // thousands.
  formats: { number: { plain: { useGrouping: false, maximumFractionDigits: 20 } } }
}) as unknown as Translate
