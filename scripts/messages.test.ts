/** All text that people read is in the catalogue, and everything in the catalogue is used. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type MessageFormatElement, parse, TYPE } from '@formatjs/icu-messageformat-parser'
import ts from 'typescript'
import { expect, it } from 'vitest'
import { en } from '../src/shared/messages/en.ts'
import { root, writtenFiles } from './written-files.ts'

function keysOf(messages: object, path = ''): string[] {
  return Object.entries(messages).flatMap(([key, value]: [string, unknown]) =>
    typeof value === 'string' ? [`${path}${key}`] : keysOf(value as object, `${path}${key}.`)
  )
}

const sources = writtenFiles('src/**/*.{ts,tsx}').filter(
  (file) => !/\.test\.tsx?$|__fixtures__|^src\/shared\/messages\//.test(file)
)
const sourceOf = (file: string): ts.SourceFile =>
  ts.createSourceFile(file, readFileSync(join(root, file), 'utf8'), ts.ScriptTarget.Latest, true)

const isTranslator = (node: ts.Node): node is ts.CallExpression =>
  ts.isCallExpression(node) && /^t(?:\.rich|\.markup)?$/.test(node.expression.getText())

/** Keys of every call; `words.bytes.` for one whose end is known only at run time. */
function keysIn(file: string): string[] {
  const keys: string[] = []
  const visit = (node: ts.Node): void => {
    const key = isTranslator(node) ? node.arguments[0] : undefined
    if (key !== undefined) {
      const literals: string[] = []
      const collect = (part: ts.Node): void => {
        if (ts.isStringLiteralLike(part)) literals.push(part.text)
        else if (ts.isTemplateExpression(part)) literals.push(`${part.head.text}*`)
        else ts.forEachChild(part, collect)
      }
      collect(key)
      keys.push(...literals)
    }
    ts.forEachChild(node, visit)
  }
  visit(sourceOf(file))
  return keys
}

it('has every text that is used, and no unused one', () => {
  const known = new Set(keysOf(en))
  const asked = new Set(sources.flatMap(keysIn))
  const starts = [...asked].filter((key) => key.endsWith('*')).map((key) => key.slice(0, -1))
  const missing = [...asked].filter((key) => !key.endsWith('*') && key.includes('.') && !known.has(key))
  const unused = [...known].filter((key) => !asked.has(key) && !starts.some((start) => key.startsWith(start)))
  expect(asked.size).toBeGreaterThan(1000)
  expect({ missing, unused }).toEqual({ missing: [], unused: [] })
})

