import type { SQLOutputValue } from 'node:sqlite'
import { maxPixels, type PictureMime } from '../../../shared/domain/picture.ts'
import { flag, kindOf, modelShift, ratingOf } from '../../../shared/domain/picture-flags.ts'
import type { Statistics } from '../../../shared/domain/statistics.ts'
import type { Calendar, LocalDay } from './calendar.ts'
import { Durations } from './durations.ts'
import type { Trend } from './trend.ts'

type Values = SQLOutputValue[]

export interface Maker {
  service: string
  model: string
}

interface OfModel {
  pictures: number
  favourites: number
  took: Durations
}

const mostSizes = 12
/** Larger than any side, so that both sides of a picture fit into one integer. */
const overAnySide = maxPixels + 1

type Result = Pick<
  Statistics,
  | 'pictures'
  | 'favourites'
  | 'ratings'
  | 'kinds'
  | 'days'
  | 'hours'
  | 'models'
  | 'sizes'
  | 'otherSizes'
  | 'months'
  | 'types'
  | 'tags'
>

/** Counts pictures as their rows are read. */
export class PictureFigures {
  private readonly calendar: Calendar
  private readonly makers: ReadonlyMap<number, Maker>
  private readonly trend: Trend
  private pictures = 0
  private favourites = 0
  private readonly ratings = [0, 0, 0, 0, 0, 0]
  private readonly kinds = { generated: 0, repainted: 0, imported: 0 }
  private readonly days = new Map<LocalDay, number>()
  private readonly hours = Array.from({ length: 7 }, () => Array.from({ length: 24 }, () => 0))
  private readonly models = new Map<number, OfModel>()
  private readonly sizes = new Map<number, number>()
  private readonly months = new Map<string, { pictures: number; bytes: number }>()
  private readonly types = new Map<string, { pictures: number; bytes: number }>()
  private readonly tags = new Map<number, number>()

  constructor(calendar: Calendar, makers: ReadonlyMap<number, Maker>, trend: Trend) {
    this.calendar = calendar
    this.makers = makers
    this.trend = trend
  }

  /** @param rows seq, created_at, width, height, facet @returns places of those that have tags */
  addShown(rows: readonly Values[]): number[] {
    const tagged: number[] = []
    for (const [seq, createdAt, width, height, facet] of rows as unknown as number[][]) {
      const flags = facet! & ((1 << modelShift) - 1)
      const favourite = (flags & flag.favourite) !== 0
      this.pictures += 1
      if (favourite) this.favourites += 1
      this.ratings[ratingOf(flags)]! += 1
      this.kinds[kindOf(flags)] += 1
      const model = this.model(Math.floor(facet! / 2 ** modelShift))
      model.pictures += 1
      if (favourite) model.favourites += 1
      const size = width! * overAnySide + height!
      this.sizes.set(size, (this.sizes.get(size) ?? 0) + 1)
      const local = this.calendar.at(createdAt!)
      if (local !== null) {
        this.days.set(local.day, (this.days.get(local.day) ?? 0) + 1)
        this.hours[local.day.weekday]![local.hour]! += 1
      }
      if ((flags & flag.tagged) !== 0) tagged.push(seq!)
    }
    return tagged
  }

  /** @param rows created_at, seq, bytes, took_ms, model_key, mime */
  addMade(rows: readonly Values[]): void {
    for (const [createdAt, , bytes, tookMs, modelKey, mime] of rows) {
      const local = this.calendar.at(Number(createdAt))
      if (local !== null) add(this.months, local.day.month, Number(bytes))
      add(this.types, String(mime), Number(bytes))
      if (typeof tookMs !== 'number') continue
      const key = Number(modelKey)
      this.model(key).took.add(tookMs)
      if (local !== null) this.trend.took(this.makers.get(key)?.service ?? '', local.day, tookMs)
    }
  }

  /** @param rows tag's key, pictures */
  addTags(rows: readonly Values[]): void {
    for (const [tag, pictures] of rows) this.tags.set(Number(tag), (this.tags.get(Number(tag)) ?? 0) + Number(pictures))
  }

  result(tagNames: ReadonlyMap<number, string>, mostTags: number): Result {
    const sizes = [...this.sizes].toSorted(([, a], [, b]) => b - a)
    return {
      pictures: this.pictures,
      favourites: this.favourites,
      ratings: this.ratings,
      kinds: this.kinds,
      days: [...this.days]
        .toSorted(([a], [b]) => a.from - b.from)
        .map(([{ day, from, to }, pictures]) => ({ day, from, to, pictures })),
      hours: this.hours,
      models: [...this.models]
        .filter(([, { pictures }]) => pictures > 0)
        .toSorted(([, a], [, b]) => b.pictures - a.pictures)
        .map(([key, { pictures, favourites, took }]) => ({
          service: this.makers.get(key)?.service ?? '',
          model: this.makers.get(key)?.model ?? '',
          pictures,
          favourites,
          times: took.summary()
        })),
      sizes: sizes
        .slice(0, mostSizes)
        .map(([size, pictures]) => ({ width: Math.floor(size / overAnySide), height: size % overAnySide, pictures })),
      otherSizes: sizes.slice(mostSizes).reduce((sum, [, pictures]) => sum + pictures, 0),
      months: [...this.months].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([month, of]) => ({ month, ...of })),
      types: [...this.types]
        .toSorted(([, a], [, b]) => b.bytes - a.bytes)
        .map(([mime, of]) => ({ mime: mime as PictureMime, ...of })),
      tags: [...this.tags]
        .toSorted(([, a], [, b]) => b - a)
        .slice(0, mostTags)
        .flatMap(([key, pictures]) => (tagNames.has(key) ? [{ word: tagNames.get(key)!, pictures }] : []))
    }
  }

  private model(key: number): OfModel {
    let known = this.models.get(key)
    if (known === undefined) {
      known = { pictures: 0, favourites: 0, took: new Durations() }
      this.models.set(key, known)
    }
    return known
  }
}

function add(map: Map<string, { pictures: number; bytes: number }>, key: string, bytes: number): void {
  const known = map.get(key) ?? { pictures: 0, bytes: 0 }
  known.pictures += 1
  known.bytes += bytes
  map.set(key, known)
}
