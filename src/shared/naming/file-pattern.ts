/** File names from a pattern: "{date}_{prompt}_{id}". Pure, so that the window previews exactly what is written. */

import type { Picture } from '../domain/picture.ts'
import { t } from '../messages/t.ts'
import { safeName } from './safe-name.ts'

/** A picture's position in an export. */
export interface Place {
  /** From 1. */
  n: number
  /** Of all: determines how many digits {n} has. */
  total: number
}

interface Token {
  name: string
  /** Its meaning, in plain words. */
  means: string
  value: (picture: Picture, place: Place) => string
}

/** Maximum length of a prompt in a name, in UTF-8 bytes: the rest of the pattern must still fit. */
const longestPrompt = 60

const two = (number: number): string => String(number).padStart(2, '0')
const dateOf = (at: Date): string => `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`
const timeOf = (at: Date): string => `${two(at.getHours())}-${two(at.getMinutes())}-${two(at.getSeconds())}`
const known = (value: string | number | null | undefined): string =>
  value === null || value === undefined ? '' : String(value)

/** The beginning of a prompt, to the last whole word that fits. */
function promptWords(prompt: string): string {
  const flat = prompt
    .slice(0, 500)
    .replace(/[^\p{L}\p{N}\p{M}\p{Extended_Pictographic}'’]+/gu, ' ')
    .trim()
  const short = safeName(flat, longestPrompt)
  if (short.length >= flat.length) return short
  const space = short.lastIndexOf(' ')
  return space > short.length / 2 ? short.slice(0, space) : short
}

/** Every token, in the order offered. Dates and times are local. */
export const tokens: readonly Token[] = [
  {
    name: 'date',
    means: t('naming.filePattern.day'),
    value: ({ createdAt }) => dateOf(new Date(createdAt))
  },
  {
    name: 'time',
    means: t('naming.filePattern.time'),
    value: ({ createdAt }) => timeOf(new Date(createdAt))
  },
  {
    name: 'prompt',
    means: t('naming.filePattern.firstWordsOfPrompt'),
    value: ({ parameters }) => promptWords(parameters?.prompt ?? '')
  },
  {
    name: 'service',
    means: t('naming.filePattern.serviceThatMadeIt'),
    value: ({ providerLabel }) => known(providerLabel)
  },
  {
    name: 'model',
    means: t('naming.filePattern.modelThatMadeIt'),
    value: ({ operationLabel }) => known(operationLabel)
  },
  { name: 'seed', means: t('naming.filePattern.seed'), value: ({ parameters }) => known(parameters?.seed) },
  { name: 'steps', means: t('naming.filePattern.steps'), value: ({ parameters }) => known(parameters?.steps) },
  { name: 'guidance', means: t('naming.filePattern.guidance'), value: ({ parameters }) => known(parameters?.guidance) },
  {
    name: 'rating',
    means: t('naming.filePattern.rating1To5'),
    value: ({ rating }) => (rating === 0 ? '' : String(rating))
  },
  {
    name: 'size',
    means: t('naming.filePattern.sizeOfOriginal1216x832'),
    value: ({ width, height }) => `${width}x${height}`
  },
  {
    name: 'n',
    means: t('naming.filePattern.number'),
    value: (_, { n, total }) => String(n).padStart(Math.max(3, String(total).length), '0')
  },
  { name: 'id', means: t('naming.filePattern.id'), value: ({ id }) => id.slice(-6).toLowerCase() }
]

const byName = new Map(tokens.map((token) => [token.name, token]))

type Part = string | Token

/** One folder level or the file name itself. */
type Level = readonly Part[]

export interface Pattern {
  readonly levels: readonly Level[]
}

export const longestPattern = 300
export const usualPattern = '{date}_{prompt}_{id}'

/** Reads a pattern. A string says in one plain sentence what is wrong with it. */
export function readPattern(text: string): Pattern | string {
  const pattern = text.trim()
  if (pattern === '') return t('naming.filePattern.empty')
  if (pattern.length > longestPattern) return t('naming.filePattern.tooLong', { longestPattern })
  const levels: Part[][] = []
  for (const level of pattern.split(/[/\\]/)) {
    const parts: Part[] = []
    for (const piece of level.split(/(\{[^{}]*\})/)) {
      const token = /^\{(.*)\}$/s.exec(piece)?.[1]
      if (token === undefined) {
        if (/[{}]/.test(piece)) return t('naming.filePattern.strayBrace')
        if (piece !== '') parts.push(piece)
        continue
      }
      const found = byName.get(token.trim().toLowerCase())
      if (found === undefined) return t('naming.filePattern.unknownToken', { token: `{${token}}` })
      parts.push(found)
    }
    levels.push(parts)
  }
  const folders = levels.slice(0, -1)
  if (folders.some((level) => level.length === 0) || levels.at(-1)!.length === 0)
    return t('naming.filePattern.emptyFolder')
  if (folders.some((level) => level.every((part) => typeof part === 'string' && safeName(part) === '')))
    return t('naming.filePattern.badFolder')
  return { levels }
}

/**
 * The path of a picture's file, relative and without extension; folders are separated by "/". Unknown values leave no
 * gap. Not necessarily unique.
 */
export function nameBy(pattern: Pattern, picture: Picture, place: Place): string {
  const last = pattern.levels.length - 1
  return pattern.levels
    .map(
      (level, at) =>
        levelName(level, picture, place) || (at === last ? `picture-${picture.id.slice(-6).toLowerCase()}` : 'other')
    )
    .join('/')
}

function levelName(level: Level, picture: Picture, place: Place): string {
  let name = ''
  for (const part of level) {
    const text = typeof part === 'string' ? part : safeName(part.value(picture, place))
    // An unknown value is dropped with the separator before it: "a_{seed}_b" is "a_b" without a seed.
    name = text === '' ? name.replace(dividersAtEnd, '') : name + text
  }
  return safeName(name.replace(emptyBrackets, '').replace(dividersAtEnd, '').replace(dividersAtStart, ''))
}

const dividersAtEnd = /[-_ ]+$/u
const dividersAtStart = /^[-_ ]+/u
const emptyBrackets = /\(\s*\)|\[\s*\]/gu
