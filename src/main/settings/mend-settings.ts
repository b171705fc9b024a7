/** Settings from a file that anything may have happened to: field by field, what is valid is kept. Pure. */
import { z } from 'zod'
import { type Settings, settingsSchema } from '../../shared/domain/settings.ts'

export type JsonObject = Record<string, unknown>

export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** The defaults, for a first start and for what is nowhere valid. */
export function defaultSettings(): Settings {
  return settingsSchema.parse({})
}

/**
 * @param stored what the file holds
 * @param spare what an older, good copy holds: used for what is damaged
 * @returns complete settings, and the names of the fields that were damaged, in which only what is wrong is lost. A
 *   field that is absent
 *   is not damaged: it has its default. Names that this version does not know are no damage either.
 */
export function mendSettings(stored: JsonObject, spare: JsonObject = {}): { settings: Settings; damaged: string[] } {
  const mended: JsonObject = {}
  const damaged: string[] = []
  for (const [name, schema] of Object.entries(settingsSchema.shape)) {
    const good = mend(schema, ownValue(spare, name), undefined)
    const result = mend(schema, ownValue(stored, name), good.value)
    mended[name] = result.value
    if (result.damaged) damaged.push(name)
  }
  return { settings: settingsSchema.parse(mended), damaged }
}

const ownValue = (from: JsonObject, name: string): unknown => (Object.hasOwn(from, name) ? from[name] : undefined)

interface Mended {
  /** Valid; undefined for the default. */
  value: unknown
  damaged: boolean
}

/** Whatever the schema: a group loses the names that are wrong, a list the entries that are. */
function mend(schema: z.core.$ZodType, value: unknown, fallback: unknown): Mended {
  const parsed = z.safeParse(schema, value)
  if (parsed.success) return { value: parsed.data, damaged: false }
  const inner = bare(schema)
  if (inner instanceof z.ZodObject && isJsonObject(value)) {
    const before = isJsonObject(fallback) ? fallback : {}
    const names = Object.entries(inner.shape as Record<string, z.core.$ZodType>).map(
      ([name, each]): [string, Mended] => [name, mend(each, ownValue(value, name), ownValue(before, name))]
    )
    return whole(
      inner,
      Object.fromEntries(names.map(([name, each]) => [name, each.value])),
      names.some(([, each]) => each.damaged),
      fallback
    )
  }
  if (inner instanceof z.ZodRecord && isJsonObject(value)) {
    const entries = Object.entries(value).map(([name, entry]): [string, Mended] => [
      name,
      mend(inner.valueType, entry, undefined)
    ])
    const good = entries.filter(([name, each]) => each.value !== undefined && z.safeParse(inner.keyType, name).success)
    const damaged = good.length < entries.length || good.some(([, each]) => each.damaged)
    return whole(inner, Object.fromEntries(good.map(([name, each]) => [name, each.value])), damaged, fallback)
  }
  if (inner instanceof z.ZodArray && Array.isArray(value)) {
    const entries = value.map((entry) => mend(inner.element, entry, undefined))
    const good = entries.filter((each) => each.value !== undefined)
    return whole(
      inner,
      good.map((each) => each.value),
      good.length < entries.length || good.some(({ damaged }) => damaged),
      fallback
    )
  }
  return { value: fallback, damaged: true }
}

/** Parts that are valid by themselves may not be so together. */
function whole(schema: z.core.$ZodType, value: unknown, damaged: boolean, fallback: unknown): Mended {
  const parsed = z.safeParse(schema, value)
  return parsed.success ? { value: parsed.data, damaged } : { value: fallback, damaged: true }
}

/** Without what says that it may be left out, or be null. */
function bare(schema: z.core.$ZodType): z.core.$ZodType {
  return schema instanceof z.ZodDefault ||
    schema instanceof z.ZodPrefault ||
    schema instanceof z.ZodOptional ||
    schema instanceof z.ZodNullable
    ? bare(schema.unwrap())
    : schema
}

/**
 * What goes to the file: the settings over what was there, so that names of a newer version are kept, at the top and
 * inside every group.
 */
export function mergeForFile(stored: JsonObject, settings: Settings): JsonObject {
  return over(settingsSchema, stored, settings) as JsonObject
}

function over(schema: z.core.$ZodType, before: unknown, now: unknown): unknown {
  const inner = bare(schema)
  if (!(inner instanceof z.ZodObject) || !isJsonObject(before) || !isJsonObject(now)) return now
  const shape = inner.shape as Record<string, z.core.$ZodType>
  const known = Object.entries(now).map(([name, value]) => [
    name,
    shape[name] === undefined ? value : over(shape[name], ownValue(before, name), value)
  ])
  return { ...before, ...Object.fromEntries(known) }
}
