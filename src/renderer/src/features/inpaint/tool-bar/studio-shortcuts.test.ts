import { describe, expect, it, vi } from 'vitest'
import type { Painter } from '../painter/painter.ts'
import { painterShortcut } from '../painter/painter-shortcuts.ts'
import { studioShortcuts } from './studio-shortcuts.ts'
import { toolFaces } from './tools.ts'

/** What a painter with the hand in use is told when these keys are pressed. */
function told(keys: string): unknown[] {
  const calls: unknown[] = []
  const state = { tool: 'hand', options: { brushSize: 10 }, working: false }
  const painter = new Proxy({} as Painter, {
    get: (_target, name) =>
      name === 'state' ? state : name === 'key' ? () => false : vi.fn<(...args: unknown[]) => void>((...args) => void calls.push([name, ...args]))
  })
  const parts = keys.split('+')
  const key = keys.endsWith('+') ? '+' : parts.at(-1)!
  const press = { key, ctrlKey: parts.includes('Ctrl'), shiftKey: parts.includes('Shift'), metaKey: false, altKey: false }
  return painterShortcut(press, painter) ? calls : []
}

/** Listed because people look for them, but not heard here: two are held while one drags, two are the cross's, one is the page's paste. */
const others = ['Shift', 'Ctrl', 'Arrows', 'Enter', 'Ctrl+V']

describe('the list of shortcuts', () => {
  it.each(studioShortcuts.filter(({ keys }) => !others.includes(keys)))('says $keys, and the painter hears it: $label', ({ keys }) => {
    for (const each of keys.split(', ')) expect(told(each)).toHaveLength(1)
  })

  it.each(toolFaces)('gives $label the key that its tooltip names', ({ name, shortcut }) => {
    expect(told(shortcut)).toEqual([['choose', name]])
    expect(studioShortcuts.some(({ keys }) => keys === shortcut)).toBe(true)
  })
})
