/** One click on Generate: turns the form into requests, each with its seed. */
import { pickParameters, problemsOf } from '../../../shared/domain/field.ts'
import type { JobRequest } from '../../../shared/domain/job.ts'
import type { Parameters } from '../../../shared/domain/parameters.ts'
import { maxSeed } from '../../../shared/domain/parameters.ts'
import type { OperationInfo } from '../../../shared/domain/provider.ts'
import type { SeedMode } from '../../../shared/domain/settings.ts'

/** Most requests sent by one click. */
export const maxCount = 64

export interface FormInput {
  operation: OperationInfo
  parameters: Parameters
  seedMode: SeedMode
  /** 1 to 64. */
  count: number
}

export interface Requests {
  requests: JobRequest[]
  /** The seed that the form shows afterwards; undefined if unchanged. */
  nextSeed: number | undefined
}

/** A seed from a number of 0 (inclusive) to 1 (exclusive). */
export function seedFrom(random: () => number): number {
  return Math.floor(random() * (maxSeed + 1))
}

/** True when the operation takes a seed. */
export function hasSeed(operation: OperationInfo): boolean {
  return operation.fields.some((field) => field.kind === 'seed')
}

/**
 * The form with a seed that suits its mode: locked or counted up, an empty one is drawn at once, so that what is shown
 * is what is sent; in random mode, one that could not be sent is dropped.
 */
export function withMeantSeed(
  operation: OperationInfo,
  parameters: Parameters,
  seedMode: SeedMode,
  random: () => number = Math.random
): Parameters {
  if (!hasSeed(operation)) return parameters
  if (seedMode !== 'random')
    return parameters.seed === undefined ? { ...parameters, seed: seedFrom(random) } : parameters
  return problemsOf(operation.fields, parameters).seed === undefined ? parameters : { ...parameters, seed: undefined }
}

/** A seed some steps further; after the largest it starts again at 0. */
export function seedAfter(seed: number, steps: number): number {
  return seed <= maxSeed ? (seed + steps) % (maxSeed + 1) : seed - steps
}

/** Without empty values: an empty optional field is not sent at all. */
function filled(operation: OperationInfo, parameters: Parameters): Parameters {
  const { parameters: known } = pickParameters(operation.fields, parameters)
  const entries = Object.entries(known).filter(
    ([name, value]) => name === 'prompt' || (value !== undefined && value !== '')
  )
  return Object.fromEntries(entries) as Parameters
}

/**
 * @param random 0 (inclusive) to 1 (exclusive); seeds are drawn from it
 * @returns one request for each of `count`: random mode draws a separate seed for each, so that every picture's recipe
 * names the seed that made it; locked sends the same; increment counts up and advances the form's seed.
 */
export function requestsFromForm(
  { operation, parameters, seedMode, count }: FormInput,
  random: () => number
): Requests {
  const base = filled(operation, parameters)
  const { seed, ...seedless } = base
  if (!hasSeed(operation)) {
    return {
      requests: Array.from({ length: count }, () => ({ operationId: operation.id, parameters: { ...seedless } })),
      nextSeed: undefined
    }
  }
  const first = seedMode === 'random' || seed === undefined ? seedFrom(random) : seed
  const seedOf = (index: number): number => {
    if (index === 0 || seedMode === 'locked') return first
    return seedMode === 'random' ? seedFrom(random) : seedAfter(first, index)
  }
  const requests = Array.from({ length: count }, (_, index) => ({
    operationId: operation.id,
    parameters: { ...seedless, seed: seedOf(index) }
  }))
  if (seedMode === 'increment') return { requests, nextSeed: seedAfter(first, count) }
  return {
    requests,
    nextSeed: seedMode === 'random' || seed === undefined ? requests.at(-1)?.parameters.seed : undefined
  }
}

/** Number of pictures that one click is expected to return. */
export function pictureCount({ operation, parameters, count }: Pick<FormInput, 'operation' | 'parameters' | 'count'>): {
  each: number
  total: number
} {
  const takesSamples = operation.fields.some((field) => field.name === 'samples')
  const each = takesSamples ? Math.max(1, parameters.samples ?? 1) : 1
  return { each, total: each * count }
}

/** True if several requests would be exactly the same: each paid for, and the same picture each time. */
export function wouldRepeat({
  operation,
  seedMode,
  count
}: Pick<FormInput, 'operation' | 'seedMode' | 'count'>): boolean {
  return hasSeed(operation) && seedMode === 'locked' && count > 1
}
