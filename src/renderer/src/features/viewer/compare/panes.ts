/** Which pictures are compared: pure steps. */

export const mostPanes = 4

export interface Panes {
  /** In pane order; at most four, without duplicates. */
  ids: readonly string[]
  /** The pane that keys apply to. */
  active: number
  /** Among those after the first: which one the slider and the difference compare with it. */
  against: number
}

export const noPanes: Panes = { ids: [], active: 0, against: 1 }

/** Keeps `active` and `against` within the existing panes. */
function held(panes: Panes): Panes {
  const last = Math.max(0, panes.ids.length - 1)
  return { ids: panes.ids, active: Math.min(panes.active, last), against: Math.max(1, Math.min(panes.against, last)) }
}

/** Starts a comparison; keys step through the list with the second picture. */
export function chosen(ids: readonly string[]): Panes {
  return held({ ids: [...new Set(ids)].slice(0, mostPanes), active: 1, against: 1 })
}

/** Another picture in a pane; one already in another pane swaps with it. */
export function replaced(panes: Panes, at: number, id: string): Panes {
  const there = panes.ids.indexOf(id)
  if (there >= 0) return swapped(panes, at, there)
  return { ...panes, ids: panes.ids.map((each, place) => (place === at ? id : each)), active: at }
}

/** Swaps two panes. */
export function swapped(panes: Panes, one: number, other: number): Panes {
  const ids = [...panes.ids]
  const [a, b] = [ids[one], ids[other]]
  if (a === undefined || b === undefined) return panes
  ids[one] = b
  ids[other] = a
  return { ...panes, ids }
}

/** Without these pictures: removed by hand, or gone from the library. */
export function without(panes: Panes, gone: (id: string) => boolean): Panes {
  const ids = panes.ids.filter((id) => !gone(id))
  return ids.length === panes.ids.length ? panes : held({ ...panes, ids })
}

/**
 * The next picture in the list that no other pane shows. Undefined at the list's end.
 * @param list all ids, @param from position of the pane's picture in it
 */
export function nextInList(panes: Panes, list: readonly string[], from: number, by: 1 | -1): string | undefined {
  if (from < 0) return undefined
  for (let at = from + by; at >= 0 && at < list.length; at += by) if (!panes.ids.includes(list[at]!)) return list[at]
  return undefined
}

/** "A" to "D" */
export function letterOf(at: number): string {
  return String.fromCharCode(65 + at)
}
