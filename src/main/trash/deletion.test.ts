import { expect, it } from 'vitest'
import { AppError } from '../../shared/errors.ts'
import { atOnce, deleteForGood, unwatched } from './deletion.ts'

it('reports what is deleted before it says that files are left, and stops deleting on a failing disk', async () => {
  const ids = Array.from({ length: 3 * atOnce }, (_, at) => String(at))
  const left = new AppError('storage', 'Some files could not be removed.')
  let calls = 0
  const library = {
    deleteForGood: async (some: string[]) => {
      calls += 1
      return { ids: some, bytes: 1, left: calls === 2 ? left : null }
    }
  }
  const gone: string[] = []
  await expect(deleteForGood(library, ids, unwatched, (some) => void gone.push(...some))).rejects.toBe(left)
  expect(gone).toEqual(ids.slice(0, 2 * atOnce))
})
