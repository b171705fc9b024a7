import { onTestFinished } from 'vitest'

/** Closes what a test has opened when the test ends, whatever its result. */
export function closedAfter<T extends { close(): Promise<unknown> }>(opened: T): T {
  onTestFinished(async () => {
    await opened.close()
  })
  return opened
}
