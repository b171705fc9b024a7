import { describe, expect, it } from 'vitest'
import { countEndToEnd, countUnit, outcomeOf } from './count-results.mjs'

const ended = (status: string, ...annotations: string[]) => ({
  tests: [{ status, annotations: annotations.map((type) => ({ type })) }]
})

describe('the count of end-to-end tests', () => {
  it('counts deliberately skipped tests as neither passed nor failed, and others skipped as failed', () => {
    const report = {
      errors: [],
      suites: [
        {
          specs: [ended('expected'), ended('skipped', 'left out', 'skip')],
          suites: [{ specs: [ended('unexpected'), ended('expected')] }]
        },
        { specs: [ended('skipped', 'skip'), ended('flaky')] }
      ]
    }
    expect(countEndToEnd(report)).toEqual({ passed: 2, failed: 3, leftOut: 1 })
  })

  it('counts what broke outside a test as failed', () => {
    expect(countEndToEnd({ errors: [{}], suites: [{ specs: [ended('expected')] }] })).toEqual({
      passed: 1,
      failed: 1,
      leftOut: 0
    })
  })
})

describe('the count of unit tests', () => {
  it('counts a file that could not be loaded as a failed test, and a test for another system as none', () => {
    const file = (status: string, ...tests: string[]) => ({
      status,
      assertionResults: tests.map((each) => ({ status: each }))
    })
    const testResults = [file('passed', 'passed', 'skipped'), file('failed', 'failed', 'passed'), file('failed')]
    expect(
      countUnit({ testResults, numPassedTests: 2, numFailedTests: 1, numPendingTests: 1, numTodoTests: 0 })
    ).toEqual({ passed: 2, failed: 2, leftOut: 1 })
  })
})

describe('a check', () => {
  it.each([
    ['ends well', 0, { passed: 3, failed: 0, leftOut: 2 }, 0],
    ['ends badly though no test failed', 1, { passed: 3, failed: 0, leftOut: 0 }, 1],
    ['runs nothing', 0, { passed: 0, failed: 0, leftOut: 4 }, 1],
    ['leaves no report', 0, null, 1],
    ['is killed', null, { passed: 3, failed: 2, leftOut: 0 }, 2]
  ])('that %s', (_, status, counts, failed) => {
    expect(outcomeOf(status, counts).failed).toBe(failed)
  })
})
