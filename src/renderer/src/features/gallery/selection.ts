/** Which pictures are selected: pure steps, like those of file managers. */

export interface Selection {
  selected: ReadonlySet<string>
  /** The keyboard focus. */
  cursor: string | null
  /** Where a range begins. */
  anchor: string | null
}

export const nothingSelected: Selection = { selected: new Set(), cursor: null, anchor: null }

/** Ids from one to the other, both included, in any order. */
export type RangeOf = (from: string, to: string) => string[]

/** A click on, or a key to, a picture. */
export function select(
  selection: Selection,
  id: string,
  how: { toggle: boolean; extend: boolean },
  rangeOf: RangeOf
): Selection {
  if (how.extend && selection.anchor !== null) {
    const range = rangeOf(selection.anchor, id)
    const selected = how.toggle ? new Set([...selection.selected, ...range]) : new Set(range)
    return { selected, cursor: id, anchor: selection.anchor }
  }
  if (how.toggle) {
    const selected = new Set(selection.selected)
    if (!selected.delete(id)) selected.add(id)
    return { selected, cursor: id, anchor: id }
  }
  return { selected: new Set([id]), cursor: id, anchor: id }
}

/**
 * A right click keeps the selection if it is inside, and otherwise selects its picture. Even if kept, it is a new set:
 * whatever waited to replace the previous one is cancelled.
 */
export function selectForMenu(selection: Selection, id: string): Selection {
  if (selection.selected.has(id)) return { ...selection, selected: new Set(selection.selected), cursor: id }
  return { selected: new Set([id]), cursor: id, anchor: id }
}

/**
 * The selection after pictures were removed. If it contained nothing else, the neighbour that takes their place is
 * selected, so that Delete can be pressed again.
 * @param neighbour the picture now at the cursor's former position
 */
export function withoutGone(selection: Selection, gone: ReadonlySet<string>, neighbour: string | null): Selection {
  const selected = new Set([...selection.selected].filter((id) => !gone.has(id)))
  if (selected.size === selection.selected.size && (selection.cursor === null || !gone.has(selection.cursor)))
    return selection
  if (selected.size === 0 && neighbour !== null)
    return { selected: new Set([neighbour]), cursor: neighbour, anchor: neighbour }
  const keep = (id: string | null): string | null => (id !== null && gone.has(id) ? neighbour : id)
  return { selected, cursor: keep(selection.cursor), anchor: keep(selection.anchor) }
}
