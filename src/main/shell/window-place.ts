/** The window's position when it was last closed. */
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { z } from 'zod'

const placeSchema = z.strictObject({
  x: z.number().int(),
  y: z.number().int(),
  width: z.number().int().min(200).max(20_000),
  height: z.number().int().min(200).max(20_000),
  maximised: z.boolean()
})

export type Place = z.infer<typeof placeSchema>

export interface Area {
  x: number
  y: number
  width: number
  height: number
}

/** The stored position; null if there is none or it cannot be read: the system then places the window. */
export function readPlace(file: string): Place | null {
  try {
    return placeSchema.parse(JSON.parse(readFileSync(file, 'utf8')))
  } catch {
    return null
  }
}

/** Stores the position. It is a convenience: if the disk takes nothing, the user is not bothered. */
export function writePlace(file: string, place: Place): void {
  try {
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(`${file}.new`, JSON.stringify(place))
    renameSync(`${file}.new`, file)
  } catch {
    // Only the position is lost.
  }
}

/** The window's size at the first start, and its minimum size, if the display has room for them. */
const first = { width: 1440, height: 900 }
const least = { width: 1024, height: 700 }

const clamp = (value: number, from: number, to: number): number => Math.max(from, Math.min(to, value))

function overlap(place: Area, area: Area): number {
  const width = Math.min(place.x + place.width, area.x + area.width) - Math.max(place.x, area.x)
  const height = Math.min(place.y + place.height, area.y + area.height) - Math.max(place.y, area.y)
  return Math.max(0, width) * Math.max(0, height)
}

function gap(place: Area, area: Area): number {
  const aside = Math.max(0, area.x - (place.x + place.width), place.x - (area.x + area.width))
  const above = Math.max(0, area.y - (place.y + place.height), place.y - (area.y + area.height))
  return Math.hypot(aside, above)
}

/** The display that contains most of a window, or else the nearest one. @param areas at least one */
function nearestArea(place: Area, areas: readonly Area[]): Area {
  return areas.reduce((best, area) => {
    const more = overlap(place, area) - overlap(place, best)
    return more > 0 || (more === 0 && gap(place, area) < gap(place, best)) ? area : best
  })
}

/** The minimum size of a window in this area: never more than the area itself. */
export function leastSizeIn(area: Area): { width: number; height: number } {
  return { width: Math.min(least.width, area.width), height: Math.min(least.height, area.height) }
}

/**
 * A position in which the whole window can be seen and reached: moved, and shrunk if necessary, into the display that
 * it was on, or the nearest one that exists now.
 * @param place as it was left; null for a first window, which is centred on the first display
 * @param areas of each display what is not taken by system bars, the main display first
 */
export function placeIn(place: Area | null, areas: readonly Area[]): { bounds: Area; area: Area } {
  const [main] = areas
  if (main === undefined) return { bounds: place ?? { x: 0, y: 0, ...least }, area: { x: 0, y: 0, ...least } }
  const area = place === null ? main : nearestArea(place, areas)
  const smallest = leastSizeIn(area)
  const width = clamp((place ?? first).width, smallest.width, area.width)
  const height = clamp((place ?? first).height, smallest.height, area.height)
  const { x, y } = place ?? {
    x: Math.round(area.x + (area.width - width) / 2),
    y: Math.round(area.y + (area.height - height) / 2)
  }
  return {
    bounds: {
      x: clamp(x, area.x, area.x + area.width - width),
      y: clamp(y, area.y, area.y + area.height - height),
      width,
      height
    },
    area
  }
}
