/**
 * A ComfyUI graph, traversed against its arrows. Anybody can write a node, so only common names of inputs are known
 * here; and anybody can write a graph, so every traversal ends: none visits a node twice, and all together visit no
 * more inputs than the file's budget allows. A traversal cut short has seen what is nearest.
 */
import type { ReadingBudget } from '../reading-budget.ts'
import type { JsonObject } from './loose-json.ts'
import { asObject, field } from './loose-json.ts'

export interface ComfyNode {
  id: string
  type: string
  inputs: JsonObject
  /** Values of the inputs with their names. */
  entries: readonly [string, unknown][]
}

export interface ComfyGraph {
  nodes: ReadonlyMap<string, ComfyNode>
  budget: ReadingBudget
}

export type Side = 'positive' | 'negative'

const mostNodes = 5000
/** Of one node. */
const mostInputs = 1000
const mostVisits = 2000
const mostTexts = 50

/** @returns null if it is not a graph: an object of nodes with a class and inputs */
export function graphOf(object: JsonObject | null, budget: ReadingBudget): ComfyGraph | null {
  const nodes = new Map<string, ComfyNode>()
  for (const [id, value] of Object.entries(object ?? {}).slice(0, mostNodes)) {
    const type = field(asObject(value), 'class_type')
    const inputs = asObject(field(asObject(value), 'inputs'))
    // Without a prototype, so that only inputs actually written are found.
    if (typeof type !== 'string' || inputs === null) continue
    const entries = Object.entries(inputs).slice(0, mostInputs)
    nodes.set(id, {
      id,
      type: type.slice(0, 100),
      inputs: Object.assign(Object.create(null) as JsonObject, Object.fromEntries(entries)),
      entries
    })
  }
  return nodes.size === 0 ? null : { nodes, budget }
}

/** The node and output that an input is linked to; null for a plain value. */
function linkOf(graph: ComfyGraph, value: unknown): { node: ComfyNode; output: number } | null {
  if (!Array.isArray(value) || value.length !== 2) return null
  const [id, output] = value as [unknown, unknown]
  const node = typeof id === 'string' || typeof id === 'number' ? graph.nodes.get(String(id)) : undefined
  return node === undefined || typeof output !== 'number' ? null : { node, output }
}

/**
 * Nodes upstream of this one through the named inputs, nearest first; with `all`, through every input from the second
 * node on.
 */
export function upstreamNodes(graph: ComfyGraph, from: ComfyNode, names: readonly string[], all = false): ComfyNode[] {
  const seen = new Set([from.id])
  const line = [from]
  for (let at = 0; at < line.length && line.length < mostVisits; at += 1) {
    const node = line[at]!
    if (!mayLookAt(graph, node)) break
    for (const [name, value] of node.entries) {
      if (!(names.includes(name) || (all && at > 0))) continue
      const next = linkOf(graph, value)?.node
      if (next === undefined || seen.has(next.id)) continue
      seen.add(next.id)
      line.push(next)
    }
  }
  return line.slice(1)
}

const mayLookAt = ({ budget }: ComfyGraph, { entries }: ComfyNode): boolean => budget.take('inputs', 1 + entries.length)

const isSampler = ({ type, inputs }: ComfyNode): boolean =>
  /sampler/i.test(type) &&
  (Array.isArray(inputs['positive']) || Array.isArray(inputs['guider']) || Array.isArray(inputs['latent_image']))

/**
 * The sampler that began the picture: from what was saved up to the last pass, and from there through its latents to
 * the first. If nothing is saved, the first one in the graph.
 */
export function firstSampler(graph: ComfyGraph): { sampler: ComfyNode | null; later: ComfyNode[]; others: number } {
  const nodes = [...graph.nodes.values()]
  const samplers = nodes.filter(isSampler)
  const saved = nodes.filter(({ type }) => /save|output/i.test(type))
  const shown = saved.length > 0 ? saved : nodes.filter(({ type }) => /preview/i.test(type))
  const last = samplerAbove(graph, shown) ?? samplers[0]
  if (last === undefined) return { sampler: null, later: [], others: 0 }
  const chain = [last]
  for (;;) {
    const before = passBefore(graph, chain[0]!)
    if (before === undefined || chain.includes(before) || chain.length > 20) break
    chain.unshift(before)
  }
  return { sampler: chain[0]!, later: chain.slice(1), others: samplers.length - chain.length }
}

/**
 * The nearest one above the first of these nodes that has one. What led nowhere from one node leads nowhere from the
 * next, so no node is traversed twice.
 */
