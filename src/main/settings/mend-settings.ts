/** Settings from a file that anything may have happened to: field by field, what is valid is kept. Pure. */
import { type Settings, settingsSchema } from '../../shared/domain/settings.ts'

export type JsonObject = Record<string, unknown>

export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

interface FieldSchema {
  safeParse(value: unknown): { success: true; data: unknown } | { success: false }
}

type FieldName = keyof Settings

const fields = Object.entries(settingsSchema.shape) as [FieldName, FieldSchema][]
/** Fields that are objects with a fixed set of names. */
const groups: Partial<Record<FieldName, Record<string, FieldSchema>>> = {
  draft: settingsSchema.shape.draft.unwrap().shape,
  layout: settingsSchema.shape.layout.unwrap().shape,
  viewer: settingsSchema.shape.viewer.unwrap().shape
}
/** Fields that are lists by name, of which each entry stands for itself. */
const lists = new Set<FieldName>(['baseUrls', 'concurrency'])

/** The defaults, for a first start and for what is nowhere valid. */
export function defaultSettings(): Settings {
  return settingsSchema.parse({})
}

/**
 * @param stored what the file holds
 * @param spare what an older, good copy holds: used for fields that are damaged
 * @returns complete settings, and the names of the fields that were damaged. A field that is absent is not damaged: it
 *   has its default. Names that this version does not know are no damage either.
 */
export function mendSettings(stored: JsonObject, spare: JsonObject = {}): { settings: Settings; damaged: string[] } {
  const mended: JsonObject = {}
  const damaged: string[] = []
  for (const [name, schema] of fields) {
    const value = Object.hasOwn(stored, name) ? stored[name] : undefined
    const fallback = schema.safeParse(Object.hasOwn(spare, name) ? spare[name] : undefined)
    const result = mendField(name, schema, value, fallback.success ? fallback.data : undefined)
    mended[name] = result.value
    if (result.damaged) damaged.push(name)
  }
  return { settings: settingsSchema.parse(mended), damaged }
}

function mendField(name: FieldName, schema: FieldSchema, value: unknown, fallback: unknown): { value: unknown; damaged: boolean } {
  const group = groups[name]
  if (group && isJsonObject(value)) return mendGroup(group, value, isJsonObject(fallback) ? fallback : {})
  if (lists.has(name) && isJsonObject(value)) return mendList(schema, value)
  const parsed = schema.safeParse(value)
  return parsed.success ? { value: parsed.data, damaged: false } : { value: fallback, damaged: true }
}

function mendGroup(shape: Record<string, FieldSchema>, value: JsonObject, fallback: JsonObject): { value: JsonObject; damaged: boolean } {
  const mended: JsonObject = {}
  let damaged = false
  for (const [name, schema] of Object.entries(shape)) {
    const parsed = schema.safeParse(Object.hasOwn(value, name) ? value[name] : undefined)
    damaged ||= !parsed.success
    mended[name] = parsed.success ? parsed.data : fallback[name]
  }
  return { value: mended, damaged }
}

function mendList(schema: FieldSchema, value: JsonObject): { value: JsonObject; damaged: boolean } {
  const good = Object.entries(value).filter(([name, entry]) => schema.safeParse({ [name]: entry }).success)
  return { value: Object.fromEntries(good), damaged: good.length < Object.keys(value).length }
}

/**
 * What goes to the file: the settings over what was there, so that names of a newer version are kept, at the top and
 * inside `draft`, `layout` and `viewer`.
 */
export function mergeForFile(stored: JsonObject, settings: Settings): JsonObject {
  const merged: JsonObject = { ...stored, ...settings }
  for (const name of Object.keys(groups) as FieldName[]) {
    const before = stored[name]
    const now = settings[name]
    if (isJsonObject(before) && isJsonObject(now)) merged[name] = { ...before, ...now }
  }
  return merged
}
