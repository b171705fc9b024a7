/** Sizes in everyday terms: ratios, chips and what is close. */
import type { ChoiceField, SizeField } from '../../../../shared/domain/field.ts'

export interface Size {
  width: number
  height: number
}

/** The form's content: either side may be unset. */
export interface PartialSize {
  width: number | undefined
  height: number | undefined
}

/** Ratios with names of their own; a size within 4 % of one is named by it. */
const named = ['1:1', '5:4', '4:5', '4:3', '3:4', '3:2', '2:3', '16:9', '9:16', '21:9', '9:21', '2:1', '1:2'] as const

const tolerance = Math.log(1.04)

/** How far two aspect ratios are apart, as |log|: the same for 3:2 against 4:3 as for 2:3 against 3:4. */
const distance = (a: number, b: number): number => Math.abs(Math.log(a / b))

/** "3:2" -> 1.5; null for anything but a ratio. */
export function ratioValue(ratio: string): number | null {
  const match = /^(\d+(?:\.\d+)?):(\d+(?:\.\d+)?)$/.exec(ratio)
  if (!match) return null
  const value = Number(match[1]) / Number(match[2])
  return Number.isFinite(value) && value > 0 ? value : null
}

/** The common name of a size's ratio ("3:2" for 1216 × 832), or null if none is close. */
export function ratioName({ width, height }: Size): string | null {
  if (!(width > 0 && height > 0)) return null
  const best = nearestRatio(width / height, named)
  return best !== null && distance(width / height, ratioValue(best)!) <= tolerance ? best : null
}

/** The ratio in a list that is nearest to an aspect ratio; null for an empty list. */
export function nearestRatio(relation: number, ratios: readonly string[]): string | null {
  let best: string | null = null
  let least = Number.POSITIVE_INFINITY
  for (const ratio of ratios) {
    const value = ratioValue(ratio)
    if (value === null) continue
    const far = distance(relation, value)
    if (far < least) {
      least = far
      best = ratio
    }
  }
  return best
}

/** The chip for a size, or null for a custom one. */
export function choiceOf(field: SizeField, size: PartialSize): SizeField['choices'][number] | null {
  return field.choices.find((choice) => choice.width === size.width && choice.height === size.height) ?? null
}

/** The ratio named in a choice's own label ("Landscape 9:7 (1152 x 896)"), or else the common name of its ratio. */
function ratioOfChoice(choice: SizeField['choices'][number]): string | null {
  return /\d+:\d+/.exec(choice.label)?.[0] ?? ratioName(choice)
}

/** A chip's label: the ratio, or the pixels if it has none or another chip with that ratio came before. */
export function chipLabels(field: SizeField): string[] {
  const seen = new Set<string>()
  return field.choices.map((choice) => {
    const ratio = ratioOfChoice(choice)
    if (ratio === null || seen.has(ratio)) return `${choice.width} × ${choice.height}`
    seen.add(ratio)
    return ratio
  })
}

/** The size rotated, if the field allows it. */
export function turned(field: SizeField, size: Size): Size | null {
  if (size.width === size.height) return null
  const turnedSize = { width: size.height, height: size.width }
  return field.custom || choiceOf(field, turnedSize) ? turnedSize : null
}

/** The choice of a size field whose ratio is nearest to "3:2" and similar; the largest of equals. */
export function sizeForRatio(field: SizeField, ratio: string): Size | null {
  const wanted = ratioValue(ratio)
  if (wanted === null) return null
  const sorted = [...field.choices].sort(
    (a, b) =>
      distance(a.width / a.height, wanted) - distance(b.width / b.height, wanted) ||
      b.width * b.height - a.width * a.height
  )
  const best = sorted[0]
  return best ? { width: best.width, height: best.height } : null
}

/** The choice of a ratio field that comes nearest to a size. */
export function ratioForSize(field: ChoiceField, size: Size): string | null {
  if (!(size.width > 0 && size.height > 0)) return null
  return nearestRatio(
    size.width / size.height,
    field.choices.map((choice) => choice.value)
  )
}
