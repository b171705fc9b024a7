import { describe, expect, it } from 'vitest'
import type { Task } from '../../../../shared/domain/task.ts'
import { fractionOfAll, notedWords, percentOf, reportText, statusOf, timeOf, toneOf } from './activity-words.ts'

const task = (more: Partial<Task> = {}): Task => ({
  id: '01JDB0000000000000000000AA',
  kind: 'backup',
  title: 'Back up the library',
  state: 'running',
  done: 0,
  total: null,
  doing: '',
  cancelling: false,
  startedAt: 0,
  endedAt: null,
  noted: { info: 0, warning: 0, error: 0 },
  report: null,
  error: null,
  ...more
})
const done = (more: Partial<Task> = {}): Task =>
  task({ state: 'done', endedAt: 5000, report: { summary: 'All there.', lines: [], more: 0, actions: [] }, ...more })

describe('the status bar', () => {
  it('says what is running and how far it is', () => {
    expect(statusOf([task({ done: 42, total: 100 })], new Set())).toEqual({
      text: 'Back up the library 42%',
      tone: 'active'
    })
    expect(statusOf([task()], new Set())?.text).toBe('Back up the library')
    expect(statusOf([task({ done: 1, total: 2 }), task({ done: 0, total: 2 })], new Set())?.text).toBe('2 tasks 25%')
  })

  it('says what has ended until it was viewed, except if the user cancelled it', () => {
    expect(statusOf([done()], new Set())).toEqual({ text: 'Back up the library: done', tone: 'good' })
    expect(statusOf([done()], new Set([done().id]))).toBeNull()
    expect(statusOf([task({ state: 'cancelled' })], new Set())).toBeNull()
    expect(statusOf([], new Set())).toBeNull()
  })
})

it('never shows 100 % before nothing is left', () => {
  expect(percentOf(task({ done: 999, total: 1000 }))).toBe(99)
  expect(percentOf(task({ done: 7, total: 0 }))).toBeNull()
  expect(fractionOfAll([task(), task()])).toBeNull()
})

it('is coloured by its report', () => {
  expect(toneOf(done())).toBe('good')
  expect(toneOf(done({ noted: { info: 3, warning: 1, error: 0 } }))).toBe('warning')
  expect(toneOf(task({ state: 'failed' }))).toBe('bad')
  expect(notedWords({ info: 5, warning: 14, error: 1 })).toBe('1 error, 14 warnings')
})

it('shows the time left once it can be estimated', () => {
  expect(timeOf(task({ done: 1, total: 100 }), 10_000)).toBe('10 s')
  expect(timeOf(task({ done: 50, total: 100 }), 2000)).toBe('2 s')
  expect(timeOf(task({ done: 25, total: 100 }), 12_000)).toBe('12 s, about 40 s left')
  expect(timeOf(task({ done: 10, total: 100 }), 60_000)).toBe('1 min, about 9 min left')
  expect(timeOf(done({ endedAt: 300 }), 90_000)).toBe('less than a second')
})

it('copies the whole report, with the level of each line', () => {
  const text = reportText(
    done({
      report: {
        summary: '2 pictures are damaged.',
        lines: [
          { level: 'info', text: 'Looked at 12 pictures.' },
          { level: 'error', text: 'a.png is damaged.' }
        ],
        more: 3,
        actions: []
      }
    })
  )
  expect(text).toBe(
    'Back up the library\nDone, 1970-01-01T00:00:00.000Z to 1970-01-01T00:00:05.000Z\n2 pictures are damaged.\n' +
      'Looked at 12 pictures.\nError: a.png is damaged.\n… and 3 more lines\n'
  )
})
