import { DatabaseSync } from 'node:sqlite'
import * as fc from 'fast-check'
import { monotonicFactory } from 'ulid'
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest'
import { pictureOf } from '../../../shared/domain/__fixtures__/pictures.ts'
import type { Picture } from '../../../shared/domain/picture.ts'
import type { Statistics } from '../../../shared/domain/statistics.ts'
import { statisticsSchema } from '../../../shared/domain/statistics.ts'
import { migrate } from '../database/migrations.ts'
import { PictureRows } from '../database/picture-rows.ts'
import { readStatistics } from './read-statistics.ts'

const newId = monotonicFactory()
const outside = process.env['TZ']
let database: DatabaseSync
let rows: PictureRows

beforeEach(() => {
  // Clocks go back on 25 October 2026 and went forward on 29 March.
  process.env['TZ'] = 'Europe/Berlin'
})

afterAll(() => {
  if (outside === undefined) delete process.env['TZ']
  else process.env['TZ'] = outside
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
  it("is counted by the days in the user's time zone, across a clock change", async () => {
    add(at('2026-10-24T21:59:00Z'))
    // The day with 25 hours: from 22:00 UTC to 23:00 UTC of the next.
    add(at('2026-10-24T22:00:00Z'))
    add(at('2026-10-25T22:59:00Z'))
    add(at('2026-10-25T23:00:00Z'))
    // 2:30 occurs twice.
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

  it('has 23-hour days and years long ago, and skips dates that no calendar has', async () => {
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

  it('stays within its period, the end excluded, and knows how far the library reaches', async () => {
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

  it('includes how long it took: the median, and what one in twenty exceeds', async () => {
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

  it('goes by weeks from Monday, and by months, in longer periods', async () => {
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

  it('includes the words and phrases of the prompts', async () => {
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

describe('over every kind of library', () => {
  const zones = ['UTC', 'Europe/Berlin', 'America/New_York', 'Asia/Kathmandu', 'Australia/Lord_Howe', 'Africa/Cairo']
  /** Around clock changes, ends of days, months and years, and anywhere else. */
  const moments = fc.oneof(
    ...['2026-03-29T01:00Z', '2026-10-25T01:00Z', '2026-03-08T07:00Z', '2026-04-04T15:00Z', '2026-04-23T22:00Z'].map(
      (change) => fc.integer({ min: -8, max: 8 }).map((quarters) => at(change) + quarters * 900_000)
    ),
    fc
      .tuple(fc.integer({ min: 0, max: 400 }), fc.constantFrom(-1, 0, 1))
      .map(([day, ms]) => at('2025-12-30T00:00Z') + day * 86_400_000 + ms),
    fc.integer({ min: at('2025-01-01T00:00Z'), max: at('2027-01-01T00:00Z') })
  )
  const anyPicture = fc.record({
    createdAt: moments,
    rating: fc.integer({ min: 0, max: 5 }),
    favourite: fc.boolean(),
    tags: fc.subarray(['gold', 'harbour']),
    origin: fc.constantFrom('generated' as const, 'imported' as const),
    maskId: fc.constantFrom(null, '01KB0000000000000000000001'),
    providerLabel: fc.constantFrom(null, 'Demo', 'Pixazo'),
    operationLabel: fc.constantFrom(null, 'Painter'),
    mime: fc.constantFrom('image/png' as const, 'image/webp' as const),
    bytes: fc.integer({ min: 0, max: 5_000_000 }),
    width: fc.constantFrom(512, 900),
    height: fc.constantFrom(512, 900, 65_536),
    tookMs: fc.option(fc.integer({ min: 0, max: 60_000 })),
    trashedAt: fc.option(fc.constant(1), { freq: 4 })
  })
  const anyJob = fc.record({
    createdAt: moments,
    state: fc.constantFrom('done', 'failed', 'uncertain', 'cancelled', 'polling'),
    code: fc.constantFrom('quota', 'offline')
  })
  const count = <T>(all: readonly T[], that: (one: T) => boolean): number => all.filter(that).length
  const sumOf = (all: readonly number[]): number => all.reduce((sum, one) => sum + one, 0)
  /** The calendar of a time zone according to the system. */
  const wordsOf = (zone: string): ((moment: number) => { day: string; hour: number; weekday: string }) => {
    const parts = new Intl.DateTimeFormat('en-CA', {
      timeZone: zone,
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      weekday: 'short',
      hourCycle: 'h23'
    })
    return (moment) => {
      const of = Object.fromEntries(parts.formatToParts(moment).map(({ type, value }) => [type, value]))
      return { day: `${of['year']}-${of['month']}-${of['day']}`, hour: Number(of['hour']), weekday: of['weekday']! }
    }
  }
  const nearest = (times: readonly number[], share: number): number =>
    times.toSorted((a, b) => a - b)[Math.max(0, Math.ceil(times.length * share) - 1)]!

  it('adds up to what a simple recount finds, in every time zone, between any two times', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(anyPicture, { maxLength: 30 }),
        fc.array(anyJob, { maxLength: 15 }),
        fc.constantFrom(...zones),
        fc.option(moments),
        fc.option(moments),
        async (pictures, jobs, zone, from, to) => {
          process.env['TZ'] = zone
          database.exec('DELETE FROM pictures; DELETE FROM jobs; DELETE FROM tags; DELETE FROM models')
          rows = new PictureRows(database)
          for (const { createdAt, ...changes } of pictures) add(createdAt, changes)
          for (const { createdAt, state, code } of jobs) addJob(createdAt, state, 'pixazo/sdxl-base', code)
          const within = ({ createdAt }: { createdAt: number }): boolean =>
            createdAt >= (from ?? createdAt) && (to === null || createdAt < to)
          const shown = pictures.filter(({ trashedAt }) => trashedAt === null)
          const counted = shown.filter(within)
          const figures = await read(from, to)
          const local = wordsOf(zone)

          expect([figures.pictures, figures.favourites]).toEqual([
            counted.length,
            count(counted, ({ favourite }) => favourite)
          ])
          expect([figures.first, figures.last]).toEqual(
            shown.length === 0
              ? [null, null]
              : [Math.min(...shown.map((one) => one.createdAt)), Math.max(...shown.map((one) => one.createdAt))]
          )
          expect(figures.ratings).toEqual(
            [0, 1, 2, 3, 4, 5].map((stars) => count(counted, (one) => one.rating === stars))
          )
          expect(figures.kinds).toEqual({
            imported: count(counted, ({ origin }) => origin === 'imported'),
            repainted: count(counted, ({ origin, maskId }) => origin !== 'imported' && maskId !== null),
            generated: count(counted, ({ origin, maskId }) => origin !== 'imported' && maskId === null)
          })

          const days = [...new Set(counted.map(({ createdAt }) => local(createdAt).day))].sort()
          expect(figures.days.map(({ day, pictures: of }) => [day, of])).toEqual(
            days.map((day) => [day, count(counted, ({ createdAt }) => local(createdAt).day === day)])
          )
          for (const { day, from: first, to: next } of figures.days) {
            expect([local(first).day, local(next - 1).day]).toEqual([day, day])
            expect(local(first - 1).day < day && local(next).day > day).toBe(true)
          }
          const weekdays = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun']
          expect(figures.hours).toEqual(
            weekdays.map((weekday) =>
              Array.from({ length: 24 }, (_, hour) =>
                count(counted, ({ createdAt }) => {
                  const time = local(createdAt)
                  return time.weekday === weekday && time.hour === hour
                })
              )
            )
          )
          const months = [...new Set(days.map((day) => day.slice(0, 7)))]
          expect(figures.months).toEqual(
            months.map((month) => {
              const of = counted.filter(({ createdAt }) => local(createdAt).day.startsWith(month))
              return { month, pictures: of.length, bytes: sumOf(of.map(({ bytes }) => bytes)) }
            })
          )
          for (const { mime, ...of } of figures.types) {
            const own = counted.filter((one) => one.mime === mime)
            expect(of).toEqual({ pictures: own.length, bytes: sumOf(own.map(({ bytes }) => bytes)) })
          }
          expect(sumOf(figures.types.map((of) => of.pictures))).toBe(counted.length)

          for (const { service, model, ...of } of figures.models) {
            const own = counted.filter(
              (one) => (one.providerLabel ?? '') === service && (one.operationLabel ?? '') === model
            )
            const times = own.flatMap(({ tookMs }) => tookMs ?? [])
            expect(of).toEqual({
              pictures: own.length,
              favourites: count(own, ({ favourite }) => favourite),
              times:
                times.length === 0 ? null : { timed: times.length, p50: nearest(times, 0.5), p95: nearest(times, 0.95) }
            })
          }
          expect(sumOf(figures.models.map((of) => of.pictures))).toBe(counted.length)
          for (const { width, height, pictures: of } of figures.sizes)
            expect(of).toBe(count(counted, (one) => one.width === width && one.height === height))
          expect(sumOf(figures.sizes.map((of) => of.pictures)) + figures.otherSizes).toBe(counted.length)
          expect(Object.fromEntries(figures.tags.map(({ word, pictures: of }) => [word, of]))).toEqual(
            Object.fromEntries(
              ['gold', 'harbour']
                .map((tag) => [tag, count(counted, ({ tags }) => tags.includes(tag))] as const)
                .filter(([, of]) => of > 0)
            )
          )

          const ended = jobs.filter(within)
          const inState = (...states: string[]): number => count(ended, ({ state }) => states.includes(state))
          expect(figures.jobs).toMatchObject({
            done: inState('done'),
            failed: inState('failed'),
            cancelled: inState('cancelled'),
            undecided: inState('uncertain')
          })
          expect(sumOf(figures.jobs.reasons.map((of) => of.jobs))).toBe(inState('failed', 'uncertain'))
          const points = figures.trend.services.flatMap((of) => of.points)
          expect(sumOf(points.map((of) => of.ended))).toBe(inState('done', 'failed', 'uncertain'))
          expect(sumOf(points.map((of) => of.failed))).toBe(inState('failed', 'uncertain'))
          expect(sumOf(points.map(({ times }) => times?.timed ?? 0))).toBe(
            count(counted, ({ tookMs }) => tookMs !== null)
          )
        }
      ),
      { numRuns: 120 }
    )
  })
})

describe('how jobs ended', () => {
  const noon = at('2026-11-02T12:00:00Z')

  it('is counted by model and by reason, running ones separately', async () => {
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

describe('the table walk', () => {
  it('lets other work run between its chunks', async () => {
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

  it('reads only indexes when it reads every picture', () => {
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
