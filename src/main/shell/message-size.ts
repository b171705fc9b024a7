const perValue = 8

function children(value: object): unknown[] {
  if (value instanceof Map) return [...value.keys(), ...value.values()]
  if (value instanceof Set || Array.isArray(value)) return [...value]
  return Object.entries(value).flat()
}

/**
 * About how many bytes a message holds: text and binary data at their length, anything else at a fixed price.
 * Each object is counted once, so a cycle ends. Walks no deeper than it must: binary data is not entered.
 */
export function messageSizeOf(message: unknown): number {
  const seen = new Set<object>()
  const waiting: unknown[] = [message]
  let size = 0
  while (waiting.length > 0) {
    const value = waiting.pop()
    size += perValue
    if (typeof value === 'string') size += value.length * 2
    if (typeof value !== 'object' || value === null || seen.has(value)) continue
    seen.add(value)
    if (ArrayBuffer.isView(value) || value instanceof ArrayBuffer) size += value.byteLength
    else for (const child of children(value)) waiting.push(child)
  }
  return size
}
