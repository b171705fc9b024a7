import { DatabaseSync } from 'node:sqlite'
import { monotonicFactory } from 'ulid'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { pictureOf } from '../../../shared/domain/__fixtures__/pictures.ts'
import type { Picture } from '../../../shared/domain/picture.ts'
import type { Statistics } from '../../../shared/domain/statistics.ts'
import { statisticsSchema } from '../../../shared/domain/statistics.ts'
import { migrate } from '../database/migrations.ts'
import { PictureRows } from '../database/picture-rows.ts'
import { readStatistics } from './read-statistics.ts'

const newId = monotonicFactory()
const zone = process.env['TZ']
let database: DatabaseSync
let rows: PictureRows

beforeAll(() => {
  // Clocks go back on 25 October 2026 and went forward on 29 March.
  process.env['TZ'] = 'Europe/Berlin'
})

afterAll(() => {
  if (zone === undefined) delete process.env['TZ']
  else process.env['TZ'] = zone
})

beforeEach(async () => {
  database = new DatabaseSync(':memory:')
  await migrate(database, async () => undefined)
  rows = new PictureRows(database)
})

afterEach(() => database.close())

function add(createdAt: number, changes: Partial<Picture> = {}): void {
  rows.insert({
    order: rows.freeOrderAt(createdAt),
    picture: pictureOf({ id: newId(), createdAt, ...changes }),
    request: null
  })
}

function addJob(createdAt: number, state: string, operationId: string, code?: string): void {
  const row = { request: { operationId }, error: code === undefined ? null : { code } }
  database
    .prepare('INSERT INTO jobs (id, batch_id, state, created_at, finished_at, row) VALUES (?, ?, ?, ?, ?, ?)')
    .run(newId(), newId(), state, createdAt, createdAt, JSON.stringify(row))
}

const nameOf = (id: string): { service: string; model: string } | null =>
  id === 'pixazo/sdxl-base' ? { service: 'Pixazo', model: 'SDXL base 1.0' } : null

async function read(from: number | null = null, to: number | null = null): Promise<Statistics> {
  return statisticsSchema.parse(await readStatistics(database, { from, to, nameOf }))
}

const at = (text: string): number => Date.parse(text)

describe('when pictures were made', () => {
  it('is counted by the days where the user is, over a clock change', async () => {
    add(at('2026-10-24T21:59:00Z'))
    // The day with 25 hours: from 22:00 UTC to 23:00 UTC of the next.
    add(at('2026-10-24T22:00:00Z'))
    add(at('2026-10-25T22:59:00Z'))
    add(at('2026-10-25T23:00:00Z'))
    // 2:30 is there twice.
    add(at('2026-10-25T00:30:00Z'))
    add(at('2026-10-25T01:30:00Z'))
    const { days, hours, months } = await read()
    expect(days).toEqual([
      { day: '2026-10-24', from: at('2026-10-23T22:00:00Z'), to: at('2026-10-24T22:00:00Z'), pictures: 1 },
      { day: '2026-10-25', from: at('2026-10-24T22:00:00Z'), to: at('2026-10-25T23:00:00Z'), pictures: 4 },
      { day: '2026-10-26', from: at('2026-10-25T23:00:00Z'), to: at('2026-10-26T23:00:00Z'), pictures: 1 }
    ])
    // Sunday is the last row.
    expect(hours[6]).toEqual([1, 0, 2, ...Array<number>(20).fill(0), 1])
    expect(hours[5]![23]).toBe(1)
    expect(months).toEqual([{ month: '2026-10', pictures: 6, bytes: 9_000_000 }])
  })

  it('has days of 23 hours and years long ago, and passes over dates that no calendar has', async () => {
    add(at('2026-03-29T12:00:00Z'))
    add(at('1999-12-31T22:30:00Z'))
    rows.insert({ order: 7, picture: { ...pictureOf({ id: newId() }), createdAt: 9e15 }, request: null })
    const { days, pictures, first } = await read()
    expect(days.map(({ day, from, to }) => [day, (to - from) / 3_600_000])).toEqual([
      ['1999-12-31', 24],
      ['2026-03-29', 23]
    ])
    expect(pictures).toBe(3)
    expect(first).toBe(at('1999-12-31T22:30:00Z'))
  })

  it('keeps to its span, the end excluded, and knows how far the library reaches', async () => {
    const times = ['2026-01-01T12:00:00Z', '2026-02-01T12:00:00Z', '2026-03-01T12:00:00Z'].map(at)
    for (const time of times) add(time)
    const { pictures, first, last, types, promptsRead } = await read(times[1], times[2])
    expect([pictures, first, last, promptsRead]).toEqual([1, times[0], times[2], 1])
    expect(types).toEqual([{ mime: 'image/png', pictures: 1, bytes: 1_500_000 }])
  })
})

