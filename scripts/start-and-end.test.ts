/** Styles use start and end, not left and right: a right-to-left language mirrors the window. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { root, writtenFiles } from './written-files.ts'

/** An element moved back by half its width is centred from either side. */
const physical =
  /(?:margin|padding|border)-(?:left|right)\b|^\s*(?:left|right):(?! 50%)|(?:align|float): (?:left|right)/
/** Four sides, of which left and right differ. */
const fourSides = /^\s*(?:margin|padding|inset): \S+ (\S+) \S+ (?!\1;)\S+;/
const inCode = /\b(?:margin|padding)(?:Left|Right)\b|\b[mp][lr]=|\b[mp][lr]: '/

const found = (pattern: string, isWrong: (line: string) => boolean): string[] =>
  writtenFiles(pattern).flatMap((file) =>
    readFileSync(join(root, file), 'utf8')
      .split('\n')
      .flatMap((line, at) => (isWrong(line) ? [`${file}:${at + 1} ${line.trim()}`] : []))
  )

it('no style sheet has a left and a right, nor has a component', () => {
  expect(found('src/renderer/**/*.css', (line) => physical.test(line) || fourSides.test(line))).toEqual([])
  expect(found('src/renderer/**/*.tsx', (line) => inCode.test(line))).toEqual([])
})
