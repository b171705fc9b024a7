/** The words that an export carries: A1111's text, the app's own JSON, XMP. */
import type { MetadataProfile } from '../../shared/domain/metadata-profile.ts'
import { parameterNames, parameterTable } from '../../shared/domain/parameter-table.ts'
import type { ParameterName, Parameters } from '../../shared/domain/parameters.ts'
import { withoutSignedQueries } from '../../shared/signed-links.ts'
import { algorithmicMedia, trainedAlgorithmicMedia, writeXmp } from './containers/xmp-packet.ts'
import type { OwnFacts } from './dialects/palimpsest.ts'
import { quoted } from './dialects/quoted.ts'

/**
 * What is known of a picture that may leave the app. Made of stored facts; a request, a key or a link is none of them.
 */
export interface WrittenFacts {
  /** "Palimpsest 0.1.0" */
  app: string
  /** Pixels of the picture. */
  width: number
  height: number
  /** As they are called for people; null where they are not known. */
  service: string | null
  model: string | null
  operationId: string | null
  parameters: Parameters | null
  /** Epoch milliseconds. */
  createdAt: number
  /** The other program that made it, for an imported picture; null for one that was made here. */
  software: string | null
  /** What the other program said beyond the parameters. */
  extra: Readonly<Record<string, string>>
  /** Painted by the demo, by rule and not by a model. */
  byRule: boolean
  /** 0 to 5, 0 for none. */
  rating: number
  tags: readonly string[]
  notes: string
}

/** Takes secrets out of a text. */
export type Clean = (text: string) => string

/** What a picture is to say, ready to be written: nothing in it is a secret. */
export interface Words {
  /** A1111's text; null for none. */
  statement: string | null
  /** The app's own JSON. */
  own: string | null
  /** XMP packets, from the one with everything to the shortest. */
  xmp: readonly string[]
  /** What other programs wrote stays. */
  keep: boolean
}

/** @param redact takes known secrets out; what signs a link is taken out in any case */
export const cleaner =
  (redact: Clean): Clean =>
  (text) =>
    redact(withoutSignedQueries(text.toWellFormed()))

/**
 * everything: the app's own JSON, A1111's text, XMP with IPTC's word for where the picture came from, and what other
 * programs wrote.
 * a1111: that text alone. none: no word at all; colour profile and orientation stay, since they are part of how it
 * looks.
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
/** Parameters that A1111's text has a pair for, in its order; size and model stand before the last of them. */
const a1111Pairs = parameterNames
  .flatMap((name) => {
    const { a1111 } = parameterTable[name]
    return a1111 === null ? [] : [{ ...a1111, parameter: name }]
  })
  .toSorted((a, b) => a.place - b.place)
const ownPairs = new Set([...a1111Pairs.map(({ name }) => name), 'Size', 'Model', 'Version', 'App'])
const a1111Kin = new Set(['AUTOMATIC1111', 'Forge'])

/** The text of A1111's `parameters`; null when nothing is known of how the picture was made. */
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

/** @param recipe the app's own JSON where it has no other place */
export function xmpText(facts: WrittenFacts, clean: Clean, recipe: string | null): string {
  const made = facts.software !== null || facts.parameters !== null
  const source = facts.byRule ? algorithmicMedia : made ? trainedAlgorithmicMedia : null
  return writeXmp({ creatorTool: clean(facts.software ?? facts.app), source, recipe })
}
