/** The app's own JSON in exported files: in PNG `palimpsest`, elsewhere in XMP. */

import { z } from 'zod'
import { parametersSchema } from '../../../shared/domain/parameters.ts'
import { t } from '../../../shared/messages/t.ts'
import type { Recipe } from '../recipe.ts'
import { maxExtraName, maxExtras, maxExtraValue, RecipeDraft } from '../recipe.ts'
import type { JsonObject } from './loose-json.ts'
import { asObject, field } from './loose-json.ts'
import type { TextIndex } from './text-index.ts'

export const ownKeyword = 'palimpsest'

const mostTags = 1000

/**
 * What an export says about its picture. Never a key or link: it is built from the stored facts, not from the request.
 */
export const ownFactsSchema = z.strictObject({
  format: z.literal('palimpsest-recipe'),
  version: z.literal(1),
  app: z.string().max(100),
  /** Its display name. */
  service: z.string().max(200).nullable(),
  model: z.string().max(200).nullable(),
  operationId: z.string().max(200).nullable(),
  parameters: parametersSchema.nullable(),
  /** Epoch milliseconds. */
  createdAt: z.number().nullable(),
  /** Another program's name, for an imported picture. */
  software: z.string().max(200).nullable(),
  extra: z.record(z.string().max(maxExtraName), z.string().max(maxExtraValue + 1)),
  rating: z.number().int().min(0).max(5),
  tags: z.array(z.string().max(200)).max(mostTags),
  notes: z.string().max(100_000)
})

export type OwnFacts = z.infer<typeof ownFactsSchema>

export function readOwn(texts: TextIndex): Recipe | null {
  const object = texts.object(texts.named(ownKeyword) ?? texts.xmp('palimpsest:recipe'))
  if (field(object, 'format') !== 'palimpsest-recipe') return null
  const parsed = isAsLongAsOurs(object) ? ownFactsSchema.safeParse(object) : null
  return parsed?.success === true ? ofFacts(parsed.data) : ofParts(object ?? {})
}

/** The schema reports an error for each wrong value, however many there are. */
function isAsLongAsOurs(object: JsonObject | null): boolean {
  const tags = field(object, 'tags')
  return (
    Object.keys(asObject(field(object, 'extra')) ?? {}).length <= 10 * maxExtras &&
    (!Array.isArray(tags) || tags.length <= mostTags)
  )
}

function ofFacts({ software, app, model, parameters, extra, createdAt, service, operationId }: OwnFacts): Recipe {
  const draft = draftOf(software ?? app, model)
  for (const [name, value] of Object.entries(extra).slice(0, maxExtras)) draft.add(name, value)
  draft.add('Service', service)
  draft.add('Operation', operationId)
  draft.madeAt = createdAt
  return { ...draft.finish(), parameters }
}

/** From another version, or edited by hand: what can be understood is used. */
function ofParts(object: Record<string, unknown>): Recipe {
  const software = field(object, 'software')
  const model = field(object, 'model')
  const draft = draftOf(
    typeof software === 'string' ? software : 'Palimpsest',
    typeof model === 'string' ? model : null
  )
  draft.warn(t('metadata.palimpsest.otherVersion'))
  const parameters: Record<string, unknown> = { prompt: '' }
  for (const [name, value] of Object.entries(asObject(field(object, 'parameters')) ?? {})) {
    const schema = Object.hasOwn(parametersSchema.shape, name)
      ? parametersSchema.shape[name as keyof typeof parametersSchema.shape]
      : undefined
    if (schema?.safeParse(value).success === true) parameters[name] = value
    else draft.add(name, value)
  }
  return { ...draft.finish(), parameters: parametersSchema.parse(parameters) }
}

function draftOf(software: string, model: string | null): RecipeDraft {
  const draft = new RecipeDraft(software.slice(0, 100))
  draft.model = model === null ? null : model.slice(0, 200)
  return draft
}
