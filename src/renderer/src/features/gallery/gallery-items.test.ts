import { describe, expect, it } from 'vitest'
import type { Job } from '../../../../shared/domain/job.ts'
import { startOfDay } from '../../../../shared/words/time.ts'
import { PictureIndex } from '../../data/picture-index.ts'
import { endedShown, foldedWords, foldJobs, jobAspect, jobsInGrid, joinItems } from './gallery-items.ts'

const job = (state: Job['state'], parameters: object = {}): Job =>
  ({
    id: state,
    state,
    answered: false,
    held: null,
    request: { operationId: 'x', parameters: { prompt: '', ...parameters } }
  }) as Job

describe("the grid's items", () => {
  it('include active and failed jobs and those that may have been charged', () => {
    const all = (['queued', 'sending', 'done', 'failed', 'cancelled', 'uncertain'] as const).map((state) => job(state))
    const byId = Object.fromEntries(all.map((one) => [one.id, one]))
    expect(jobsInGrid(byId, Object.keys(byId)).map((one) => one.state)).toEqual([
      'queued',
      'sending',
      'failed',
      'uncertain'
    ])
  })

  it('include a cancelled job whose picture was made and can still be fetched', () => {
    const made = { ...job('cancelled'), answered: true }
    expect(jobsInGrid({ [made.id]: made }, [made.id])).toEqual([made])
  })

  it('fold ended jobs except the newest three, and keep every running one', () => {
    const states = ['failed', 'polling', 'uncertain', 'failed', 'failed', 'queued', 'uncertain'] as const
    const folded = foldJobs(
      states.map((state) => job(state)),
      3
    )
    expect(folded.tiles.map((one) => one.state)).toEqual(['failed', 'polling', 'uncertain', 'failed', 'queued'])
    expect(folded).toMatchObject({ failed: 1, uncertain: 1 })
    expect(foldJobs([job('failed'), job('failed'), job('uncertain')], 3)).toMatchObject({ failed: 0, uncertain: 0 })
  })

  it('keep one ended job if three would fill more than a row', () => {
    expect([endedShown(416, 200), endedShown(900, 200)]).toEqual([1, 3])
  })

  it('say what is folded', () => {
    const words = (failed: number, uncertain: number): string => foldedWords({ failed, uncertain })
    expect([words(8, 2), words(1, 0), words(0, 2), words(0, 0)]).toEqual([
      '8 more failed, 2 need a decision',
      '1 more failed',
      '2 more need a decision',
      ''
    ])
  })

  it('give a job the shape of its future picture', () => {
    expect(jobAspect(job('polling', { width: 832, height: 1216 }))).toBe(832 / 1216)
    expect(jobAspect(job('polling', { aspectRatio: '16:9' }))).toBe(16 / 9)
    expect(jobAspect(job('failed', { width: 832, height: 1216 }))).toBe(832 / 1216)
    expect(jobAspect(job('polling'))).toBe(1)
  })

  it('put jobs before the pictures, as part of today, and pictures by day', () => {
    const now = new Date('2026-11-21T10:00:00').getTime()
    const times = ['2026-11-21T09:00:00', '2026-11-21T00:00:00', '2026-11-20T23:59:59', '2026-11-18T12:00:00'].map(
      (text) => new Date(text).getTime()
    )
    const index = new PictureIndex()
    index.append(times.map((time, at) => [String(9 - at), 2, 1, 0, time, 0]))
    const items = joinItems([job('polling')], index, now)
    expect(items.count).toBe(5)
    expect([0, 1, 2, 3, 4].map(items.group)).toEqual([now, times[0]!, times[1]!, times[2]!, times[3]!].map(startOfDay))
    expect([0, 1].map(items.aspect)).toEqual([1, 2])
  })
})
