import { beforeEach, expect, it } from 'vitest'
import { AppError } from '../../../shared/errors.ts'
import { fillNotices } from '../data/notices.ts'
import { forgetChanges, remember, undoLast } from './changes.ts'

const said: string[] = []

beforeEach(() => {
  said.length = 0
  forgetChanges()
  fillNotices({
    show: ({ id = '', title, message }) => {
      said.push(title ?? message)
      return id
    },
    hide: () => undefined
  })
})

const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

it('a failed undo can be retried, and counts as done only when it is', async () => {
  let full = true
  remember('3 requests cleared', async () => {
    if (full) throw new AppError('disk-full', 'The disk is full.')
  })
  undoLast()
  await settled()
  expect(said).toEqual(['The disk is full.'])
  full = false
  undoLast()
  await settled()
  expect(said).toEqual(['The disk is full.', 'Undone: 3 requests cleared.'])
  undoLast()
  expect(said.at(-1)).toBe('There is nothing to undo.')
})

it('what can no longer be undone blocks nothing', async () => {
  const undone: string[] = []
  remember('1 picture rated 4 stars', async () => undone.push('rated'))
  remember('3 requests cleared', () => Promise.reject(new AppError('not-found', 'They are gone.')))
  undoLast()
  await settled()
  undoLast()
  await settled()
  expect([said, undone]).toEqual([['They are gone.', 'Undone: 1 picture rated 4 stars.'], ['rated']])
})
