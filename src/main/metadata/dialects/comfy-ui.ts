/** ComfyUI: the executed graph, in PNG `prompt`; in WebP and JPEG in an EXIF tag, as `prompt:{…}`. */
import { t } from '../../../shared/messages/t.ts'
import type { Recipe } from '../recipe.ts'
import { RecipeDraft } from '../recipe.ts'
import type { ComfyGraph, ComfyNode } from './comfy-ui-graph.ts'
import { firstSampler, graphOf, latentSize, promptText, readValue, upstreamNodes } from './comfy-ui-graph.ts'
import type { TextIndex } from './text-index.ts'

export function readComfyUi(texts: TextIndex): Recipe | null {
  const graph = graphOf(texts.object(texts.named('prompt')) ?? texts.object(tagged(texts, 'prompt')), texts.budget)
  if (graph !== null) return recipeOf(graph)
  const workflow = texts.object(texts.named('workflow')) ?? texts.object(tagged(texts, 'workflow'))
  if (workflow === null || !Array.isArray(workflow['nodes'])) return null
  const draft = new RecipeDraft('ComfyUI')
  draft.warn(t('metadata.comfyui.drawingOnly'))
  return draft.finish()
}

/** `prompt:{…}`, in whichever tag the program wrote it. */
function tagged(texts: TextIndex, name: string): string | null {
  for (const tag of ['Model', 'Make', 'ImageDescription', 'UserComment']) {
    const text = texts.named(tag)
    if (text !== null && text.slice(0, name.length + 1).toLowerCase() === `${name}:`) return text.slice(name.length + 1)
  }
  return null
}

function recipeOf(graph: ComfyGraph): Recipe {
  const draft = new RecipeDraft('ComfyUI')
  const { sampler, later, others } = firstSampler(graph)
  if (sampler === null) {
    draft.warn(t('metadata.comfyui.noSampler'))
    return draft.finish()
  }
  describe(draft, graph, sampler)
  later.forEach((pass, index) => draft.add(t('metadata.comfyui.pass', { count: index + 2 }), wordsOf(graph, pass)))
  if (others > 0) draft.warn(t('metadata.comfyui.moreSamplers', { count: others }))
  return draft.finish()
}

function describe(draft: RecipeDraft, graph: ComfyGraph, sampler: ComfyNode): void {
  const guider = upstreamNodes(graph, sampler, ['guider'])[0] ?? sampler
  const value = (...names: string[]): unknown => readValue(graph, sampler, names)
  draft.prompt('prompt', promptText(graph, guider, 'positive') ?? '')
  draft.prompt('negativePrompt', promptText(graph, guider, 'negative'))
  draft.number('seed', value('seed', 'noise_seed'))
  draft.number('steps', value('steps'))
  draft.number('guidance', value('cfg', 'guidance'))
  draft.name('scheduler', value('sampler_name'))
  draft.add('Schedule', value('scheduler'))
  draft.number('strength', value('denoise'), 0, 1)
  const start = value('start_at_step')
  if (typeof start === 'number' && start > 0) draft.add('Start at step', start)
  const end = value('end_at_step')
  if (typeof end === 'number' && end < 10_000) draft.add('End at step', end)
  const size = latentSize(graph, sampler)
  if (size !== null) {
    draft.number('width', size.width)
    draft.number('height', size.height)
  }
  describeModel(draft, graph, sampler)
}

const modelInputs = ['ckpt_name', 'unet_name', 'model_name', 'base_ckpt_name', 'gguf_name', 'checkpoint']

function describeModel(draft: RecipeDraft, graph: ComfyGraph, sampler: ComfyNode): void {
  const loras: string[] = []
  for (const node of upstreamNodes(graph, sampler, ['model', 'guider', 'MODEL', 'basic_pipe', 'pipe'], true)) {
    const model = modelInputs.map((name) => node.inputs[name]).find((name) => typeof name === 'string')
    if (draft.model === null && model !== undefined) draft.setModel(model)
    const { lora_name: name, strength_model: strength } = node.inputs
    if (typeof name === 'string' && name !== 'None')
      loras.push(typeof strength === 'number' ? `${name} (${strength})` : name)
  }
  draft.add('LoRA', loras.join(', '))
}

/** "KSampler, seed 5, 10 steps, denoise 0.4" */
function wordsOf(graph: ComfyGraph, node: ComfyNode): string {
  const value = (name: string): unknown => readValue(graph, node, [name])
  const part = (label: string, name: string): string[] => {
    const found = value(name)
    return typeof found === 'number' || typeof found === 'string' ? [`${label} ${found}`] : []
  }
  return [
    node.type,
    ...part('seed', 'seed'),
    ...part('steps', 'steps'),
    ...part('cfg', 'cfg'),
    ...part('sampler', 'sampler_name'),
    ...part('denoise', 'denoise')
  ].join(', ')
}
