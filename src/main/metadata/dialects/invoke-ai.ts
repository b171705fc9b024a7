/** InvokeAI, from the command line of 2022 (`Dream`) over `sd-metadata` to `invokeai_metadata`. */
import { t } from '../../../shared/messages/t.ts'
import type { Recipe } from '../recipe.ts'
import { RecipeDraft } from '../recipe.ts'
import type { JsonObject } from './loose-json.ts'
import { asObject, field } from './loose-json.ts'
import type { TextIndex } from './text-index.ts'

const software = 'InvokeAI'

export function readInvokeAi(texts: TextIndex): Recipe | null {
  const metadata = texts.object(texts.named('invokeai_metadata'))
  if (metadata !== null) return ofMetadata(metadata)
  const graph = fromGraph(texts.object(texts.named('invokeai_graph')))
  if (graph !== null) return graph
  const older = texts.object(texts.named('sd-metadata'))
  if (older !== null) return ofSdMetadata(older)
  const dream = texts.named('Dream')
  return dream === null ? null : ofDream(dream)
}

const known = new Set([
  'positive_prompt',
  'negative_prompt',
  'width',
  'height',
  'seed',
  'cfg_scale',
  'guidance',
  'steps',
  'scheduler',
  'strength',
  'model',
  'app_version'
])

function ofMetadata(metadata: JsonObject): Recipe {
  const draft = new RecipeDraft(software)
  const get = (name: string): unknown => field(metadata, name)
  draft.prompt('prompt', get('positive_prompt'))
  draft.prompt('negativePrompt', get('negative_prompt'))
  draft.number('width', get('width'))
  draft.number('height', get('height'))
  draft.number('seed', get('seed'))
  draft.number('guidance', get('cfg_scale') ?? get('guidance'))
  draft.number('steps', get('steps'))
  draft.name('scheduler', get('scheduler'))
  draft.number('strength', get('strength'), 0, 1)
  draft.setModel(modelName(get('model')))
  draft.add('Version', get('app_version'))
  for (const [name, value] of Object.entries(metadata)) if (!known.has(name)) addPlain(draft, name, value)
  return draft.finish()
}

/** A workflow's own run: the node that collects the metadata, if there is one. */
function fromGraph(graph: JsonObject | null): Recipe | null {
  const nodes = asObject(field(graph, 'nodes'))
  for (const node of Object.values(nodes ?? {}).slice(0, 10_000)) {
    const object = asObject(node)
    if (field(object, 'type') === 'core_metadata' && object !== null) {
      const { id: _, type: __, is_intermediate: ___, use_cache: ____, ...facts } = object
      return ofMetadata(facts)
    }
  }
  return null
}

/** `{model_name}` of 3.0 and 3.1, `{name}` since, plain text before. */
function modelName(model: unknown): unknown {
  const object = asObject(model)
  return object === null ? model : (field(object, 'name') ?? field(object, 'model_name'))
}

function addPlain(draft: RecipeDraft, name: string, value: unknown): void {
  if (Array.isArray(value)) {
    if (value.length > 0) draft.add(name, value.map(listed).join(', '))
  } else draft.add(name, asObject(value) === null ? value : (modelName(value) ?? value))
}

/** "detail-tweaker (0.5)" for a LoRA or similar. */
function listed(entry: unknown): string {
  const object = asObject(entry)
  const model =
    asObject(field(object, 'model')) ??
    asObject(field(object, 'lora')) ??
    asObject(field(object, 'ip_adapter_model')) ??
    asObject(field(object, 'control_model'))
  const name = model === null ? undefined : modelName(model)
  const weight = field(object, 'weight') ?? field(object, 'control_weight')
  if (typeof name !== 'string') return JSON.stringify(entry)
  return typeof weight === 'number' ? `${name} (${weight})` : name
}

/** InvokeAI 2: everything about the picture under `image`, the negative prompt in square brackets in the prompt. */
function ofSdMetadata(metadata: JsonObject): Recipe {
  const draft = new RecipeDraft(software)
  const image = asObject(field(metadata, 'image'))
  const get = (name: string): unknown => field(image, name)
  setPrompts(draft, promptOf(get('prompt')))
  draft.number('width', get('width'))
  draft.number('height', get('height'))
  draft.number('seed', get('seed'))
  draft.number('steps', get('steps'))
  draft.number('guidance', get('cfg_scale'))
  draft.name('scheduler', get('sampler'))
  draft.number('strength', get('strength'), 0, 1)
  draft.setModel(field(metadata, 'model_weights') ?? field(metadata, 'model'))
  draft.add('Version', field(metadata, 'app_version'))
  draft.add(t('metadata.invokeai.modelHash'), field(metadata, 'model_hash'))
  for (const name of [
    'type',
    'threshold',
    'perlin',
    'seamless',
    'hires_fix',
    'variations',
    'postprocessing',
    'facetool',
    'upscale'
  ]) {
    const value = get(name)
    if (Array.isArray(value) ? value.length > 0 : value !== false && value !== 0) draft.add(name, value)
  }
  return draft.finish()
}

/** A text, or a list of `{prompt, weight}`. */
function promptOf(prompt: unknown): string {
  if (typeof prompt === 'string') return prompt
  if (!Array.isArray(prompt)) return ''
  return prompt
    .map((part: unknown) => field(asObject(part), 'prompt'))
    .filter((part) => typeof part === 'string')
    .join(' ')
}

/** Text in square brackets is the negative prompt. */
function setPrompts(draft: RecipeDraft, whole: string): void {
  const unwanted: string[] = []
  const wanted = whole.replaceAll(/\[([^[\]]*)\]/g, (_, words: string) => {
    unwanted.push(words.trim())
    return ''
  })
  draft.prompt('prompt', wanted.replaceAll(/[ \t]{2,}/g, ' '))
  if (unwanted.length > 0) draft.prompt('negativePrompt', unwanted.join(', '))
}

const longOptions: Record<string, string> = {
  steps: 's',
  seed: 'S',
  width: 'W',
  height: 'H',
  cfg_scale: 'C',
  sampler: 'A',
  strength: 'f'
}

/** `"a prompt" -s 50 -S 42 -W 512 -H 512 -C 7.5 -A k_lms` */
function ofDream(line: string): Recipe | null {
  const [, quotedPrompt, rest = ''] = /^\s*"([^"]*)"(.*)$/s.exec(line) ?? []
  const options = new Map<string, string>()
  const tail = quotedPrompt === undefined ? line : rest
  for (const [, short, long, value = ''] of tail.matchAll(
    /(?:^|\s)(?:-([a-zA-Z])[ =]?|--(\w{2,30})[ =])("[^"]*"|[\w.]+)/g
  )) {
    options.set(short ?? longOptions[long ?? ''] ?? long ?? '', value.replaceAll('"', ''))
  }
  if (options.size === 0) return null
  const draft = new RecipeDraft(software)
  setPrompts(draft, quotedPrompt ?? line.split(/\s--?[a-zA-Z]/, 1)[0] ?? '')
  draft.number('steps', options.get('s'))
  draft.number('seed', options.get('S'))
  draft.number('width', options.get('W'))
  draft.number('height', options.get('H'))
  draft.number('guidance', options.get('C'))
  draft.name('scheduler', options.get('A'))
  draft.number('strength', options.get('f'), 0, 1)
  for (const [name, value] of options) if (!'sSWHCAf'.includes(name)) draft.add(name, value)
  return draft.finish()
}
