export interface Counts {
  passed: number
  failed: number
  /** Tests that cannot run on this machine. */
  leftOut: number
}
interface Suite {
  specs?: { tests: { status: string; annotations: { type: string }[] }[] }[]
  suites?: Suite[]
}
export function countUnit(report: {
  testResults: { status: string; assertionResults: { status: string }[] }[]
  numPassedTests: number
  numFailedTests: number
  numPendingTests: number
  numTodoTests: number
}): Counts
export function countEndToEnd(report: Suite & { errors: unknown[] }): Counts
export function outcomeOf(status: number | null, counts: Counts | null): Counts
