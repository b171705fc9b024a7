import { type MessageFormatElement, parse, TYPE } from '@formatjs/icu-messageformat-parser'
import { createTranslator } from 'use-intl/core'
import { expect, it } from 'vitest'
import { en } from './en.ts'
import { pseudo, pseudoLetters } from './pseudo.ts'

function textsOf(messages: object, path = ''): [string, string][] {
  return Object.entries(messages).flatMap(([key, value]: [string, unknown]) =>
    typeof value === 'string'
      ? [[`${path}${key}`, value] as [string, string]]
      : textsOf(value as object, `${path}${key}.`)
  )
}

/** A message's arguments, with sample values of their types. */
function samples(elements: readonly MessageFormatElement[]): Record<string, unknown> {
  return Object.assign(
    {},
    ...elements.map((element): Record<string, unknown> => {
      switch (element.type) {
        case TYPE.argument:
          return { [element.value]: 'x' }
        case TYPE.number:
          return { [element.value]: 1 }
        case TYPE.select:
        case TYPE.plural: {
          const inside = Object.values(element.options).map(({ value }) => samples(value))
          return Object.assign({ [element.value]: element.type === TYPE.plural ? 2 : 'other' }, ...inside)
        }
        case TYPE.tag:
          return { ...samples(element.children), [element.value]: (parts: unknown) => String(parts) }
        default:
          return {}
      }
    })
  )
}

const texts = textsOf(en)

it('contains complete messages, each with its arguments', () => {
  expect(texts.length).toBeGreaterThan(1000)
  const wrong = texts.flatMap(([key, text]) => {
    try {
      const said = createTranslator<{ text: string }>({
        locale: 'en-GB',
        messages: { text },
        formats: { number: { plain: {} } },
        onError: (error) => {
          throw error
        }
      }).rich('text', samples(parse(text)) as Record<string, string>)
      return typeof said === 'string' && said.trim() === '' ? [`${key}: empty`] : []
    } catch (error) {
      return [`${key}: ${String(error)}`]
    }
  })
  expect(wrong).toEqual([])
})

it('is changed in every word in the pseudo-language, a third longer, and takes the same arguments', () => {
  const strange = textsOf(pseudo(en))
  expect(strange.map(([key]) => key)).toEqual(texts.map(([key]) => key))
  const plain = texts.filter(([, text], at) => /[a-z]{2}/i.test(literalOf(parse(text))) && strange[at]![1] === text)
  expect(plain).toEqual([])
  const different = texts.filter(([, text], at) => {
    const [own, other] = [samples(parse(text)), samples(parse(strange[at]![1]))]
    return Object.keys(own).sort().join(' ') !== Object.keys(other).sort().join(' ')
  })
  expect(different).toEqual([])
  // Of the visible text, without the syntax around it.
  const length = (all: [string, string][]): number =>
    all.reduce((sum, [, text]) => sum + literalOf(parse(text)).length, 0)
  expect(length(strange) / length(texts)).toBeGreaterThan(1.25)
  expect(pseudoLetters.size).toBe(52)
})

const literalOf = (elements: readonly MessageFormatElement[]): string =>
  elements
    .map((element) => {
      if (element.type === TYPE.literal) return element.value
      if (element.type === TYPE.plural || element.type === TYPE.select)
        return Object.values(element.options)
          .map(({ value }) => literalOf(value))
          .join('')
      return element.type === TYPE.tag ? literalOf(element.children) : ''
    })
    .join('')
