import { describe, expect, it } from 'vitest'
import { type Chord, chordForAria, chordInWords, isPressed, type Press } from './chord.ts'

const press = (key: string, held: Partial<Press> = {}): Press => ({
  key,
  code: '',
  ctrlKey: false,
  metaKey: false,
  shiftKey: false,
  altKey: false,
  ...held
})
const [ctrl, cmd, shift, alt] = [{ ctrlKey: true }, { metaKey: true }, { shiftKey: true }, { altKey: true }]

describe('keys', () => {
  it.each<[Chord, Press]>([
    ['F', press('f')],
    // With caps lock.
    ['F', press('F')],
    ['Ctrl+K', press('k', ctrl)],
    ['Ctrl+K', press('k', cmd)],
    ['Ctrl+Shift+L', press('L', { ...ctrl, ...shift })],
    ['Space', press(' ')],
    ['Shift+F10', press('F10', shift)],
    ['Ctrl+,', press(',', ctrl)],
    // Needs Shift on some keyboards but not on others.
    ['?', press('?', shift)],
    ['+', press('+', shift)],
    ['+', press('+')],
    // On the third level.
    ['[', press('[', { ...ctrl, ...alt })],
    ['[', press('[', alt)],
    // French digits need Shift.
    ['3', press('3', shift)],
    ['3', press('"', { code: 'Digit3' })],
    ['Ctrl+1', press('&', { ...ctrl, code: 'Digit1' })],
    // No Latin letters.
    ['F', press('а', { code: 'KeyF' })],
    ['Ctrl+K', press('л', { ...ctrl, code: 'KeyK' })]
  ])('%s matches', (chord, event) => {
    expect(isPressed(chord, event)).toBe(true)
  })

  it.each<[Chord, Press]>([
    ['F', press('f', ctrl)],
    ['F', press('F', shift)],
    ['F', press('f', alt)],
    ['Ctrl+L', press('L', { ...ctrl, ...shift })],
    ['Delete', press('Delete', shift)],
    // German: Z is where it is printed, not where it is on an English keyboard.
    ['Y', press('z', { code: 'KeyY' })],
    ['Z', press('y', { code: 'KeyZ' })],
    // French: the key is labelled with a minus.
    ['6', press('-', { code: 'Digit6' })],
    ['Ctrl+A', press('a')]
  ])('%s does not match', (chord, event) => {
    expect(isPressed(chord, event)).toBe(false)
  })

  it('are written as the system displays them, and as a screen reader expects them', () => {
    expect([
      chordInWords('Ctrl+Shift+C', false),
      chordInWords('Ctrl+Shift+C', true),
      chordInWords('Delete', true)
    ]).toEqual(['Ctrl+Shift+C', '⇧⌘C', 'Delete'])
    expect([chordForAria('Shift+F10'), chordForAria('+'), chordForAria('Left'), chordForAria('Space')]).toEqual([
      'Shift+F10',
      'Plus',
      'ArrowLeft',
      'Space'
    ])
  })
})
