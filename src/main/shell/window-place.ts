/** Where the window stood when it was last closed. */
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

/** The stored place; null when there is none or it cannot be read: the window then opens where the system puts it. */
export function readPlace(file: string): Place | null {
  try {
    return placeSchema.parse(JSON.parse(readFileSync(file, 'utf8')))
  } catch {
    return null
  }
}

/** Keeps the place. It is a convenience, so a disk that takes nothing is no reason to trouble the user. */
export function writePlace(file: string, place: Place): void {
  try {
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(`${file}.new`, JSON.stringify(place))
    renameSync(`${file}.new`, file)
  } catch {
    // Nothing is lost but the place.
  }
}

/** True when enough of the title bar is on one of the displays that the window can be grabbed there. */
export function isReachable(place: Place, displays: Area[]): boolean {
  const grip = 80
  return displays.some(
    (area) => place.x + place.width >= area.x + grip && place.x <= area.x + area.width - grip && place.y >= area.y - 8 && place.y <= area.y + area.height - grip
  )
}
