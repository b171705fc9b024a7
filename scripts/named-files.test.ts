/** Files that the documents name are looked up: a moved or renamed file is not where they say. */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { root, writtenFiles } from './written-files.ts'

const code = writtenFiles('**/*.{ts,tsx,mjs,cjs}')
const documents = writtenFiles('**/*.md')

it('every code file that a document names exists', () => {
  const isThere = (name: string): boolean =>
    code.some((file) => file === name || file.endsWith(`/${name.replace(/^(?:\.\.?\/)+/, '')}`))
  const lost = documents.flatMap((document) =>
    Array.from(
      readFileSync(join(root, document), 'utf8').matchAll(/`([\w./-]+\.(?:tsx?|mjs|cjs))`/g),
      ([, name]) => name!
    )
      // Built, not written; a hidden one is not listed here.
      .filter((name) => !/^(?:out\/|\.\w)/.test(name) && !isThere(name))
      .map((name) => `${document}: ${name}`)
  )
  expect(documents.length).toBeGreaterThan(20)
  expect(lost).toEqual([])
})

interface Side {
  path?: string | string[]
  pathNot?: string | string[]
}

/** The alternatives of a pattern, each without its wildcards: "a/(b|c)/d" is "a/b/d" and "a/c/d". */
function waysOf(pattern: string): string[] {
  const group = /\((?:\?:)?([^()]*)\)/.exec(pattern)
  if (group === null) return [pattern]
  const [whole, inside = ''] = group
  const optional = pattern[group.index + whole.length] === '?'
  const rest = pattern.slice(group.index + whole.length + (optional ? 1 : 0))
  return inside.split('|').flatMap((way) => waysOf(pattern.slice(0, group.index) + way + rest))
}

it('every place in the code that an import rule names exists', () => {
  const rules = createRequire(import.meta.url)('../.dependency-cruiser.cjs') as {
    forbidden: { name: string; from: Side; to: Side }[]
  }
  const sources = code.filter((file) => file.startsWith('src/'))
  const lost = rules.forbidden.flatMap(({ name, from, to }) =>
    [from.path, from.pathNot, to.path, to.pathNot]
      .flat()
      .filter((pattern): pattern is string => pattern?.startsWith('^src/') === true && !pattern.includes('$1'))
      .flatMap(waysOf)
      .filter((way) => !sources.some((file) => new RegExp(way).test(file)))
      .map((way) => `${name}: ${way}`)
  )
  expect(rules.forbidden.length).toBeGreaterThan(20)
  expect(lost).toEqual([])
})
