/**
 * The figures of a period. Two walks over covering indexes, in chunks with a pause after each: the window stays
 * responsive while a hundred thousand pictures are counted.
 */

import type { DatabaseSync, SQLOutputValue } from 'node:sqlite'
import { setImmediate } from 'node:timers/promises'
import type { Statistics } from '../../../shared/domain/statistics.ts'
import { libraryError } from '../database/database-error.ts'
import { Calendar, type Step } from './calendar.ts'
import { JobFigures } from './job-figures.ts'
import { PictureFigures } from './picture-figures.ts'
import { PromptWords } from './prompt-words.ts'
import { Trend } from './trend.ts'

export interface StatisticsOptions {
  /** Epoch milliseconds, `to` excluded; null reaches to the end. */
  from: number | null
  to: number | null
  /** Service and model of an operation, as pictures are labelled with them; null if this version does not know it. */
  nameOf: (operationId: string) => { service: string; model: string } | null
  /** Lets other work run between two chunks. */
  pause?: () => Promise<unknown>
}

/** Rows per chunk: some ten milliseconds. */
const piece = 8000
const promptPiece = 500
const mostPrompts = 5000
const mostPromptLength = 2000
const mostWords = 24
const day = 86_400_000

type Values = SQLOutputValue[]

/** @throws AppError storage: the index is damaged */
export async function readStatistics(database: DatabaseSync, options: StatisticsOptions): Promise<Statistics> {
  try {
    return await read(database, options)
  } catch (error) {
    throw libraryError(error)
  }
}

async function read(
  database: DatabaseSync,
  { from, to, nameOf, pause = setImmediate }: StatisticsOptions
): Promise<Statistics> {
  const span = [from ?? Number.MIN_SAFE_INTEGER, to ?? Number.MAX_SAFE_INTEGER] as const
  const all = (sql: string, ...values: (number | string)[]): Values[] => {
    const statement = database.prepare(sql)
    statement.setReturnArrays(true)
    return statement.all(...values) as unknown as Values[]
  }
  /** Reads in chunks a list ordered by its first columns, which are passed on as the position to continue from. */
  const walk = async (
    sql: string,
    start: (number | string)[],
    size: number,
    each: (rows: Values[]) => void,
    most = Number.POSITIVE_INFINITY
  ): Promise<void> => {
    let place = start
    for (let seen = 0; seen < most; seen += size) {
      const rows = all(sql, ...span, ...place, size)
      each(rows)
      if (rows.length < size) return
      place = rows
        .at(-1)!
        .slice(0, place.length)
        .map((value) => (typeof value === 'string' ? value : Number(value)))
      await pause()
    }
  }

  const models = new Map(
    all('SELECT key, service, model FROM models').map(([key, service, model]) => [
      Number(key),
      { service: String(service), model: String(model) }
    ])
  )
  const calendar = new Calendar()
  const [first, last] = ['ASC', 'DESC'].map((order) => {
    const row = all(
      `SELECT created_at FROM pictures INDEXED BY pictures_by_time
       WHERE trashed_at IS NULL ORDER BY created_at ${order} LIMIT 1`
    )[0]
    return row === undefined ? null : Number(row[0])
  }) as [number | null, number | null]
  const step = stepFor(
    Math.min(to ?? Number.POSITIVE_INFINITY, last ?? 0) - Math.max(from ?? Number.NEGATIVE_INFINITY, first ?? 0)
  )
  const trend = new Trend(calendar, step)
  const pictures = new PictureFigures(calendar, models, trend)
  await walk(
    `SELECT seq, created_at, width, height, facet FROM pictures INDEXED BY pictures_shown
     WHERE trashed_at IS NULL AND created_at >= ? AND created_at < ? AND seq > ? ORDER BY seq LIMIT ?`,
    [Number.MIN_SAFE_INTEGER],
    piece,
    (rows) => {
      const tagged = pictures.addShown(rows)
      if (tagged.length > 0)
        pictures.addTags(
          all(
            'SELECT tag, count(*) FROM picture_tags WHERE seq IN (SELECT value FROM json_each(?)) GROUP BY tag',
            JSON.stringify(tagged)
          )
        )
    }
  )
  await pause()
  await walk(
    `SELECT created_at, seq, bytes, took_ms, model_key, mime FROM pictures INDEXED BY pictures_by_time
     WHERE trashed_at IS NULL AND created_at >= ? AND created_at < ? AND (created_at, seq) > (?, ?)
     ORDER BY created_at, seq LIMIT ?`,
    [Number.MIN_SAFE_INTEGER, 0],
    piece,
    (rows) => pictures.addMade(rows)
  )
  await pause()
  const words = new PromptWords()
  await walk(
    `SELECT created_at, seq, substr(parameters ->> '$.prompt', 1, ${mostPromptLength})
     FROM pictures INDEXED BY pictures_by_time
     WHERE trashed_at IS NULL AND created_at >= ? AND created_at < ? AND (created_at, seq) < (?, ?)
     ORDER BY created_at DESC, seq DESC LIMIT ?`,
    [Number.MAX_SAFE_INTEGER, 0],
    promptPiece,
    (rows) => {
      for (const [, , prompt] of rows) if (typeof prompt === 'string' && prompt !== '') words.add(prompt)
    },
    mostPrompts
  )
  await pause()
  const jobs = new JobFigures(nameOf, trend)
  await walk(
    `SELECT created_at, id, state, ${operation}, ${errorCode} FROM jobs INDEXED BY jobs_by_end
     WHERE created_at >= ? AND created_at < ? AND (created_at, id) > (?, ?) ORDER BY created_at, id LIMIT ?`,
    [Number.MIN_SAFE_INTEGER, ''],
    piece,
    (rows) => jobs.add(rows)
  )
  const tagNames = new Map(all('SELECT key, tag FROM tags').map(([key, tag]) => [Number(key), String(tag)]))
  return {
    ...pictures.result(tagNames, mostWords),
    first,
    last,
    phrases: words.most('phrases', mostWords),
    words: words.most('words', mostWords),
    promptsRead: words.read,
    jobs: jobs.result(),
    trend: trend.result()
  }
}

/** The expressions in the index of the jobs: they must match word for word, or it is not used. */
const operation = "CASE WHEN json_valid(row) THEN row ->> '$.request.operationId' END"
const errorCode = "CASE WHEN json_valid(row) THEN row ->> '$.error.code' END"

/** About two dozen steps, and never hundreds. */
function stepFor(length: number): Step {
  if (length <= 35 * day) return 'day'
  return length <= 400 * day ? 'week' : 'month'
}
