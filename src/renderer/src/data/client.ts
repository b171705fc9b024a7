/**
 * The client of the contract: `api.jobs.submit(input)`. Every procedure is a method generated from the contract's own
 * names, so nothing is written twice; an error of the main process arrives here as the original AppError.
 */
import {
  type Bridge,
  type EventName,
  type EventPayload,
  type Input,
  type Output,
  type ProcedureName,
  procedures
} from '../../../shared/contract.ts'
import { fromWireError } from '../../../shared/errors.ts'

type Noun<P extends string> = P extends `${infer N}.${string}` ? N : never
type Call<P extends ProcedureName> =
  undefined extends Input<P> ? () => Promise<Output<P>> : (input: Input<P>) => Promise<Output<P>>

type Calls = {
  [N in Noun<ProcedureName>]: { [P in ProcedureName as P extends `${N}.${infer Verb}` ? Verb : never]: Call<P> }
}

export type Client = Calls & {
  /** @returns a function that ends the subscription. */
  on<E extends EventName>(event: E, listener: (payload: EventPayload<E>) => void): () => void
  /** Passes dropped files on by their paths; see the bridge. */
  handOver(files: readonly File[]): Promise<{ ticket: string | null; unnamed: number[] }>
}

declare global {
  interface Window {
    palimpsest: Bridge
  }
}

/**
 * A client over a bridge.
 * @param bridge resolved at each call, so that the client can be created before the page's bridge exists
 * @returns methods that throw an AppError if the main process answers with an error
 */
export function createClient(bridge: () => Bridge): Client {
  const invoke = async (name: ProcedureName, input: unknown): Promise<unknown> => {
    const answer = await bridge().invoke(name, input)
    if (answer.ok) return answer.value
    throw fromWireError(answer.error)
  }
  const calls: Record<string, Record<string, (input?: unknown) => Promise<unknown>>> = {}
  for (const name of Object.keys(procedures) as ProcedureName[]) {
    const [noun, verb] = name.split('.') as [string, string]
    calls[noun] ??= {}
    calls[noun][verb] = (input) => invoke(name, input)
  }
  const handOver = async (files: readonly File[]): Promise<unknown> => {
    const answer = await bridge().handOver(files)
    if (answer.ok) return answer.value
    throw fromWireError(answer.error)
  }
  const on = (event: EventName, listener: (payload: never) => void): (() => void) =>
    bridge().on(event, listener as (payload: unknown) => void)
  return { ...calls, handOver, on } as unknown as Client
}

/** The page's client. */
export const api = createClient(() => window.palimpsest)
