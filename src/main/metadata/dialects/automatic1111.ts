/**
 * The text format of AUTOMATIC1111, Forge, SD.Next and programs that imitate them: prompt, negative prompt, and a last
 * line of pairs.
 */
import type { ReadingBudget } from '../reading-budget.ts'
import type { Recipe } from '../recipe.ts'
import { RecipeDraft } from '../recipe.ts'
import type { TextIndex } from './text-index.ts'

const negativeHead = 'Negative prompt:'

export function readAutomatic1111(texts: TextIndex): Recipe | null {
  for (const statement of texts.statements()) {
    const recipe = recipeOf(statement, texts.budget)
    if (recipe !== null) return recipe
  }
  return wordsAlone(texts.parametersText())
}

/** A prompt whose line of pairs is missing or too short to be one: its text is kept as is. */
function wordsAlone(text: string | null): Recipe | null {
  const words = text?.replaceAll('\r\n', '\n').trim() ?? ''
  return words === '' || words.startsWith('{') ? null : recipeFrom(words.split('\n'), new Map())
}

/** @returns null if the text has no line of three or more pairs: any other text would be taken for a prompt */
function recipeOf(statement: string, budget: ReadingBudget): Recipe | null {
  const lines = statement.replaceAll('\r\n', '\n').trim().split('\n')
  const first = pairsFrom(lines, budget)
  if (first === null) return null
  return recipeFrom(lines.slice(0, first), readPairs(lines.slice(first).join('\n'), budget))
}

function recipeFrom(words: string[], pairs: Map<string, string>): Recipe {
  const negative = words.findIndex((line) => line.trimStart().startsWith(negativeHead))
  const draft = new RecipeDraft(softwareOf(pairs))
  draft.prompt('prompt', words.slice(0, negative < 0 ? words.length : negative).join('\n'))
  if (negative >= 0)
    draft.prompt('negativePrompt', words.slice(negative).join('\n').trimStart().slice(negativeHead.length))
  for (const [name, value] of pairs) apply(draft, name, value)
  return draft.finish()
}

/** The last line or, if other programs have appended their own, the last one that begins with the steps. */
function pairsFrom(lines: string[], budget: ReadingBudget): number | null {
  const last = lines.length - 1
  if (countPairs(lines[last] ?? '', budget) >= 3) return last
  const steps = lines.findLastIndex((line) => /^\s*Steps: \d/.test(line))
  return steps >= 0 && countPairs(lines[steps] ?? '', budget) >= 3 ? steps : null
}

const countPairs = (line: string, budget: ReadingBudget): number => readPairs(line, budget).size

/**
 * `Name: value, Name: "a value, quoted as JSON", …`. A value may also be a JSON object without quotes. Reads each
 * character once, except for objects that turn out not to be values, which the budget limits: a regular expression
 * would take quadratic time on a hostile line.
 */
function readPairs(line: string, budget: ReadingBudget): Map<string, string> {
  const pairs = new Map<string, string>()
  if (!budget.take('letters', line.length)) return pairs
  const unclosed = new Set<string>()
  let at = 0
  for (let count = 0; at < line.length && count < mostPairs; count += 1) {
    const colon = line.indexOf(':', at)
    if (colon < 0) break
    // A comma before the colon: what precedes it has no name.
    const before = line.slice(at, colon)
    const name = before.slice(before.lastIndexOf(',') + 1).trim()
    const value = readValue(line, colon + 1, unclosed, budget)
    if (/^\w[\w \-/()]{1,98}$/.test(name) && !pairs.has(name)) pairs.set(name, value.text)
    at = value.end
  }
  return pairs
}

const mostPairs = 1000
const longestObject = 20_000

/**
 * @param unclosed openings known to have no end, which is not searched for again
 * @returns the text, and the offset after the comma that ends it
 */
function readValue(
  line: string,
  from: number,
  unclosed: Set<string>,
  budget: ReadingBudget
): { text: string; end: number } {
  let start = from
  while (line[start] === ' ') start += 1
  const opening = line[start] ?? ''
  const close = unclosed.has(opening)
    ? null
    : opening === '"'
      ? endOfString(line, start, line.length)
      : opening === '{'
        ? endOfObject(line, start, budget)
        : null
  if (close === null && '"{'.includes(opening)) unclosed.add(opening)
  if (close !== null && /^\s*(?:,|\n|$)/.test(line.slice(close, close + 8))) {
    const next = line.slice(close).search(/[,\n]/)
    const whole = line.slice(start, close)
    return { text: line[start] === '"' ? unquoted(whole) : whole, end: next < 0 ? line.length : close + next + 1 }
  }
  const comma = line.indexOf(',', start)
  const end = comma < 0 ? line.length : comma
  return { text: line.slice(start, end).trim(), end: end + 1 }
}

function endOfString(line: string, start: number, end: number): number | null {
  for (let at = start + 1; at < end; at += 1) {
    if (line[at] === '\\') at += 1
    else if (line[at] === '"') return at + 1
  }
  return null
}

function endOfObject(line: string, start: number, budget: ReadingBudget): number | null {
  const most = Math.min(line.length, start + longestObject)
  if (!budget.take('letters', most - start)) return null
  let depth = 0
  for (let at = start; at < most; at += 1) {
    if (line[at] === '"') at = (endOfString(line, at, most) ?? most) - 1
    else if (line[at] === '{') depth += 1
    else if (line[at] === '}') {
      depth -= 1
      if (depth === 0) return at + 1
    }
  }
  return null
}

function unquoted(text: string): string {
  try {
    return String(JSON.parse(text))
  } catch {
    return text.slice(1, -1)
  }
}

function softwareOf(pairs: Map<string, string>): string {
  const app = pairs.get('App')
  if (app !== undefined && app !== '') return app.slice(0, 100)
  const version = pairs.get('Version') ?? ''
  if (/^(?:f\d|forge)/i.test(version) || /^neo/i.test(version)) return 'Forge'
  const named = /^(Fooocus|ComfyUI|Palimpsest|InvokeAI|SwarmUI|SD\.?Next|Draw Things)/i.exec(version)?.[0]
  return named ?? 'AUTOMATIC1111'
}

function apply(draft: RecipeDraft, name: string, value: string): void {
  switch (name) {
    case 'Steps':
      return draft.number('steps', value)
    case 'Sampler':
      return draft.name('scheduler', value)
    case 'CFG scale':
      return draft.number('guidance', value)
    case 'Seed':
      return draft.number('seed', value)
    case 'Size':
      return draft.size(value)
    case 'Model':
      return draft.setModel(value)
    case 'Denoising strength':
      return draft.number('strength', value, 0, 1)
    default:
      return draft.add(name, value)
  }
}
