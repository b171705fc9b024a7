/** NovelAI: `Software`, `Description`, and JSON in `Comment`. Version 4 has prompts for several characters. */
import type { Recipe } from '../recipe.ts'
import { RecipeDraft } from '../recipe.ts'
import type { JsonObject } from './loose-json.ts'
import { asObject, field } from './loose-json.ts'
import type { TextIndex } from './text-index.ts'

export function readNovelAi(texts: TextIndex): Recipe | null {
  if (texts.named('Software')?.trim() !== 'NovelAI') return null
  // Their WebP files have the same texts as JSON in the EXIF comment.
  const inExif = texts.object(texts.named('UserComment'))
  const comment = texts.object(texts.named('Comment') ?? textOf(field(inExif, 'Comment')))
  const draft = new RecipeDraft('NovelAI')
  draft.setModel(texts.named('Source') ?? textOf(field(inExif, 'Source')))
  draft.prompt('prompt', texts.named('Description', 'ImageDescription') ?? textOf(field(inExif, 'Description')))
  if (comment !== null) apply(draft, comment)
  return draft.finish()
}

const known = new Set([
  'prompt',
  'uc',
  'steps',
  'scale',
  'seed',
  'width',
  'height',
  'sampler',
  'strength',
  'v4_prompt',
  'v4_negative_prompt',
  'signed_hash'
])

function apply(draft: RecipeDraft, comment: JsonObject): void {
  const get = (name: string): unknown => field(comment, name)
  draft.prompt('prompt', captions(get('v4_prompt')) ?? get('prompt'))
  draft.prompt('negativePrompt', captions(get('v4_negative_prompt')) ?? get('uc'))
  draft.number('steps', get('steps'))
  draft.number('guidance', get('scale'))
  draft.number('seed', get('seed'))
  draft.number('width', get('width'))
  draft.number('height', get('height'))
  draft.name('scheduler', get('sampler'))
  draft.number('strength', get('strength'), 0, 1)
  for (const [name, value] of Object.entries(comment)) if (!known.has(name)) draft.add(name, value)
}

/** The base caption and one line for each character; null if they have no text. */
function captions(prompt: unknown): string | null {
  const caption = asObject(field(asObject(prompt), 'caption'))
  const characters = field(caption, 'char_captions')
  const all = [
    field(caption, 'base_caption'),
    ...(Array.isArray(characters) ? characters.map((one: unknown) => field(asObject(one), 'char_caption')) : [])
  ]
  const texts = all.filter((text) => typeof text === 'string' && text !== '')
  return texts.length === 0 ? null : texts.join('\n')
}

const textOf = (value: unknown): string | null => (typeof value === 'string' ? value : null)
