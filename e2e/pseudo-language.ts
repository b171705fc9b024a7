/**
 * Lets every spec run in the pseudo-language as well (`PALIMPSEST_LANGUAGE=en-XA`): text that a spec looks for in
 * English is looked for as the app then writes it. Names, prompts and paths stay unchanged, so each letter may be
 * either.
 */
import type { Page } from '@playwright/test'
import { expect as base } from '@playwright/test'
import { languageVariable } from '../src/shared/messages/language.ts'
import { pseudoLetters } from '../src/shared/messages/pseudo.ts'

export const inPseudoLanguage = process.env[languageVariable] === 'en-XA'

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
      return plain.call(this, ...args.slice(0, last), translated(args[last] as Options | undefined))
    }
  }
}

/** Makes the page's locators work in the pseudo-language, too. */
export function speakPseudo(page: Page): void {
  if (!inPseudoLanguage) return
  patch(page)
  patch(page.locator('body'))
}

const list = (text: unknown, whole: boolean): unknown => {
  if (Array.isArray(text)) return text.map((one) => list(one, whole))
  return typeof text === 'string' || text instanceof RegExp ? pattern(text, whole) : text
}

/** `expect`, whose text matchers understand the pseudo-language. */
export const expect: typeof base = inPseudoLanguage ? speaking() : base

function speaking(): typeof base {
  const texts: Record<string, boolean> = {
    toHaveText: true,
    toContainText: false,
    toHaveAccessibleName: true,
    toHaveAccessibleDescription: true,
    toHaveTitle: true
  }
  const wrap = (matchers: object): object =>
    new Proxy(matchers, {
      get(target, name, receiver) {
        const value: unknown = Reflect.get(target, name, receiver)
        if (name === 'not') return wrap(value as object)
        const whole = texts[String(name)]
        if (whole === undefined || typeof value !== 'function') return value
        return (text: unknown, ...rest: unknown[]): unknown =>
          Reflect.apply(value as Method, target, [list(text, whole), ...rest])
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
export function inEnglish(value: unknown): unknown {
  if (typeof value === 'string') return value.replaceAll(strangeLetters, (strange) => letters.get(strange) ?? strange)
  if (Array.isArray(value)) return value.map(inEnglish)
  if (typeof value !== 'object' || value === null || Object.getPrototypeOf(value) !== Object.prototype) return value
  return Object.fromEntries(Object.entries(value).map(([key, inside]) => [key, inEnglish(inside)]))
}
