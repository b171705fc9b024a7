/** The texts in an export: A1111's text, the app's own JSON, XMP. */
import type { MetadataProfile } from '../../shared/domain/metadata-profile.ts'
import { parameterNames, parameterTable } from '../../shared/domain/parameter-table.ts'
import type { ParameterName, Parameters } from '../../shared/domain/parameters.ts'
import { withoutSignedQueries } from '../../shared/signed-links.ts'
import { algorithmicMedia, trainedAlgorithmicMedia, writeXmp } from './containers/xmp-packet.ts'
import type { OwnFacts } from './dialects/palimpsest.ts'
import { quoted } from './dialects/quoted.ts'

/** The facts about a picture that may be exported. Built from stored facts; never a request, key or link. */
export interface WrittenFacts {
  /** "Palimpsest 0.1.0" */
  app: string
  /** Pixels of the picture. */
  width: number
  height: number
  /** Display names; null if unknown. */
  service: string | null
  model: string | null
  operationId: string | null
  parameters: Parameters | null
  /** Epoch milliseconds. */
  createdAt: number
  /** The other program that made it, for an imported picture; null if it was made here. */
  software: string | null
  /** What the other program said beyond the parameters. */
  extra: Readonly<Record<string, string>>
  /** Painted by the demo, by an algorithm rather than a model. */
  byRule: boolean
  /** 0 to 5, 0 for none. */
  rating: number
  tags: readonly string[]
  notes: string
}

/** Removes secrets from a text. */
export type Clean = (text: string) => string

/** The texts for a picture, ready to be written: none contains a secret. */
export interface Words {
  /** A1111's text; null for none. */
  statement: string | null
  /** The app's own JSON. */
  own: string | null
  /** XMP packets, from the complete one to the shortest. */
  xmp: readonly string[]
  /** Other programs' texts are kept. */
  keep: boolean
}

/** @param redact removes known secrets; signatures of links are removed in any case */
export const cleaner =
  (redact: Clean): Clean =>
  (text) =>
    redact(withoutSignedQueries(text.toWellFormed()))

/**
 * everything: the app's own JSON, A1111's text, XMP with IPTC's term for the picture's origin, and other programs'
 * texts.
 * a1111: only that text. none: no text at all; colour profile and orientation are kept, since they affect how it looks.
 */
export function wordsOf(profile: MetadataProfile, facts: WrittenFacts, clean: Clean): Words {
  const everything = profile === 'everything'
  const own = everything ? ownText(facts, clean) : null
  return {
    statement: profile === 'none' ? null : a1111Text(facts, clean),
    own,
    xmp: own === null ? [] : [xmpText(facts, clean, own), xmpText(facts, clean, null)],
    keep: everything
  }
}

const pairName = /^\w[\w \-/()]{1,98}$/
/** Parameters with a pair in A1111's text, in its order; size and model come before the last of them. */
const a1111Pairs = parameterNames
  .flatMap((name) => {
    const { a1111 } = parameterTable[name]
    return a1111 === null ? [] : [{ ...a1111, parameter: name }]
  })
  .toSorted((a, b) => a.place - b.place)
const ownPairs = new Set([...a1111Pairs.map(({ name }) => name), 'Size', 'Model', 'Version', 'App'])
const a1111Kin = new Set(['AUTOMATIC1111', 'Forge'])

/** The text of A1111's `parameters`; null if nothing is known about how the picture was made. */
export function a1111Text(facts: WrittenFacts, clean: Clean): string | null {
  const { parameters, extra, software, model, app } = facts
  if (parameters === null) return null
  const { prompt, negativePrompt, width = facts.width, height = facts.height, modelId } = parameters
  const named = a1111Pairs.map(({ name, parameter }): [string, Parameters[ParameterName]] => [
    name,
    parameters[parameter]
  ])
  const pairs: [string, Parameters[ParameterName] | null][] = [
    ...named.slice(0, -1),
    ['Size', `${width}x${height}`],
    ['Model', modelId ?? model ?? 'unknown'],
    ...named.slice(-1),
    ...Object.entries(extra).filter(([name]) => pairName.test(name) && !ownPairs.has(name)),
    ['Version', (software !== null && a1111Kin.has(software) ? extra['Version'] : undefined) ?? app]
  ]
  const line = pairs
    .flatMap(([name, value]) =>
      value === null || value === undefined ? [] : [`${name}: ${quoted(clean(String(value)))}`]
    )
    .join(', ')
  const negative =
    negativePrompt === undefined || negativePrompt === '' ? [] : [`Negative prompt: ${clean(negativePrompt)}`]
  return [...(prompt === '' ? [] : [clean(prompt)]), ...negative, line].join('\n')
}

/** The app's own JSON. */
export function ownText(facts: WrittenFacts, clean: Clean): string {
  const { app, service, model, operationId, parameters, createdAt, software, extra, rating, tags, notes } = facts
  const own: OwnFacts = {
    format: 'palimpsest-recipe',
    version: 1,
    app,
    service,
    model,
    operationId,
    parameters,
    createdAt,
    software,
    extra: Object.fromEntries(Object.entries(extra).map(([name, value]) => [clean(name), value])),
    rating,
    tags: [...tags],
    notes
  }
  return JSON.stringify(own, (_, value: unknown) => (typeof value === 'string' ? clean(value) : value))
}

/** @param recipe the app's own JSON if it has no other place */
export function xmpText(facts: WrittenFacts, clean: Clean, recipe: string | null): string {
  const made = facts.software !== null || facts.parameters !== null
  const source = facts.byRule ? algorithmicMedia : made ? trainedAlgorithmicMedia : null
  return writeXmp({ creatorTool: clean(facts.software ?? facts.app), source, recipe })
}
