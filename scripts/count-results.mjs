/** Sums up the reports of the test runners. */

/** A test skipped because of what this machine lacks carries this annotation: e2e/fixtures.ts. */
const onPurpose = 'left out'

/**
 * Of vitest's JSON report. A file that could not even be loaded has no failed test of its own, so it counts as one. A
 * test that does not run on this system counts as left out; the lint rules forbid skipping otherwise.
 */
export function countUnit(report) {
  const broken = report.testResults.filter(
    (file) => file.status === 'failed' && file.assertionResults.every((test) => test.status !== 'failed')
  ).length
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + broken,
    leftOut: report.numPendingTests + report.numTodoTests
  }
}

/**
 * For Playwright's JSON report. A test skipped although nothing it needs is missing counts as failed: it proves
 * nothing.
 */
export function countEndToEnd(report) {
  const counts = { passed: 0, failed: report.errors.length, leftOut: 0 }
  const look = ({ specs = [], suites = [] }) => {
    for (const { tests } of specs) {
      for (const { status, annotations } of tests) {
        if (status === 'expected') counts.passed += 1
        else if (status === 'skipped' && annotations.some(({ type }) => type === onPurpose)) counts.leftOut += 1
        else counts.failed += 1
      }
    }
    for (const suite of suites) look(suite)
  }
  look(report)
  return counts
}

/**
 * Passed, failed and left out of one check. A runner that ended with an error has failed at least once, and one that
 * ran nothing has proven nothing.
 */
export function outcomeOf(status, counts) {
  const { passed, failed, leftOut } = counts ?? { passed: 0, failed: 0, leftOut: 0 }
  return { passed, failed: status === 0 && passed > 0 ? failed : Math.max(1, failed), leftOut }
}
