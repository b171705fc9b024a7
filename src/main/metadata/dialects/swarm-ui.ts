/** SwarmUI: JSON under `sui_image_params`, in PNG `parameters` or a JPEG's comment. */
import type { Recipe } from '../recipe.ts'
import { RecipeDraft } from '../recipe.ts'
import type { JsonObject } from './loose-json.ts'
import { asObject, field } from './loose-json.ts'
import type { TextIndex } from './text-index.ts'

export function readSwarmUi(texts: TextIndex): Recipe | null {
  for (const statement of texts.statements()) {
    const whole = statement.includes('sui_image_params') ? texts.object(statement) : null
    const parameters = asObject(field(whole, 'sui_image_params'))
    if (parameters !== null) return recipeOf(parameters, asObject(field(whole, 'sui_extra_data')))
  }
  return null
}

const known = new Set([
  'prompt',
  'negativeprompt',
  'model',
  'seed',
  'steps',
  'cfgscale',
  'width',
  'height',
  'sampler',
  'initimagecreativity',
  'swarm_version'
])

function recipeOf(parameters: JsonObject, made: JsonObject | null): Recipe {
  const draft = new RecipeDraft('SwarmUI')
  const get = (name: string): unknown => field(parameters, name)
  draft.prompt('prompt', get('prompt'))
  draft.prompt('negativePrompt', get('negativeprompt'))
  draft.setModel(get('model'))
  draft.number('seed', get('seed'))
  draft.number('steps', get('steps'))
  draft.number('guidance', get('cfgscale'))
  draft.number('width', get('width'))
  draft.number('height', get('height'))
  draft.name('scheduler', get('sampler'))
  draft.number('strength', get('initimagecreativity'), 0, 1)
  draft.add('Version', get('swarm_version'))
  for (const [name, value] of Object.entries(parameters))
    if (!known.has(name)) draft.add(name, Array.isArray(value) ? value.join(', ') : value)
  for (const [name, value] of Object.entries(made ?? {})) draft.add(name, value)
  draft.madeAt = dayOf(field(made, 'date'))
  return draft.finish()
}

/** Swarm writes only the day, in the user's time zone: noon is assumed. */
function dayOf(date: unknown): number | null {
  const [, year, month, day] = typeof date === 'string' ? (/^(\d{4})-(\d\d)-(\d\d)/.exec(date) ?? []) : []
  const time = year === undefined ? Number.NaN : Date.UTC(Number(year), Number(month) - 1, Number(day), 12)
  return Number.isFinite(time) ? time : null
}
