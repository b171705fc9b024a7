import { describe, expect, it } from 'vitest'
import { type Action, emptyContext, labelOf, type Place, places } from '../actions/action.ts'
import { allActions, allGestures } from './action-registry.ts'
import { nativeMenu } from './native-menu.ts'
import { filterSheet, shortcutSheet } from './shortcut-sheet.ts'

/** An action has to say what it does. */
// @ts-expect-error: there is no handler
const withoutHandler: Action = { id: 'test.nothing', label: 'Nothing', where: ['window'] }
// @ts-expect-error: no such key
const withoutKey: Action = { ...allActions[0]!, keys: ['Ctrl+Sausage'] }

/** Every pair of actions that would both hear a key. */
function conflicts(): string[] {
  const found: string[] = []
  for (const [at, one] of allActions.entries()) {
    for (const other of allActions.slice(at + 1)) {
      const shared = one.where.filter((place) => other.where.includes(place))
      const keys = (one.keys ?? []).filter((key) => other.keys?.includes(key))
      const apart = one.of !== undefined && other.of !== undefined && one.of !== other.of
      if (shared.length > 0 && keys.length > 0 && !apart)
        found.push(`${keys.join(', ')} in ${shared.join(', ')}: ${one.id}, ${other.id}`)
    }
  }
  return found
}

const keysAt = (place: Place, id: string) =>
  allActions.find((action) => action.id === id && action.where.includes(place))?.keys

const idsOf = (actions: readonly Action[]) => actions.map(({ id }) => id)

describe('the window’s actions', () => {
  it('have unique ids, a name and a handler', () => {
    expect(withoutHandler.run).toBeUndefined()
    expect(withoutKey.keys).toEqual(['Ctrl+Sausage'])
    expect(new Set(idsOf(allActions)).size).toBe(allActions.length)
    expect(idsOf(allActions.filter(({ run }) => typeof run !== 'function'))).toEqual([])
    expect(
      idsOf(allActions.filter((action) => action.where.some((place) => labelOf(action, emptyContext(place)) === '')))
    ).toEqual([])
    expect(idsOf(allActions.filter(({ where }) => where.length === 0))).toEqual([])
  })

  it('never hear the same key in the same place', () => {
    expect(conflicts()).toEqual([])
  })

  it('have the same keys wherever they apply', () => {
    for (const place of ['gallery', 'viewer', 'quickLook', 'lineage'] as const)
      expect(keysAt(place, 'picture.trash')).toEqual(['Delete', 'Backspace'])
  })

  it('run once for a held key if they toggle or lose something', () => {
    expect(idsOf(allActions.filter(({ repeats, pressed, danger }) => repeats && (pressed || danger)))).toEqual([])
    expect(idsOf(allActions.filter(({ id, repeats }) => repeats && /favourite|rate|trash|window/.test(id)))).toEqual([])
  })

  it('never use a key that types something while text is typed', () => {
    expect(
      idsOf(
        allActions.filter(({ keys = [], inText }) => inText && !keys.every((key) => /^(?:Ctrl\+|Esc$|F1$)/.test(key)))
      )
    ).toEqual([])
  })
})

describe('the list of shortcuts', () => {
  const sections = shortcutSheet(allActions, allGestures)

  it('has every key once, in the section of its place', () => {
    const titles = sections.map(({ title }) => title)
    expect(titles).toEqual(
      expect.arrayContaining([places.window, 'Pictures', places.gallery, places.viewer, places.lineage, places.studio])
    )
    expect(new Set(titles).size).toBe(titles.length)
    expect(sections.filter(({ lines }) => new Set(lines.map(({ label }) => label)).size < lines.length)).toEqual([])
  })

  it('begins with the current screen', () => {
    const first = (place: Place): string[] =>
      shortcutSheet(allActions, allGestures, [place, 'window'])
        .slice(0, 2)
        .map(({ title }) => title)
    expect(first('studio')).toEqual([places.studio, places.window])
    expect(first('gallery')).toEqual([places.gallery, 'Pictures'])
  })

  it('is filtered by words, keys and places', () => {
    expect(filterSheet(sections, '')).toEqual(sections)
    expect(filterSheet(sections, 'F1').flatMap(({ lines }) => lines.map(({ label }) => label))).toContain(
      'Keyboard shortcuts'
    )
    expect(filterSheet(sections, 'studio undo').map(({ title }) => title)).toEqual([places.studio])
    expect(filterSheet(sections, 'no such thing')).toEqual([])
  })

  it('combines related actions in one line', () => {
    const gallery = sections.find(({ title }) => title === 'Gallery')!
    expect(gallery.lines).toContainEqual({
      label: 'Move',
      keys: ['Left', 'Right', 'Up', 'Down']
    })
    const pictures = sections.find(({ title }) => title === 'Pictures')!
    expect(pictures.lines).toContainEqual({ label: 'Move to trash', keys: ['Delete', 'Backspace'] })
  })
})

describe('the system’s menu', () => {
  it('offers what concerns the whole window, with keys that text fields do not need', () => {
    const menus = new Map(nativeMenu(allActions).map(({ label, items }) => [label, items]))
    expect(menus.get('File')!.map(({ label }) => label)).toEqual([
      'Import pictures…',
      'Import a folder…',
      'Open another library…'
    ])
    expect(menus.get('Go')![0]).toEqual({ id: 'go.gallery', label: 'Gallery', accelerator: 'CmdOrCtrl+1' })
    expect(menus.get('Help')).toEqual([{ id: 'window.shortcuts', label: 'Keyboard shortcuts', accelerator: null }])
  })
})
