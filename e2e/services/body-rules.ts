/** What a document says about one body: its keys, their types and their ranges. Nothing else is accepted. */

export interface Rule {
  type: 'string' | 'url' | 'integer' | 'number' | 'boolean'
  required?: boolean
  min?: number
  max?: number
  oneOf?: readonly (string | number)[]
}

export type BodyRules = Readonly<Record<string, Rule>>

function hasType(type: Rule['type'], value: unknown): boolean {
  switch (type) {
    case 'url':
      return typeof value === 'string' && URL.canParse(value)
    case 'integer':
      return Number.isInteger(value)
    case 'number':
      return typeof value === 'number' && Number.isFinite(value)
    default:
      return typeof value === type
  }
}

function problemOf(key: string, { type, min, max, oneOf }: Rule, value: unknown): string | undefined {
  if (!hasType(type, value)) return `${key} must be of the type ${type}, not ${JSON.stringify(value)}`
  if (typeof value === 'number' && min !== undefined && value < min)
    return `${key} must be at least ${min}, not ${value}`
  if (typeof value === 'number' && max !== undefined && value > max)
    return `${key} must be at most ${max}, not ${value}`
  if (oneOf && !oneOf.includes(value as string | number))
    return `${key} must be one of ${oneOf.join(', ')}, not ${JSON.stringify(value)}`
  return undefined
}

/** Everything that is wrong with a body; empty when it is as documented. */
export function problemsOfBody(rules: BodyRules, body: unknown): string[] {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) return ['the body must be a JSON object']
  const unknown = Object.keys(body).filter((key) => !Object.hasOwn(rules, key))
  const problems = unknown.map((key) => `${key} is not documented`)
  for (const [key, rule] of Object.entries(rules)) {
    const value = (body as Record<string, unknown>)[key]
    const problem =
      value === undefined ? (rule.required ? `${key} is missing` : undefined) : problemOf(key, rule, value)
    if (problem !== undefined) problems.push(problem)
  }
  return problems
}
