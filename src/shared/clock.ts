/** Time as a dependency: tests pass their own. */
export interface Clock {
  /** Epoch milliseconds. */
  now(): number
  /** Milliseconds that never jump back. */
  monotonic(): number
  /** When the signal is aborted, ends early and throws its reason. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>
}
