/** What the documents say of the code is looked for by name: a file that was moved or renamed is not where they say. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { root, writtenFiles } from './written-files.ts'

const code = writtenFiles('**/*.{ts,tsx,mjs,cjs}')
const documents = writtenFiles('**/*.md')

it('every file of the code that a document names is there', () => {
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
