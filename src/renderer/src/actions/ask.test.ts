import { expect, it } from 'vitest'
import { ask, type Question, useQuestions } from './ask.ts'

const question = (title: string): Question => ({ title, text: '', yes: 'Yes', no: 'No' })
const titles = (): string[] => useQuestions.getState().asked.map(({ title }) => title)

it('asks one question after the other, each with its own answer', async () => {
  const first = ask(question('first'))
  const second = ask(question('second'))
  const [asked] = useQuestions.getState().asked
  asked!.answer(true)
  expect(titles()).toEqual(['second'])
  // Another click on the same button does not answer the next question.
  asked!.answer(true)
  expect(titles()).toEqual(['second'])
  useQuestions.getState().asked[0]!.answer(false)
  expect(await Promise.all([first, second])).toEqual([true, false])
  expect(titles()).toEqual([])
})