describe('what was made', () => {
  const noon = at('2026-11-02T12:00:00Z')

  it('is counted by model, kind, rating, size and tag, without the trash', async () => {
    add(noon, { favourite: true, rating: 5, tags: ['harbour', 'gold'] })
    add(noon, { rating: 3, tags: ['gold'], width: 512, height: 512 })
    add(noon, {
      providerLabel: 'Demo',
      operationLabel: 'Painter',
      demo: true,
      maskId: newId(),
      width: 512,
      height: 512
    })
    add(noon, { providerLabel: null, operationLabel: null, origin: 'imported', tookMs: null })
    add(noon, { trashedAt: noon, tags: ['gold'], favourite: true })
    const figures = await read()
    expect(figures).toMatchObject({
      pictures: 4,
      favourites: 1,
      ratings: [2, 0, 0, 1, 0, 1],
      kinds: { generated: 2, repainted: 1, imported: 1 }
    })
    expect(
      figures.models.map(({ service, model, pictures, favourites }) => [service, model, pictures, favourites])
    ).toEqual([
      ['Pixazo', 'SDXL base 1.0', 2, 1],
      ['Demo', 'Painter', 1, 0],
      ['', '', 1, 0]
    ])
    expect(figures.sizes).toEqual([
      { width: 1216, height: 832, pictures: 2 },
      { width: 512, height: 512, pictures: 2 }
    ])
    expect(figures.tags).toEqual([
      { word: 'gold', pictures: 2 },
      { word: 'harbour', pictures: 1 }
    ])
  })

  it('says how long it took: the usual time, and what one in twenty exceeds', async () => {
    for (let seconds = 1; seconds <= 100; seconds += 1) add(noon + seconds, { tookMs: seconds * 1000 })
    const { models, trend } = await read()
    expect(models[0]!.times).toEqual({ timed: 100, p50: 50_000, p95: 95_000 })
    expect(trend).toEqual({
      step: 'day',
      services: [
        {
          service: 'Pixazo',
          points: [
            {
              from: at('2026-11-01T23:00:00Z'),
              to: at('2026-11-02T23:00:00Z'),
              times: { timed: 100, p50: 50_000, p95: 95_000 },
              ended: 0,
              failed: 0
            }
          ]
        }
      ]
    })
  })

  it('goes by weeks from Monday, and by months, in longer spans', async () => {
    add(at('2026-11-01T12:00:00Z'))
    add(at('2026-07-01T12:00:00Z'))
    const weeks = (await read()).trend
    expect([weeks.step, weeks.services[0]!.points.map(({ from }) => new Date(from).toISOString())]).toEqual([
      'week',
      ['2026-06-28T22:00:00.000Z', '2026-10-25T23:00:00.000Z']
    ])
    add(at('2022-07-01T12:00:00Z'))
    expect((await read()).trend.step).toBe('month')
  })

  it('knows the words and phrases of the prompts', async () => {
    const prompts = [
      'A red boat, (oil on canvas:1.2), dusk',
      'A red boat, oil on canvas',
      'the harbour, DUSK, dusk',
      '红色的船，黄昏',
      ''
    ]
    for (const prompt of prompts) add(noon, { parameters: { prompt } })
    const { phrases, words, promptsRead } = await read()
    expect(phrases).toEqual(
      expect.arrayContaining([
        { word: 'a red boat', pictures: 2 },
        { word: 'oil on canvas', pictures: 2 },
        { word: 'dusk', pictures: 2 },
        { word: '黄昏', pictures: 1 }
      ])
    )
    expect(words.slice(0, 3).map(({ pictures }) => pictures)).toEqual([2, 2, 2])
    expect(words.map(({ word }) => word)).not.toContain('the')
    expect(promptsRead).toBe(4)
  })
})

