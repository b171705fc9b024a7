import { expect, it } from 'vitest'
import { createMayLeave } from './may-leave.ts'

function question(...answers: (boolean | Error)[]) {
  const asked: (readonly string[])[] = []
  return {
    asked,
    ask: async (lost: readonly string[]) => {
      asked.push(lost)
      const answer = answers.shift() ?? false
      if (answer instanceof Error) throw answer
      return answer
    }
  }
}

it('asks nobody while nothing would be lost', async () => {
  const { asked, ask } = question()
  expect(await createMayLeave(async () => [], ask)()).toBe(true)
  expect(asked).toEqual([])
})

it('names what would be lost, once for a window that is closed and an app that quits, and again after a no', async () => {
  const { asked, ask } = question(false, true)
  const mayLeave = createMayLeave(async () => ['a picture'], ask)
  expect(await Promise.all([mayLeave(), mayLeave()])).toEqual([false, false])
  expect(asked).toEqual([['a picture']])
  expect(await mayLeave()).toBe(true)
  expect(await mayLeave()).toBe(true)
  expect(asked).toHaveLength(2)
})

it('lets the app end where no dialog can be shown, or nobody can say what would be lost', async () => {
  expect(await createMayLeave(async () => ['a picture'], question(new Error('no display')).ask)()).toBe(true)
  expect(await createMayLeave(() => Promise.reject(new Error('closed')), question().ask)()).toBe(true)
})
