/** Time, as an argument: tests pass their own. */
export interface Clock {
  /** Epoch milliseconds. */
  now(): number
  /** Milliseconds that never jump back. */
  monotonic(): number
  /** Ends early, with the signal's reason thrown, when it is aborted. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>
}
