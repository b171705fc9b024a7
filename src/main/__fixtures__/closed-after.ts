import { onTestFinished } from 'vitest'

/** Closes what a test has opened when the test is over, whatever became of it. */
export function closedAfter<T extends { close(): Promise<unknown> }>(opened: T): T {
  onTestFinished(async () => {
    await opened.close()
  })
  return opened
}