describe('how jobs ended', () => {
  const noon = at('2026-11-02T12:00:00Z')

  it('is counted by model and by reason, running ones apart', async () => {
    add(noon)
    for (let number = 0; number < 3; number += 1) addJob(noon, 'done', 'pixazo/sdxl-base')
    addJob(noon, 'failed', 'pixazo/sdxl-base', 'quota')
    addJob(noon + 1, 'uncertain', 'pixazo/sdxl-base', 'may-have-been-charged')
    addJob(noon, 'failed', 'somebody/else', 'quota')
    addJob(noon, 'cancelled', 'pixazo/sdxl-base')
    addJob(noon, 'polling', 'pixazo/sdxl-base')
    addJob(at('2020-01-01T00:00:00Z'), 'failed', 'pixazo/sdxl-base', 'offline')
    database.prepare("UPDATE jobs SET row = '{' WHERE state = 'cancelled'").run()
    const { jobs, trend } = await read(noon, null)
    expect(jobs).toEqual({
      done: 3,
      failed: 2,
      cancelled: 1,
      undecided: 1,
      models: [
        { service: 'Pixazo', model: 'SDXL base 1.0', done: 3, failed: 2 },
        { service: '', model: 'somebody/else', done: 0, failed: 1 }
      ],
      reasons: [
        { code: 'quota', jobs: 2 },
        { code: 'may-have-been-charged', jobs: 1 }
      ],
      since: noon
    })
    expect(trend.services.find(({ service }) => service === 'Pixazo')?.points).toMatchObject([{ ended: 5, failed: 2 }])
  })

  it('is nothing in an empty library', async () => {
    expect(await read()).toMatchObject({
      pictures: 0,
      first: null,
      days: [],
      models: [],
      jobs: { done: 0, since: null },
      trend: { services: [] }
    })
  })
})

describe('the walk', () => {
  it('lets other work in between its pieces', async () => {
    for (let number = 0; number < 20; number += 1) add(at('2026-11-02T12:00:00Z') + number)
    let pauses = 0
    await readStatistics(database, {
      from: null,
      to: null,
      nameOf,
      pause: async () => {
        pauses += 1
      }
    })
    expect(pauses).toBeGreaterThanOrEqual(3)
  })

  it('reads indexes alone where it reads every picture', () => {
    const plan = (sql: string): string =>
      database
        .prepare(`EXPLAIN QUERY PLAN ${sql}`)
        .all()
        .map(({ detail }) => detail)
        .join('; ')
    const made = plan(
      `SELECT created_at, seq, bytes, took_ms, model_key, mime FROM pictures INDEXED BY pictures_by_time
       WHERE trashed_at IS NULL ORDER BY created_at, seq`
    )
    expect(made).toContain('COVERING')
    expect(made).not.toContain('TEMP')
    const job =
      "created_at, id, state, CASE WHEN json_valid(row) THEN row ->> '$.request.operationId' END, " +
      "CASE WHEN json_valid(row) THEN row ->> '$.error.code' END"
    expect(plan(`SELECT ${job} FROM jobs INDEXED BY jobs_by_end`)).toContain('COVERING')
  })
})
