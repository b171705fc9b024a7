import type { Statistics } from '../../../shared/domain/statistics.ts'
import type { Calendar, LocalDay, Step } from './calendar.ts'
import { Durations } from './durations.ts'

interface Point {
  from: number
  to: number
  took: Durations
  ended: number
  failed: number
}

/** How long each service took and how its jobs ended, step by step. */
export class Trend {
  private readonly calendar: Calendar
  private readonly step: Step
  private readonly services = new Map<string, Map<number, Point>>()
  private readonly steps = new Map<LocalDay, { from: number; to: number }>()

  constructor(calendar: Calendar, step: Step) {
    this.calendar = calendar
    this.step = step
  }

  took(service: string, day: LocalDay, ms: number): void {
    this.point(service, day).took.add(ms)
  }

  ended(service: string, createdAt: number, failed: boolean): void {
    const local = this.calendar.at(createdAt)
    if (local === null) return
    const point = this.point(service, local.day)
    point.ended += 1
    if (failed) point.failed += 1
  }

  result(): Statistics['trend'] {
    const services = [...this.services].map(([service, points]) => ({
      service,
      points: [...points.values()]
        .toSorted((a, b) => a.from - b.from)
        .map(({ from, to, took, ended, failed }) => ({ from, to, times: took.summary(), ended, failed }))
    }))
    return { step: this.step, services }
  }

  private point(service: string, day: LocalDay): Point {
    let span = this.steps.get(day)
    if (span === undefined) {
      span = this.calendar.stepOf(day, this.step)
      this.steps.set(day, span)
    }
    const points = this.services.get(service) ?? new Map<number, Point>()
    this.services.set(service, points)
    let point = points.get(span.from)
    if (point === undefined) {
      point = { ...span, took: new Durations(), ended: 0, failed: 0 }
      points.set(span.from, point)
    }
    return point
  }
}
