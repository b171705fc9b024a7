/**
 * Fooocus and RuinedFooocus: JSON in `parameters` or a comment. Fooocus' other scheme is A1111's text, read by that
 * parser.
 */
import type { Recipe } from '../recipe.ts'
import { RecipeDraft } from '../recipe.ts'
import type { JsonObject } from './loose-json.ts'
import { field } from './loose-json.ts'
import type { TextIndex } from './text-index.ts'

export function readFooocus(texts: TextIndex): Recipe | null {
  for (const statement of [...texts.statements(), texts.named('Comment') ?? '']) {
    const facts = texts.object(statement)
    if (facts === null) continue
    if (field(facts, 'software') === 'RuinedFooocus') return ofRuined(facts)
    const version = field(facts, 'version')
    const scheme = field(facts, 'metadata_scheme') ?? texts.named('fooocus_scheme', 'MakerNote')
    if (scheme === 'fooocus' || (typeof version === 'string' && version.startsWith('Fooocus'))) return ofFooocus(facts)
  }
  return null
}

const known = new Set([
  'prompt',
  'negative_prompt',
  'steps',
  'guidance_scale',
  'seed',
  'sampler',
  'base_model',
  'resolution',
  'version',
  'metadata_scheme'
])

function ofFooocus(facts: JsonObject): Recipe {
  const draft = new RecipeDraft('Fooocus')
  const get = (name: string): unknown => field(facts, name)
  draft.prompt('prompt', get('prompt'))
  draft.prompt('negativePrompt', get('negative_prompt'))
  draft.number('steps', get('steps'))
  draft.number('guidance', get('guidance_scale'))
  draft.number('seed', get('seed'))
  draft.name('scheduler', get('sampler'))
  draft.setModel(get('base_model'))
  const resolution = get('resolution')
  if (typeof resolution === 'string') draft.size(resolution.replaceAll(/[()]/g, ''))
  else if (Array.isArray(resolution)) draft.size(resolution.join('x'))
  draft.add('Version', get('version'))
  for (const [name, value] of Object.entries(facts))
    if (!known.has(name) && value !== 'None') draft.add(name, lines(value))
  return draft.finish()
}

function ofRuined(facts: JsonObject): Recipe {
  const draft = new RecipeDraft('RuinedFooocus')
  const names = [
    'Prompt',
    'Negative',
    'steps',
    'cfg',
    'width',
    'height',
    'seed',
    'sampler_name',
    'base_model_name',
    'software'
  ]
  const [prompt, negative, steps, guidance, width, height, seed, sampler, model] = names.map((name) =>
    field(facts, name)
  )
  draft.prompt('prompt', prompt)
  draft.prompt('negativePrompt', negative)
  draft.number('steps', steps)
  draft.number('guidance', guidance)
  draft.number('width', width)
  draft.number('height', height)
  draft.number('seed', seed)
  draft.name('scheduler', sampler)
  draft.setModel(model)
  for (const [name, value] of Object.entries(facts)) if (!names.includes(name)) draft.add(name, lines(value))
  return draft.finish()
}

const lines = (value: unknown): unknown =>
  Array.isArray(value)
    ? value.map((entry: unknown) => (Array.isArray(entry) ? entry.join(' ') : String(entry))).join('\n')
    : value
