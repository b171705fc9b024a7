import { describe, expect, it } from 'vitest'
import type { LibraryInfo } from '../../shared/contract.ts'
import type { Settings } from '../../shared/domain/settings.ts'
import { manualClock } from '../http/__fixtures__/manual-clock.ts'
import { day, emptyTrashOnce } from './trash-emptying.ts'

function trash(settings: Settings['trash'], trashedAt: Record<string, number>, state: LibraryInfo['state'] = 'ready') {
  const clock = manualClock()
  const start = clock.now()
  const said: string[] = []
  const deleted: string[] = []
  let current = settings
  const parts = {
    clock,
    settings: () => current,
    told: async (toldAt: number, toldIn: string) => {
      current = { ...current, toldAt, toldIn }
    },
    library: () => ({
      info: () => ({
        folder: '/pictures',
        pictures: 0,
        trashed: Object.keys(trashedAt).length,
        bytes: 0,
        state,
        openElsewhere: null,
        reason: null,
        repairs: []
      }),
      trashedBefore: (time: number) => Object.keys(trashedAt).filter((id) => start + trashedAt[id]! < time)
    }),
    deleteForGood: async (ids: string[]) => {
      deleted.push(...ids)
      return { ids, bytes: 2_400_000 * ids.length }
    },
    say: (message: string) => said.push(message)
  }
  return { clock, said, deleted, parts, settings: () => current }
}

describe('emptying the trash after a time', () => {
  it('is announced first, and deletes nothing in the day after', async () => {
    const { clock, said, deleted, parts, settings } = trash({ keepDays: 30, toldAt: null, toldIn: '/pictures' }, { old: -40 * day })
    await emptyTrashOnce(parts)
    expect([said.length, deleted]).toEqual([1, []])
    expect(said[0]).toContain('30 days')
    expect(settings().toldAt).toBe(Math.round(clock.now()))
    clock.advance(day - 1000)
    await emptyTrashOnce(parts)
    expect(deleted).toEqual([])
    clock.advance(2000)
    await emptyTrashOnce(parts)
    expect(deleted).toEqual(['old'])
    expect(said[1]).toBe('One picture had been in the trash for 30 days and was deleted: 2.4 MB are free.')
  })

  it('is announced anew for another library, a restored one say, before anything of it is deleted', async () => {
    const { clock, said, deleted, parts } = trash({ keepDays: 30, toldAt: -10 * day, toldIn: '/elsewhere' }, { old: -400 * day })
    await emptyTrashOnce(parts)
    expect([said.length, deleted]).toEqual([1, []])
    clock.advance(day + 1000)
    await emptyTrashOnce(parts)
    expect(deleted).toEqual(['old'])
  })

  it('deletes what is due and leaves the rest', async () => {
    const { said, deleted, parts } = trash({ keepDays: 7, toldAt: -10 * day, toldIn: '/pictures' }, { a: -8 * day, b: -6 * day, c: -20 * day })
    await emptyTrashOnce(parts)
    expect(deleted).toEqual(['a', 'c'])
    expect(said).toEqual(['2 pictures had been in the trash for 7 days and were deleted: 4.8 MB are free.'])
  })

  it('says and does nothing where it is off, the trash is empty, nothing is due, or the library cannot be written', async () => {
    const settings = { keepDays: 30, toldAt: -10 * day, toldIn: '/pictures' } as const
    for (const { parts, said, deleted } of [
      trash({ keepDays: null, toldAt: null, toldIn: '/pictures' }, { old: -400 * day }),
      trash({ keepDays: 30, toldAt: null, toldIn: '/pictures' }, {}),
      trash(settings, { young: -2 * day }),
      trash(settings, { old: -90 * day }, 'read-only')
    ]) {
      await emptyTrashOnce(parts)
      expect([said, deleted]).toEqual([[], []])
    }
  })
})
