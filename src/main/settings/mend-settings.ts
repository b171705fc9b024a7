/** Repairs settings from a file in any condition: field by field, what is valid is kept. Pure. */
import { z } from 'zod'
import { type Settings, settingsSchema } from '../../shared/domain/settings.ts'

export type JsonObject = Record<string, unknown>

export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** The defaults, for a first start and for what is valid nowhere. */
export function defaultSettings(): Settings {
  return settingsSchema.parse({})
}

/**
 * @param stored the file's content
 * @param spare the content of an older, good copy: used for what is damaged
 * @returns complete settings, and the names of the damaged fields, in which only what is wrong is lost. A missing field
 * is not damaged: it has its default. Unknown names do not count as damage either.
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

/** For any schema: a group loses its invalid names, a list its invalid entries. */
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

/** Parts that are valid separately may not be valid together. */
function whole(schema: z.core.$ZodType, value: unknown, damaged: boolean, fallback: unknown): Mended {
  const parsed = z.safeParse(schema, value)
  return parsed.success ? { value: parsed.data, damaged } : { value: fallback, damaged: true }
}

/** Without optional and nullable wrappers. */
function bare(schema: z.core.$ZodType): z.core.$ZodType {
  return schema instanceof z.ZodDefault ||
    schema instanceof z.ZodPrefault ||
    schema instanceof z.ZodOptional ||
    schema instanceof z.ZodNullable
    ? bare(schema.unwrap())
    : schema
}

/**
 * What is written to the file: the settings merged over its previous content, so that names of a newer version are
 * kept, at the top and inside every group.
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
