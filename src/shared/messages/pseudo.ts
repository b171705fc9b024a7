/**
 * Pseudo-localized English: accents on every letter, vowels doubled. What stays plain, or no longer fits, was
 * overlooked.
 */
import { type MessageFormatElement, parse, TYPE } from '@formatjs/icu-messageformat-parser'
import { printAST } from '@formatjs/icu-messageformat-parser/printer.js'

const plain = 'abcdefghijklmnopqrstuvwxyz'
const accented = 'áƀćďéƒǵĥíĵķĺḿńóṕɋŕśţúṽŵẋýź'

/** The replacement of each letter. */
export const pseudoLetters: ReadonlyMap<string, string> = new Map(
  plain.split('').flatMap((letter, at): [string, string][] => {
    const strange = accented.charAt(at)
    const twice = 'aeiou'.includes(letter) ? strange : ''
    return [
      [letter, strange + twice],
      [letter.toUpperCase(), strange.toUpperCase() + twice]
    ]
  })
)

const strange = (text: string): string => text.replace(/[a-z]/gi, (letter) => pseudoLetters.get(letter) ?? letter)

/** Changes the words of a message in place, but not its arguments and tags. */
function change(elements: MessageFormatElement[]): void {
  for (const element of elements) {
    if (element.type === TYPE.literal) element.value = strange(element.value)
    else if (element.type === TYPE.tag) change(element.children)
    else if (element.type === TYPE.plural || element.type === TYPE.select)
      for (const option of Object.values(element.options)) change(option.value)
  }
}

function pseudoMessage(message: string): string {
  const elements = parse(message)
  change(elements)
  return printAST(elements)
}

/** @param messages ICU messages, in groups of any depth; not modified */
export function pseudo<T extends object>(messages: T): T {
  const entries = Object.entries(messages).map(([key, value]: [string, unknown]) => [
    key,
    typeof value === 'string' ? pseudoMessage(value) : pseudo(value as object)
  ])
  return Object.fromEntries(entries) as T
}