/** Files with words that the app must not translate. */
const notOurs: [RegExp, string][] = [
  [/^src\/main\/demo-gateway\//, 'a service, which answers in its own words'],
  [/^src\/preload\//, 'a sandboxed script of its own, which carries no catalogue'],
  [/^src\/main\/shell\/(app-response|content-policy)\.ts$/, 'what the page is answered by protocol'],
  [/^src\/main\/metadata\/(containers|dialects)\//, 'names that stand in the files of other programs']
]

/** Attributes and properties that are shown or spoken. */
const shown = new Set(
  (
    'label title help hint message nextStep placeholder description alt aria-label aria-description ' +
    'aria-roledescription tooltip heading detail'
  ).split(' ')
)
/** Attributes with names of keys. */
const keyNames = new Set(['aria-keyshortcuts', 'shortcut'])
/** Names of services, models and formats are the same in every language; those of models are stored with pictures. */
const names = [
  /^(?:AIgateway|AppyPie|Pixazo|Gateway|API|Palimpsest|PNG|JPEG|WebP)$/,
  /^(?:ImagePipeline(?: \(legacy\))?|Demo(?: \(on this machine\))?)$/,
  /^(?:SDXL|SD [\d.]+|Stable Diffusion)\b/
]

/** An example of an address, or a key. */
const address = /^(?:https?:\/\/\S*|[\w.]+:\d+|(?:Ctrl|Shift|Alt)\+\w+)$/

/** Whether a literal is a sentence, or part of one, wherever it occurs. */
const isSentence = (text: string): boolean => /^[“A-Z][^A-Z]*[a-z]+ .*[a-z]{2}.*[.?!…]$/.test(text.trim())

function textOf(node: ts.Node): string | null {
  if (ts.isJsxText(node)) return node.text
  if (ts.isStringLiteralLike(node)) return node.text
  if (ts.isTemplateExpression(node))
    return [node.head.text, ...node.templateSpans.map(({ literal }) => literal.text)].join('#')
  return null
}

function isShown(node: ts.Node): boolean {
  const { parent } = node
  if (ts.isJsxText(node)) return true
  if (ts.isPropertyAssignment(parent) && parent.initializer === node)
    return shown.has(parent.name.getText().replaceAll(/['"]/g, ''))
  // A component may show any of its attributes: text that begins like a sentence is meant for people.
  if (ts.isJsxAttribute(parent))
    return (
      shown.has(parent.name.getText()) ||
      (/^[A-Z][a-z]/.test(textOf(node) ?? '') && !keyNames.has(parent.name.getText()))
    )
  if (ts.isNewExpression(parent)) return parent.expression.getText() === 'AppError' && parent.arguments?.[1] === node
  return false
}

/** Literals that people read: place and text. */
function literalsIn(file: string): string[] {
  const source = sourceOf(file)
  const found: string[] = []
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node) || ts.isLiteralTypeNode(node)) return
    if (ts.isNewExpression(node) && /^(?:Type|Range)?Error$/.test(node.expression.getText())) return
    const text = textOf(node)
    const words = text?.replaceAll(/\s+/g, ' ').trim() ?? ''
    if (
      /[A-Za-z]{2}/.test(words) &&
      !address.test(words) &&
      !names.some((name) => name.test(words)) &&
      (isShown(node) || isSentence(words))
    )
      found.push(`${file}:${source.getLineAndCharacterOfPosition(node.getStart()).line + 1} ${words.slice(0, 80)}`)
    ts.forEachChild(node, visit)
  }
  visit(source)
  return found
}

it('no text that people read is in the code itself', () => {
  const ours = sources.filter((file) => !notOurs.some(([place]) => place.test(file)))
  expect(ours.length).toBeGreaterThan(800)
  expect(ours.flatMap(literalsIn)).toEqual([])
})

const isMessage = (node: ts.Node): boolean => ts.isCallExpression(node) && node.expression.getText() === 't'
/** Calls whose arguments are compared with a value. */
const comparing = /\.(?:enum|literal|includes|has|indexOf|startsWith|endsWith)$/

/** Messages used in comparisons, which would fail in another language. */
function comparedIn(file: string): string[] {
  const source = sourceOf(file)
  const found: string[] = []
  const visit = (node: ts.Node): void => {
    const parts =
      ts.isBinaryExpression(node) && /^[!=]==$/.test(node.operatorToken.getText())
        ? [node.left, node.right]
        : ts.isCallExpression(node) && comparing.test(node.expression.getText())
          ? node.arguments
              .slice(0, 1)
              .flatMap((part) => (ts.isArrayLiteralExpression(part) ? [...part.elements] : [part]))
          : ts.isCaseClause(node)
            ? [node.expression]
            : []
    for (const part of parts.filter(isMessage))
      found.push(`${file}:${source.getLineAndCharacterOfPosition(part.getStart()).line + 1} ${part.getText()}`)
    ts.forEachChild(node, visit)
  }
  visit(source)
  return found
}

it('no message is used as a value', () => expect(sources.flatMap(comparedIn)).toEqual([]))

/** Names of the arguments by which a message chooses among its own words. */
function chosenBy(message: string): Set<string> {
  const chosen = new Set<string>()
  const visit = (elements: readonly MessageFormatElement[]): void => {
    for (const element of elements) {
      if (element.type === TYPE.select) chosen.add(element.value)
      if (element.type === TYPE.select || element.type === TYPE.plural)
        for (const { value } of Object.values(element.options)) visit(value)
      if (element.type === TYPE.tag) visit(element.children)
    }
  }
  visit(parse(message))
  return chosen
}

const messageOf = (key: string): string =>
  String(key.split('.').reduce((at: unknown, part) => (at as Record<string, unknown>)[part], en))

/** English words passed to a message as an argument: place and words. */
function piecesIn(file: string): string[] {
  const source = sourceOf(file)
  const found: string[] = []
  const visit = (node: ts.Node): void => {
    const [key, given] = isTranslator(node) ? node.arguments : []
    if (key !== undefined && ts.isStringLiteral(key) && given !== undefined && ts.isObjectLiteralExpression(given)) {
      const choices = chosenBy(messageOf(key.text))
      for (const property of given.properties) {
        if (!ts.isPropertyAssignment(property) || choices.has(property.name.getText())) continue
        const collect = (part: ts.Node): void => {
          const isCompared = ts.isBinaryExpression(part.parent) && /^[!=]==$/.test(part.parent.operatorToken.getText())
          const text = textOf(part)
          if (isTranslator(part) || ts.isArrowFunction(part) || ts.isElementAccessExpression(part.parent) || isCompared)
            return
          if (text !== null && /[A-Za-z]{2}|^[a-z]$/.test(text) && !/^[\w.-]+\.\w+$|^base64$/.test(text))
            found.push(`${file}:${source.getLineAndCharacterOfPosition(part.getStart()).line + 1} ${text}`)
          ts.forEachChild(part, collect)
        }
        collect(property.initializer)
      }
    }
    ts.forEachChild(node, visit)
  }
  visit(source)
  return found
}

it('no sentence is assembled from pieces', () => {
  expect(sources.flatMap(piecesIn)).toEqual([])
})
