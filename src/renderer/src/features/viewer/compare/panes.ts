/** Which pictures are compared: pure steps. */

export const mostPanes = 4

export interface Panes {
  /** In the order of the panes; at most four, and none twice. */
  ids: readonly string[]
  /** The pane that keys speak to. */
  active: number
  /** Of those after the first: which one the slider and the difference hold against it. */
  against: number
}

export const noPanes: Panes = { ids: [], active: 0, against: 1 }

/** Keeps `active` and `against` among the panes that there are. */
function held(panes: Panes): Panes {
  const last = Math.max(0, panes.ids.length - 1)
  return { ids: panes.ids, active: Math.min(panes.active, last), against: Math.max(1, Math.min(panes.against, last)) }
}

/** A comparison begins; the second picture is the one that keys go through the list with. */
export function chosen(ids: readonly string[]): Panes {
  return held({ ids: [...new Set(ids)].slice(0, mostPanes), active: 1, against: 1 })
}

/** Another picture in a pane; one that is in another pane already changes places with it. */
export function replaced(panes: Panes, at: number, id: string): Panes {
  const there = panes.ids.indexOf(id)
  if (there >= 0) return swapped(panes, at, there)
  return { ...panes, ids: panes.ids.map((each, place) => (place === at ? id : each)), active: at }
}

/** Two panes change places. */
export function swapped(panes: Panes, one: number, other: number): Panes {
  const ids = [...panes.ids]
  const [a, b] = [ids[one], ids[other]]
  if (a === undefined || b === undefined) return panes
  ids[one] = b
  ids[other] = a
  return { ...panes, ids }
}

/** Without these pictures: taken out by hand, or gone from the library. */
export function without(panes: Panes, gone: (id: string) => boolean): Panes {
  const ids = panes.ids.filter((id) => !gone(id))
  return ids.length === panes.ids.length ? panes : held({ ...panes, ids })
}

/**
 * The picture of the list that a pane goes to: the next one that no other pane shows. Undefined at the list's end.
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
