/** What the reports of the test runners come to. */

/** A test that is left out because of what this machine lacks carries this annotation: e2e/fixtures.ts. */
const onPurpose = 'left out'

/**
 * Of vitest's JSON report. A file that could not even be loaded has no failed test of its own, so it counts as one. A
 * test that does not run on this system is left out; the lint rules let nobody skip one otherwise.
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
 * Of Playwright's JSON report. A test that was skipped without what it needs being missing has failed: it proves
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
 * Passed, failed and left out of one check. A runner that ended badly has failed at least once, and one that ran
 * nothing has proven nothing.
 */
export function outcomeOf(status, counts) {
  const { passed, failed, leftOut } = counts ?? { passed: 0, failed: 0, leftOut: 0 }
  return { passed, failed: status === 0 && passed > 0 ? failed : Math.max(1, failed), leftOut }
}