function samplerAbove(graph: ComfyGraph, from: readonly ComfyNode[]): ComfyNode | undefined {
  const reached = new Set<ComfyNode>()
  const walked = new Set<ComfyNode>()
  for (const start of from) {
    const line = [start]
    for (let at = 0; at < line.length; at += 1) {
      const node = line[at]!
      if (walked.has(node)) continue
      walked.add(node)
      if (!mayLookAt(graph, node)) return undefined
      for (const [, value] of node.entries) {
        const next = linkOf(graph, value)?.node
        if (next === undefined || next === start || reached.has(next)) continue
        if (isSampler(next)) return next
        reached.add(next)
        line.push(next)
      }
    }
  }
  return undefined
}

/** Through latents and pictures only: a sampler that made a pose for ControlNet is not one of the passes. */
function passBefore(graph: ComfyGraph, sampler: ComfyNode): ComfyNode | undefined {
  return upstreamNodes(graph, sampler, [
    'latent_image',
    'latent',
    'samples',
    'pixels',
    'image',
    'images',
    'upscale_model_image'
  ]).find(isSampler)
}

/** The size of the empty latent that the sampler started from. */
export function latentSize(graph: ComfyGraph, sampler: ComfyNode): { width: unknown; height: unknown } | null {
  for (const node of upstreamNodes(graph, sampler, ['latent_image', 'latent', 'samples'])) {
    const width = scalar(graph, node.inputs['width'], ['width'])
    const height = scalar(graph, node.inputs['height'], ['height'])
    if (typeof width === 'number' && typeof height === 'number') return { width, height }
  }
  return null
}

const settings = ['guider', 'noise', 'sigmas', 'sampler', 'positive', 'conditioning']

/** A sampler's setting: its own, or from the nodes of which newer samplers are composed. */
export function readValue(graph: ComfyGraph, sampler: ComfyNode, names: readonly string[]): unknown {
  for (const node of [sampler, ...upstreamNodes(graph, sampler, settings)]) {
    for (const name of names) {
      const value = scalar(graph, node.inputs[name], names)
      if (value !== undefined) return value
    }
  }
  return undefined
}

/** A plain value, even if it comes from a separate node ("Seed", "Primitive"). */
function scalar(graph: ComfyGraph, input: unknown, names: readonly string[]): unknown {
  let value = input
  for (let hops = 0; hops < 20; hops += 1) {
    if (typeof value === 'number' || typeof value === 'string') return value
    const source = linkOf(graph, value)?.node
    if (source === undefined) return undefined
    const name = [...names, 'value', 'int', 'float', 'number', 'Number', 'Value', 'any', 'input'].find(
      (candidate) => source.inputs[candidate] !== undefined
    )
    value = name === undefined ? undefined : source.inputs[name]
  }
  return undefined
}

/** Inputs that contain a prompt, best first; a node for both sides has them under the side's name. */
const wordInputsOf = (side: Side): string[] => [
  side,
  `text_${side}`,
  `${side}_prompt`,
  'text',
  'text_g',
  'text_l',
  'clip_l',
  't5xxl',
  'prompt',
  'string',
  'string_a',
  'string_b',
  'text1',
  'text2',
  'text_a',
  'text_b',
  'text_1',
  'text_2',
  'value',
  'wildcard_text',
  'populated_text'
]
const wordInputs = { positive: wordInputsOf('positive'), negative: wordInputsOf('negative') }

/** The prompt of one side, from the sampler through its conditioning; null if there is none. */
export function promptText(graph: ComfyGraph, sampler: ComfyNode, side: Side): string | null {
  const start = sampler.inputs[side] ?? (side === 'positive' ? sampler.inputs['conditioning'] : undefined)
  const texts: string[] = []
  const seen = new Set<string>()
  const line = [start]
  for (let at = 0; at < line.length && at < mostVisits && texts.length < mostTexts; at += 1) {
    const value = line[at]
    if (typeof value === 'string') {
      if (value.trim() !== '' && !texts.includes(value.trim())) texts.push(value.trim())
      continue
    }
    const link = linkOf(graph, value)
    if (link === null || seen.has(link.node.id) || /zero.?out/i.test(link.node.type)) continue
    seen.add(link.node.id)
    if (!mayLookAt(graph, link.node)) break
    // One by one: a node may have more inputs than a call takes arguments.
    for (const next of nextInputs(graph, link.node, side)) line.push(next)
  }
  return texts.length === 0 ? null : texts.join('\n')
}

/** The node's own text if it has any; otherwise the inputs through which conditioning and text come in. */
function nextInputs(graph: ComfyGraph, { inputs, entries }: ComfyNode, side: Side): unknown[] {
  const words = wordInputs[side].flatMap((name) => {
    const value = inputs[name]
    return typeof value === 'string' || linkOf(graph, value) !== null ? [value] : []
  })
  const hasSide = words.length > 0 && inputs[side] !== undefined
  if (hasSide) return words.slice(0, 1)
  if (words.length > 0) return words
  const other = side === 'positive' ? 'negative' : 'positive'
  return entries.flatMap(([name, value]) =>
    /cond|positive|negative|prompt|text|string|any|input/i.test(name) && name !== other ? [value] : []
  )
}
