/** The formatter wraps code at 120 columns; strings, comments and titles are wrapped by hand. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { root, writtenFiles } from './written-files.ts'

const longest = 120
/** The SQL of a released migration stays as it is, to the byte; only its comments must keep the limit. */
const frozen = /^src\/main\/library\/database\/migrations\//
/** A message is one literal, which the compiler reads its arguments from. */
const messages = /^src\/shared\/messages\/en\.ts$/
const comment = /^\s*(?:\/\*\*|\*|\/\/)/

it('no line of the code is longer than 120 characters', () => {
  const files = writtenFiles('**/*.{ts,tsx,mjs,cjs,css}', '.*.cjs')
  const long = files.flatMap((file) =>
    readFileSync(join(root, file), 'utf8')
      .split('\n')
      .flatMap((line, index) =>
        line.trimEnd().length > longest && !messages.test(file) && (!frozen.test(file) || comment.test(line))
          ? `${file}:${index + 1}`
          : []
      )
  )
  expect(files.length).toBeGreaterThan(1000)
  expect(files).toContain('.dependency-cruiser.cjs')
  expect(long).toEqual([])
})
