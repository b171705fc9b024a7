import { describe, expect, it } from 'vitest'
import type { LibraryInfo } from '../../shared/contract.ts'
import type { Settings } from '../../shared/domain/settings.ts'
import { manualClock } from '../http/__fixtures__/manual-clock.ts'
import { emptyTrashOnce, keepTrashSmall } from './trash-emptying.ts'
import { day, neverSeen, type SeenTime } from './trusted-time.ts'

/** @param trashedAt relative to the start, which is also when the clock was last seen */
function trash(
  settings: Settings['trash'],
  trashedAt: Record<string, number>,
  state: LibraryInfo['state'] = 'ready',
  seenBefore?: SeenTime
) {
  const clock = manualClock()
  const start = clock.now()
  let seen: SeenTime = seenBefore ?? { seenAt: start, trustedAt: start, doubtAt: null }
  /** How far the clock is ahead. */
  let wrong = 0
  const said: string[] = []
  const deleted: string[] = []
  let current = settings
  const parts = {
    clock: { ...clock, now: () => clock.now() + wrong },
    seen: () => seen,
    keepSeen: async (next: SeenTime) => {
      seen = next
    },
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
  const jump = (ms: number): void => {
    wrong += ms
  }
  return { clock, said, deleted, parts, jump, settings: () => current }
}

describe('automatic emptying of the trash', () => {
  it('is announced first, and deletes nothing for a day', async () => {
    const { clock, said, deleted, parts, settings } = trash(
      { keepDays: 30, toldAt: null, toldIn: '/pictures' },
      { old: -40 * day }
    )
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
    expect(said[1]).toBe('1 picture was deleted permanently after 30 days in the trash. 2.4 MB freed.')
  })

  it('is announced again for another library, such as a restored one, before anything in it is deleted', async () => {
    const { clock, said, deleted, parts } = trash(
      { keepDays: 30, toldAt: -10 * day, toldIn: '/elsewhere' },
      { old: -400 * day }
    )
    await emptyTrashOnce(parts)
    expect([said.length, deleted]).toEqual([1, []])
    clock.advance(day + 1000)
    await emptyTrashOnce(parts)
    expect(deleted).toEqual(['old'])
  })

  it('deletes what is due and leaves the rest', async () => {
    const { said, deleted, parts } = trash(
      { keepDays: 7, toldAt: -10 * day, toldIn: '/pictures' },
      { a: -8 * day, b: -6 * day, c: -20 * day }
    )
    await emptyTrashOnce(parts)
    expect(deleted).toEqual(['a', 'c'])
    expect(said).toEqual(['2 pictures were deleted permanently after 7 days in the trash. 4.8 MB freed.'])
  })

  it('says and does nothing if it is off, nothing is due, or the library cannot be written', async () => {
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

describe('a clock that jumps', () => {
  const settings = { keepDays: 30, toldAt: Date.UTC(2025, 0, 1), toldIn: '/pictures' } as const
  const minutes = 60_000

  it.each([
    ['forward by a month', 31 * day],
    ['forward by ten years', 3650 * day],
    ['forward by three days', 3 * day]
  ])('(%s) deletes nothing that day, announces it again, and deletes nothing when it is corrected', async (_, by) => {
    const { clock, said, deleted, parts, jump } = trash(settings, { young: -5 * minutes, ripe: -28 * day })
    jump(by)
    await emptyTrashOnce(parts)
    // Another start on the same day.
    clock.advance(30 * minutes)
    await emptyTrashOnce(parts)
    expect([said.length, deleted]).toEqual([1, []])
    expect(said[0]).toContain('From tomorrow on')
    jump(-by)
    clock.advance(6 * 3_600_000)
    await emptyTrashOnce(parts)
    clock.advance(day)
    await emptyTrashOnce(parts)
    expect(deleted).toEqual([])
  })

  it('within a session deletes nothing that day either', async () => {
    const { clock, deleted, parts, jump } = trash(settings, { young: -5 * minutes })
    const end = keepTrashSmall(parts)
    await clock.sleeperOf(20_000)
    clock.advance(20_000)
    await clock.sleeperOf(day)
    jump(40 * day)
    clock.advance(day)
    await clock.sleeperOf(day)
    expect(deleted).toEqual([])
    // A day later the clock still says so: then it is trusted.
    clock.advance(day)
    await clock.sleeperOf(day)
    expect(deleted).toEqual(['young'])
    await end()
  })

  it('back by years deletes nothing, and continues from there', async () => {
    const { clock, deleted, parts, jump } = trash(settings, { ripe: -40 * day })
    jump(-3650 * day)
    await emptyTrashOnce(parts)
    expect(deleted).toEqual([])
    jump(3650 * day)
    clock.advance(day)
    await emptyTrashOnce(parts)
    expect(deleted).toEqual([])
    clock.advance(day + 1000)
    await emptyTrashOnce(parts)
    expect(deleted).toEqual(['ripe'])
  })

  it('that showed a later day when the user was told is not waited for', async () => {
    const { clock, said, deleted, parts } = trash({ ...settings, toldAt: Date.UTC(2090, 0, 1) }, { ripe: -40 * day })
    await emptyTrashOnce(parts)
    expect([said.length, deleted]).toEqual([1, []])
    clock.advance(day + 1000)
    await emptyTrashOnce(parts)
    expect(deleted).toEqual(['ripe'])
  })
})

describe('an app that was closed', () => {
  const settings = { keepDays: 30, toldAt: Date.UTC(2025, 0, 1), toldIn: '/pictures' } as const

  it('for three weeks deletes what is due a day later', async () => {
    const { clock, deleted, parts } = trash(settings, { ripe: -20 * day })
    clock.advance(21 * day)
    await emptyTrashOnce(parts)
    expect(deleted).toEqual([])
    clock.advance(day + 1000)
    await emptyTrashOnce(parts)
    expect(deleted).toEqual(['ripe'])
  })

  it('except for ten minutes a week deletes a week later', async () => {
    const { clock, deleted, parts } = trash(settings, { ripe: -27 * day })
    for (const expected of [[], ['ripe']]) {
      clock.advance(7 * day)
      await emptyTrashOnce(parts)
      expect(deleted).toEqual(expected)
    }
  })

  it('and never remembered the clock waits for a day', async () => {
    const { clock, deleted, parts } = trash(settings, { ripe: -40 * day }, 'ready', neverSeen)
    await emptyTrashOnce(parts)
    expect(deleted).toEqual([])
    clock.advance(day + 1000)
    await emptyTrashOnce(parts)
    expect(deleted).toEqual(['ripe'])
  })
})
