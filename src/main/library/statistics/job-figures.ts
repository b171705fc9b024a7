import type { SQLOutputValue } from 'node:sqlite'
import type { Statistics } from '../../../shared/domain/statistics.ts'
import type { Maker } from './picture-figures.ts'
import type { Trend } from './trend.ts'

/** Counts ended jobs as their rows are read. */
export class JobFigures {
  private readonly nameOf: (operationId: string) => Maker | null
  private readonly trend: Trend
  private readonly states = { done: 0, failed: 0, cancelled: 0, uncertain: 0 }
  private readonly models = new Map<string, Maker & { done: number; failed: number }>()
  private readonly reasons = new Map<string, number>()
  private since: number | null = null

  constructor(nameOf: (operationId: string) => Maker | null, trend: Trend) {
    this.nameOf = nameOf
    this.trend = trend
  }

  /** @param rows created_at, id, state, operation id, error code; oldest first */
  add(rows: readonly SQLOutputValue[][]): void {
    for (const [createdAt, , state, operationId, code] of rows) {
      if (!isEnded(state, this.states)) continue
      this.states[state] += 1
      this.since ??= Number(createdAt)
      if (state === 'cancelled') continue
      // A failure that may have been charged is still a failure.
      const failed = state !== 'done'
      const id = String(operationId ?? '')
      const model = this.model(id)
      model[failed ? 'failed' : 'done'] += 1
      if (failed) this.reasons.set(String(code ?? 'unknown'), (this.reasons.get(String(code ?? 'unknown')) ?? 0) + 1)
      this.trend.ended(model.service, Number(createdAt), failed)
    }
  }

  result(): Statistics['jobs'] {
    const { done, failed, cancelled, uncertain } = this.states
    return {
      done,
      failed,
      cancelled,
      undecided: uncertain,
      models: [...this.models.values()].toSorted((a, b) => b.done + b.failed - a.done - a.failed),
      reasons: [...this.reasons].toSorted(([, a], [, b]) => b - a).map(([code, jobs]) => ({ code, jobs })),
      since: this.since
    }
  }

  private model(operationId: string): Maker & { done: number; failed: number } {
    let known = this.models.get(operationId)
    if (known === undefined) {
      known = { ...(this.nameOf(operationId) ?? { service: '', model: operationId }), done: 0, failed: 0 }
      this.models.set(operationId, known)
    }
    return known
  }
}

function isEnded<S extends string>(state: unknown, states: Record<S, number>): state is S {
  return typeof state === 'string' && Object.hasOwn(states, state)
}
