import { expect, it } from 'vitest'
import { createMayLeave } from './may-leave.ts'

function question(...answers: (boolean | Error)[]) {
  const asked: (readonly string[])[] = []
  /** Whether sending was held, at each change and at each question. */
  const held: (boolean | 'asked')[] = []
  return {
    asked,
    held,
    hold: (hold: boolean) => void held.push(hold),
    ask: async (lost: readonly string[]) => {
      asked.push(lost)
      held.push('asked')
      const answer = answers.shift() ?? false
      if (answer instanceof Error) throw answer
      return answer
    }
  }
}

it('does not ask if nothing would be lost', async () => {
  const { asked, ask, held, hold } = question()
  expect(await createMayLeave(async () => [], ask, hold)()).toBe(true)
  expect([asked, held]).toEqual([[], [true]])
})

it('names what would be lost, once for closing the window and quitting, and again after a no', async () => {
  const { asked, ask, hold } = question(false, true)
  const mayLeave = createMayLeave(async () => ['a picture'], ask, hold)
  expect(await Promise.all([mayLeave(), mayLeave()])).toEqual([false, false])
  expect(asked).toEqual([['a picture']])
  expect(await mayLeave()).toBe(true)
  expect(await mayLeave()).toBe(true)
  expect(asked).toHaveLength(2)
})

it('holds what is not sent yet, from before it looks until the answer is no', async () => {
  const { ask, held, hold } = question(false, true)
  const looked = async (): Promise<string[]> => {
    expect(held.at(-1)).toBe(true)
    return ['a picture']
  }
  const mayLeave = createMayLeave(looked, ask, hold)
  await mayLeave()
  expect(held).toEqual([true, 'asked', false])
  await mayLeave()
  expect(held).toEqual([true, 'asked', false, true, 'asked'])
})

it('lets the app quit if no dialog can be shown, or nobody can say what would be lost', async () => {
  const { ask, hold } = question(new Error('no display'))
  expect(await createMayLeave(async () => ['a picture'], ask, hold)()).toBe(true)
  expect(await createMayLeave(() => Promise.reject(new Error('closed')), ask, hold)()).toBe(true)
})
