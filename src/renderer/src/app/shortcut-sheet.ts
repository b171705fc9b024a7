/** The list of shortcuts, built from the actions. */
import { t } from '../../../shared/messages/t.ts'
import { type Action, emptyContext, type Gesture, labelOf, type Place, places } from '../actions/action.ts'
import { type Chord, chordInWords } from '../actions/chord.ts'

export interface SheetLine {
  label: string
  /** For display. */
  keys: string[]
}

export interface SheetSection {
  title: string
  lines: SheetLine[]
}

/** What works wherever pictures are at hand is listed once, not under each place. */
const pictures = t('app.shortcutSheet.pictures')
const titles = [places.window, pictures, ...new Set(Object.values(places).filter((title) => title !== places.window))]

const withPictures: ReadonlySet<string> = new Set([places.gallery, places.viewer, places.lineage, places.quickLook])

const titleOf = (where: readonly Place[]): string => {
  const named = new Set(where.filter((place) => place !== 'window' || where.length === 1).map((place) => places[place]))
  return named.size === 1 ? [...named][0]! : pictures
}

/** One key for each action that shares a line; all keys if an action has its own line. */
function keysOf(kin: readonly Action[]): Chord[] {
  return kin.length === 1 ? [...(kin[0]!.keys ?? [])] : kin.map(({ keys }) => keys![0]!)
}

/** @param here places that hear keys now, innermost first: their sections come first */
export function shortcutSheet(
  actions: readonly Action[],
  gestures: readonly Gesture[],
  here: readonly Place[] = []
): SheetSection[] {
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
  const now = here.filter((place) => place !== 'window').map((place) => places[place])
  const first = now.some((title) => withPictures.has(title)) ? [...now, pictures] : now
  return [...new Set([...first, ...titles])].flatMap((title) => {
    const found = sections.get(title)!
    return found.length > 0 ? [{ title, lines: found }] : []
  })
}

/** The lines with every typed word in their label, a key or their section's name. */
export function filterSheet(sections: readonly SheetSection[], typed: string): SheetSection[] {
  const words = typed.trim().toLowerCase().split(/\s+/)
  return sections.flatMap(({ title, lines }) => {
    const found = lines.filter(({ label, keys }) => {
      const text = [title, label, ...keys].join(' ').toLowerCase()
      return words.every((word) => text.includes(word))
    })
    return found.length > 0 ? [{ title, lines: found }] : []
  })
}
