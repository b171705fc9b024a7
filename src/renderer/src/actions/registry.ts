/** Every action of the window, and what is at hand. Filled once, by app, before anything is rendered. */
import { showNotice } from '../data/notices.ts'
import { attempt } from '../data/report.ts'
import { type Action, type Context, emptyContext, type Gesture, labelOf } from './action.ts'

interface Source {
  /** Those that are always available. */
  actions: readonly Action[]
  /** Those that depend on data: presets, saved searches. */
  more: () => readonly Action[]
  gestures: readonly Gesture[]
  /** Places that hear keys now, innermost first, each with what is at hand there. */
  contexts: () => readonly Context[]
}

let source: Source = { actions: [], more: () => [], gestures: [], contexts: () => [] }

export function fillRegistry(filled: Source): void {
  source = filled
}

export const registry = (): Readonly<Source> => source

/** What is currently at hand for an action. */
export function contextFor({ where }: Action): Context {
  return source.contexts().find(({ place }) => where.includes(place)) ?? emptyContext(where[0]!)
}

/** Like runAction. @returns the running work, whose failure is reported here; null for none */
export function startAction(action: Action, context: Context = contextFor(action)): Promise<unknown> | null {
  const reason = action.not?.(context) ?? null
  if (reason === null) {
    const work = action.run(context)
    if (!(work instanceof Promise)) return null
    attempt(work)
    return work
  }
  showNotice({
    id: `not ${action.id}`,
    message: `${labelOf(action, context)}: ${reason}.`,
    stays: 4000
  })
  return null
}

/** Runs it, or says why it cannot be done. */
export function runAction(action: Action, context?: Context): void {
  void startAction(action, context)
}
