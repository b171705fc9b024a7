import type { Times } from '../../../shared/domain/statistics.ts'

/** Durations, reported by their median and their slow end. */
export class Durations {
  private readonly values: number[] = []

  add(ms: number): void {
    this.values.push(ms)
  }

  /** Nearest rank: always a time that really occurred. Null if there are none. */
  summary(): Times | null {
    const timed = this.values.length
    if (timed === 0) return null
    const sorted = Float64Array.from(this.values).sort()
    const rank = (share: number): number => sorted[Math.max(0, Math.ceil(share * timed) - 1)]!
    return { timed, p50: rank(0.5), p95: rank(0.95) }
  }
}
