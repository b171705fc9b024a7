/**
 * Lets every spec run in the pseudo-language as well (`PALIMPSEST_LANGUAGE=en-XA`, mirrored with `en-XB`): text that a
 * spec looks for in English is looked for as the app then writes it, and text that it reads is translated back. Names,
 * prompts and paths stay unchanged, so each letter may be either.
 */
import { expect as base } from '@playwright/test'
import { languageVariable } from '../src/shared/messages/language.ts'
import { pseudoLetters } from '../src/shared/messages/pseudo.ts'
import type { App } from './launch.ts'

export const inPseudoLanguage = /^en-X[AB]$/.test(process.env[languageVariable] ?? '')

/** A text as the app writes it, for specs that type it or pass it to the page. */
export const spoken = (text: string): string =>
  inPseudoLanguage ? text.replaceAll(/[a-z]/gi, (letter) => pseudoLetters.get(letter) ?? letter) : text

const either = (letter: string): string => {
  const strange = pseudoLetters.get(letter)
  return strange === undefined ? letter : `(?:${letter}|${strange})`
}

const escaped = (text: string): string =>
  text
    .replaceAll(/[.*+?^${}()|[\]\\/]/g, String.raw`\$&`)
    .replaceAll(/(\\.)|([A-Za-z])/g, (_, kept, letter) => (kept === undefined ? either(String(letter)) : String(kept)))

/** Letters of a pattern, except in escapes, sets and group prefixes. */
const ofPattern = (source: string): string =>
  source.replaceAll(/(\\u[0-9a-f]{4}|\\.|\[(?:\\.|[^\]])*\]|\(\?<?[=!:]?\w*>?)|([A-Za-z])/g, (_, kept, letter) =>
    kept === undefined ? either(String(letter)) : String(kept)
  )

/** @param whole all of the text, case included; otherwise any part of it, in any case */
function pattern(text: string | RegExp, whole: boolean): RegExp {
  if (typeof text !== 'string') return new RegExp(ofPattern(text.source), text.flags)
  const words = escaped(text.trim().replaceAll(/\s+/g, ' ')).replaceAll(' ', String.raw`\s+`)
  return whole ? new RegExp(`^\\s*${words}\\s*$`) : new RegExp(words, 'i')
}

type Options = { name?: string | RegExp; hasText?: string | RegExp; hasNotText?: string | RegExp; exact?: boolean }
type Method = (this: object, ...args: unknown[]) => unknown

function translated(options: Options | undefined): Options | undefined {
  if (options === undefined) return undefined
  const { name, hasText, hasNotText, ...rest } = options
  return {
    ...rest,
    ...(name === undefined ? {} : { name: pattern(name, options.exact === true) }),
    ...(hasText === undefined ? {} : { hasText: pattern(hasText, false) }),
    ...(hasNotText === undefined ? {} : { hasNotText: pattern(hasNotText, false) })
  }
}

