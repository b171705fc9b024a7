/**
 * A file with a single export is named after it: all words of one name are in the other. "job-queue" and
 * `createJobQueue` agree, and so do "formats" and `formatOf`; no list of exceptions is needed.
 */
import { readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import ts from 'typescript'
import { expect, it } from 'vitest'
import { root, writtenFiles } from './written-files.ts'

/** "JobQueue" and "job-queues" have the same words; a migration's number is not one. */
function wordsOf(name: string): Set<string> {
  const words = name
    .replaceAll(/([a-z0-9])(?=[A-Z])|([A-Z])(?=[A-Z][a-z])/g, '$1$2-')
    .toLowerCase()
    .split('-')
  return new Set(
    words.filter((word) => !/^\d+$/.test(word)).map((word) => word.replace(/ies$/, 'y').replace(/(?<!s)s$/, ''))
  )
}

const holds = (all: Set<string>, some: Set<string>): boolean => [...some].every((word) => all.has(word))

function agree(file: string, name: string): boolean {
  // A store is used by its hook.
  const [ofFile, ofName] = [wordsOf(name.startsWith('use') ? file.replace(/-store$/, '') : file), wordsOf(name)]
  return holds(ofFile, ofName) || holds(ofName, ofFile)
}

const isExported = (statement: ts.Statement): boolean =>
  ts.canHaveModifiers(statement) &&
  (ts.getModifiers(statement) ?? []).some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword)

/** What a file exports: values and types. Re-exports count as its own. */
function exportsOf(file: string): { values: Set<string>; types: Set<string> } {
  const source = ts.createSourceFile(file, readFileSync(join(root, file), 'utf8'), ts.ScriptTarget.Latest)
  const found = { values: new Set<string>(), types: new Set<string>() }
  for (const statement of source.statements) {
    if (ts.isExportDeclaration(statement) && statement.exportClause && ts.isNamedExports(statement.exportClause)) {
      for (const { name, isTypeOnly } of statement.exportClause.elements)
        found[isTypeOnly || statement.isTypeOnly ? 'types' : 'values'].add(name.text)
    }
    if (!isExported(statement)) continue
    if (ts.isVariableStatement(statement))
      for (const { name } of statement.declarationList.declarations) found.values.add(name.getText(source))
    else if ((ts.isFunctionDeclaration(statement) || ts.isClassDeclaration(statement)) && statement.name)
      found.values.add(statement.name.text)
    else if (ts.isInterfaceDeclaration(statement) || ts.isTypeAliasDeclaration(statement))
      found.types.add(statement.name.text)
  }
  return found
}

it('two names agree when one has all words of the other', () => {
  expect(agree('job-queue', 'createJobQueue')).toBe(true)
  expect(agree('keys-store', 'useKeys')).toBe(true)
  expect(agree('0004-finding', 'finding')).toBe(true)
  expect(agree('stories', 'readStory')).toBe(true)
  expect(agree('drift', 'compare')).toBe(false)
  expect(agree('undo-notice', 'offerUndo')).toBe(false)
})

it('a file with a single export is named after it', () => {
  const files = writtenFiles('src/**/*.{ts,tsx}').filter((file) => !/\.(?:test|d)\.tsx?$/.test(file))
  const astray = files.flatMap((file) => {
    const { values, types } = exportsOf(file)
    const [only] = values.size === 1 ? values : types
    if (only === undefined || values.size > 1 || (values.size === 0 && types.size > 1)) return []
    const name = basename(file).replace(/\.tsx?$/, '')
    return [only, ...types].some((each) => agree(name, each)) ? [] : [`${file}: ${only}`]
  })
  expect(files.length).toBeGreaterThan(800)
  expect(astray).toEqual([])
})
