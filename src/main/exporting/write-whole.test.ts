import { expect, it } from 'vitest'
import { asOrdinaryUser } from '../files/__fixtures__/ordinary-user.ts'

it('a write-protected original is exported, and its copy is not protected', async () => {
  const module = new URL('./__fixtures__/write-twice.ts', import.meta.url)
  expect(await asOrdinaryUser(module, 'writeTwice')).toEqual({ content: 'second', canBeWritten: true })
})
