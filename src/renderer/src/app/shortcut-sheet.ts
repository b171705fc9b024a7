/** The list of shortcuts, made from the actions. */
import { type Action, emptyContext, type Gesture, labelOf, type Place, places } from '../actions/action.ts'
import { type Chord, chordInWords } from '../actions/chord.ts'

export interface SheetLine {
  label: string
  /** As they are read. */
  keys: string[]
}

export interface SheetSection {
  title: string
  lines: SheetLine[]
}

/** What works wherever pictures are at hand stands once, not under each place. */
const pictures = 'Pictures'
const titles = [places.window, pictures, ...new Set(Object.values(places).filter((title) => title !== places.window))]

const titleOf = (where: readonly Place[]): string => {
  const named = new Set(where.filter((place) => place !== 'window' || where.length === 1).map((place) => places[place]))
  return named.size === 1 ? [...named][0]! : pictures
}

/** One key of each action that shares a line; all keys where an action has its line alone. */
function keysOf(kin: readonly Action[]): Chord[] {
  return kin.length === 1 ? [...(kin[0]!.keys ?? [])] : kin.map(({ keys }) => keys![0]!)
}

export function shortcutSheet(actions: readonly Action[], gestures: readonly Gesture[]): SheetSection[] {
  const sections = new Map(titles.map((title): [string, SheetLine[]] => [title, []]))
  const lines = Map.groupBy(
    actions.filter(({ keys, sheet }) => keys !== undefined && sheet !== null),
    (action) => `${titleOf(action.where)}\n${action.sheet ?? labelOf(action, emptyContext(action.where[0]!))}`
  )
  for (const [name, kin] of lines) {
    const [title, label] = name.split('\n') as [string, string]
    sections.get(title)!.push({ label, keys: keysOf(kin).map((chord) => chordInWords(chord)) })
  }
  for (const { where, hands, label } of gestures) sections.get(places[where])!.push({ label, keys: hands.split(', ') })
  return [...sections].filter(([, { length }]) => length > 0).map(([title, found]) => ({ title, lines: found }))
}
