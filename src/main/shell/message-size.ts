const perValue = 8

function children(value: object): unknown[] {
  if (value instanceof Map) return [...value.keys(), ...value.values()]
  if (value instanceof Set || Array.isArray(value)) return [...value]
  return Object.entries(value).flat()
}

/**
 * Roughly how many bytes a message has: text and binary data by their length, anything else a fixed amount. Each object
 * is counted once, so a cycle ends. Binary data is not traversed.
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