/** Makes a selector match text attributes in either language. */
const inSelector = (selector: string): string =>
  selector.replaceAll(
    /(\[(?:aria-label|title|alt|placeholder)[*^$]?=")([^"]+)("\])/g,
    (plain, before, words, after) => `:is(${plain}, ${before}${spoken(String(words))}${after})`
  )

const patched = new WeakSet()

function patch(owner: object): void {
  const prototype = Object.getPrototypeOf(owner) as Record<string, Method>
  if (patched.has(prototype)) return
  patched.add(prototype)
  for (const method of ['getByText', 'getByLabel', 'getByPlaceholder', 'getByTitle', 'getByAltText']) {
    const plain = prototype[method]
    if (plain === undefined) continue
    prototype[method] = function by(text, options) {
      return plain.call(this, pattern(text as string | RegExp, (options as Options | undefined)?.exact === true))
    }
  }
  for (const method of ['getByRole', 'locator', 'filter']) {
    const plain = prototype[method]
    if (plain === undefined) continue
    prototype[method] = function by(...args) {
      const last = method === 'filter' ? 0 : 1
      const [first] = args.slice(0, last).map((arg) => (typeof arg === 'string' ? inSelector(arg) : arg))
      return plain.call(this, ...(last === 0 ? [] : [first]), translated(args[last] as Options | undefined))
    }
  }
  for (const method of readers) {
    const plain = prototype[method]
    if (plain === undefined) continue
    prototype[method] = async function read(...args) {
      return inEnglish(await plain.apply(this, args))
    }
  }
}

/** Methods that return text from the window. */
const readers = [
  'textContent',
  'innerText',
  'allTextContents',
  'allInnerTexts',
  'getAttribute',
  'inputValue',
  'evaluateAll'
] as const

/** Makes the page's locators work in the pseudo-language, too, and the system's menus and boxes. */
export function speakPseudo({ page, main }: App): void {
  if (!inPseudoLanguage) return
  patch(page)
  patch(page.locator('body'))
  const { asked, probe } = { asked: main.asked.bind(main), probe: main.probe.bind(main) }
  main.asked = async (what) => inEnglish(await asked(what))
  main.probe = (what, details) =>
    probe(what, what === 'pressInMenu' ? { ...details, label: spoken(String(details?.['label'])) } : details)
}

const list = (text: unknown, whole: boolean): unknown => {
  if (Array.isArray(text)) return text.map((one) => list(one, whole))
  return typeof text === 'string' || text instanceof RegExp ? pattern(text, whole) : text
}

/** `expect`, whose text matchers understand the pseudo-language. */
export const expect: typeof base = inPseudoLanguage ? speaking() : base

function speaking(): typeof base {
  /** Whether the whole text must match. */
  const texts: Record<string, boolean> = {
    toHaveText: true,
    toContainText: false,
    toHaveAccessibleName: true,
    toHaveAccessibleDescription: true,
    toHaveTitle: true,
    toHaveValue: true,
    toHaveAttribute: true,
    toThrow: false
  }
  const wrap = (matchers: object): object =>
    new Proxy(matchers, {
      get(target, name, receiver) {
        const value: unknown = Reflect.get(target, name, receiver)
        if (name === 'not' || name === 'rejects' || name === 'resolves') return wrap(value as object)
        const whole = texts[String(name)]
        if (whole === undefined || typeof value !== 'function') return value
        // An attribute's name comes before its text.
        const place = name === 'toHaveAttribute' ? 1 : 0
        return (...args: unknown[]): unknown =>
          Reflect.apply(
            value as Method,
            target,
            args.map((arg, at) => (at === place ? list(arg, whole) : arg))
          )
      }
    })
  return new Proxy(base, {
    apply: (target, self, [value, ...rest]: [unknown, ...unknown[]]) =>
      wrap(Reflect.apply(target as unknown as Method, self as object, [inEnglish(value), ...rest]) as object),
    get(target, name, receiver) {
      const value: unknown = Reflect.get(target, name, receiver)
      if (name !== 'poll') return value
      return (read: () => unknown, ...rest: unknown[]): unknown =>
        wrap(Reflect.apply(value as Method, target, [async () => inEnglish(await read()), ...rest]) as object)
    }
  })
}

const strangeLetters = new RegExp([...pseudoLetters.values()].sort((a, b) => b.length - a.length).join('|'), 'g')
const letters = new Map([...pseudoLetters].map(([letter, strange]) => [strange, letter]))

/** The app's text, translated back to English. */
export function inEnglish<T>(value: T): T {
  const given: unknown = value
  if (typeof given === 'string')
    return given.replaceAll(strangeLetters, (strange) => letters.get(strange) ?? strange) as T
  if (Array.isArray(given)) return given.map(inEnglish) as T
  if (typeof given !== 'object' || given === null || Object.getPrototypeOf(given) !== Object.prototype) return value
  return Object.fromEntries(Object.entries(given).map(([key, inside]) => [key, inEnglish(inside)])) as T
}
