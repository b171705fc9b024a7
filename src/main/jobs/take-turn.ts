/** The turn of a job that a service already has: it waits out the pause of its place, and says until when. */
import type { Place, Turn } from './line.ts'
import type { Run } from './run-context.ts'

/** What taking a turn needs. */
export type TurnRun = Run<'clock' | 'jobChanged' | 'ledger' | 'line'>

/**
 * Records until when a job that the service has is left alone. A full disk must not end what the service is working on:
 * then it is only reported.
 */
function enterPause(run: TurnRun, until: number, words: string): void {
  run.job = { ...run.job, waitUntil: until, progress: words, fraction: null }
  try {
    run.services.ledger.update(run.job)
  } catch {
    // Whoever resumes from the row polls too early, and is told to wait once more.
  }
  run.services.jobChanged(run.job)
}

/**
 * @param words what the job says while it waits
 * @returns the turn, and how long it took to get it, milliseconds of the monotonic clock
 */
export async function takeTurn(run: TurnRun, place: Place, words: string): Promise<{ turn: Turn; waitedMs: number }> {
  const { line, clock } = run.services
  const turn = line.turn(place)
  if (turn !== null) return { turn, waitedMs: 0 }
  const began = clock.monotonic()
  const until = line.until(place.id)
  if (until !== null && until !== run.job.waitUntil) enterPause(run, until, words)
  return { turn: await line.wait(place, run.signal), waitedMs: clock.monotonic() - began }
}
