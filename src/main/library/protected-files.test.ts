import { describe, expect, it } from 'vitest'
import { asOrdinaryUser } from '../files/__fixtures__/ordinary-user.ts'

const asUser = <T>(name: string): Promise<T> => asOrdinaryUser<T>(new URL('./__fixtures__/protected-files.ts', import.meta.url), name)

describe('write-protected files', () => {
  it('are taken in, and their copies can be deleted', async () => {
    expect(await asUser('takeIn')).toEqual({ outcome: 'imported', canBeWritten: true, deleted: 1, left: [] })
  })

  it('among the copies of the database bring the jobs back', async () => {
    expect(await asUser('restoreFromProtected')).toEqual({ jobs: 1, pictures: 2 })
  })
})
