import { describe, expect, it } from 'vitest'
import { type Pressed, shortcutOf, shortcuts } from './shortcuts.ts'

const press = (key: string, held: Partial<Pressed> = {}): Pressed => ({ key, ctrlKey: false, metaKey: false, shiftKey: false, altKey: false, ...held })

describe('shortcuts', () => {
  it('finds a shortcut by its keys, with Command as Ctrl', () => {
    expect(shortcutOf(press('k', { ctrlKey: true }), false)?.label).toBe('Command palette')
    expect(shortcutOf(press('k', { metaKey: true }), false)?.label).toBe('Command palette')
    expect(shortcutOf(press('Enter', { ctrlKey: true }), true)?.label).toBe('Generate')
  })

  it('tells Ctrl+L from Ctrl+Shift+L', () => {
    expect(shortcutOf(press('l', { ctrlKey: true }), false)?.label).toBe('Write a prompt')
    expect(shortcutOf(press('L', { ctrlKey: true, shiftKey: true }), false)?.label).toBe('Dark or light')
  })

  it('leaves single keys to a text that is being typed', () => {
    expect(shortcutOf(press('?', { shiftKey: true }), true)).toBeUndefined()
    expect(shortcutOf(press('?', { shiftKey: true }), false)?.label).toBe('These shortcuts')
  })

  it('leaves keys with Alt alone', () => {
    expect(shortcutOf(press('k', { ctrlKey: true, altKey: true }), false)).toBeUndefined()
  })

  it('gives no keys away twice within a group', () => {
    const seen = shortcuts.map(({ group, keys }) => `${group} ${keys}`)
    expect(new Set(seen).size).toBe(seen.length)
  })
})
