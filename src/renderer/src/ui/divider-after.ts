/**
 * Position of a divider between two pictures after a key, 0 to 1 of the width.
 * @returns null for any other key
 */
export function dividerAfter(
  {
    key,
    shiftKey,
    altKey,
    ctrlKey,
    metaKey
  }: Pick<KeyboardEvent, 'key' | 'shiftKey' | 'altKey' | 'ctrlKey' | 'metaKey'>,
  at: number
): number | null {
  if (altKey || ctrlKey || metaKey) return null
  const step = shiftKey ? 0.1 : 0.01
  const keys: Record<string, number> = {
    ArrowLeft: at - step,
    ArrowDown: at - step,
    ArrowRight: at + step,
    ArrowUp: at + step,
    Home: 0,
    End: 1
  }
  const next = keys[key]
  return next === undefined ? null : Math.max(0, Math.min(1, next))
}
