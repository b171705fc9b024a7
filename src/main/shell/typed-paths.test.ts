import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect } from 'vitest'
import { it } from '../__fixtures__/it.ts'
import { createTypedPaths, type TypedPaths } from './typed-paths.ts'

/** The paths of one window; its newest question has the id of their number. */
function typedIn(home: string): TypedPaths {
  let asked = 0
  return createTypedPaths(
    () => String((asked += 1)),
    home,
    () => undefined
  )
}

it('takes the path of a folder as it was typed, pasted in quotes, or from home', async ({ folder }) => {
  const paths = typedIn(folder)
  for (const [at, typed] of [folder, ` "${folder}" `, '~'].entries()) {
    const answer = paths.ask({ title: 'Where', what: 'folder', start: '' })
    await paths.answer(String(at + 1), typed)
    expect(await answer).toBe(folder)
  }
})

it('says what is wrong with a path and goes on asking', async ({ folder }) => {
  const paths = typedIn(folder)
  const file = join(folder, 'a.png')
  await writeFile(file, '')
  const answer = paths.ask({ title: 'Where', what: 'folder', start: '' })
  for (const typed of ['', 'pictures', join(folder, 'none'), file])
    await expect(paths.answer('1', typed)).rejects.toMatchObject({ code: 'invalid-input' })
  await paths.answer('1', null)
  expect(await answer).toBeNull()

  void paths.ask({ title: 'Which', what: 'picture', start: '' })
  await expect(paths.answer('2', folder)).rejects.toThrow('There is no file at this path.')
  const saved = paths.ask({ title: 'Save', what: 'newFile', start: '' })
  await expect(paths.answer('3', file)).rejects.toThrow('A file with this name is already there.')
  await paths.answer('3', join(folder, 'b.png'))
  expect(await saved).toBe(join(folder, 'b.png'))
})

it('takes a path only for what it has asked', async ({ folder }) => {
  const paths = typedIn(folder)
  const first = paths.ask({ title: 'First', what: 'folder', start: '' })
  const second = paths.ask({ title: 'Second', what: 'folder', start: '' })
  expect(await first).toBeNull()
  await paths.answer('1', folder)
  await paths.answer('9', folder)
  await paths.answer('2', null)
  expect(await second).toBeNull()
  await paths.answer('2', folder)
})
