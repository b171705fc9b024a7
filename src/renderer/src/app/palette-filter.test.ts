import { describe, expect, it } from 'vitest'
import { filterPalette } from './palette-filter.ts'

const entries = [
  {
    group: 'pictures',
    actions: [
      { id: 'move', label: 'Move to trash' },
      { id: 'restore', label: 'Restore', keywords: ['trash'] },
      { id: 'trashed', label: 'Trash all' }
    ]
  },
  {
    group: 'library',
    actions: [
      { id: 'tags', label: 'Manage tags…' },
      { id: 'trash', label: 'Trash' }
    ]
  }
]
const found = (typed: string) =>
  filterPalette(typed, entries).flatMap((group) => ('actions' in group ? group.actions.map(({ id }) => id) : []))

describe("the palette's results", () => {
  it('start with an exact name, then a prefix or a mention, heading by heading', () => {
    expect(found(' Trash ')).toEqual(['trash', 'trashed', 'move', 'restore'])
  })

  it('prefer a whole typed word to the beginning of a longer one', () => {
    const actions = [
      { id: 'shortcuts', label: 'Keyboard shortcuts' },
      { id: 'add', label: 'Add a service key' }
    ]
    const [group] = filterPalette('key', [{ group: 'window', actions }])
    expect(group).toEqual({ group: 'window', actions: actions.toReversed() })
  })

  it('are everything before something is typed, and nothing for an unknown name', () => {
    expect(filterPalette('', entries)).toBe(entries)
    expect(found('no such command')).toEqual([])
  })
})
