/**
 * A key with modifiers, as declared ("Ctrl+Shift+C"), matched and displayed. Ctrl means Command on a Mac.
 *
 * The layout's character is matched, so that Z is where it is printed. If a layout has no Latin letters, or its digits
 * need Shift, the key's physical position decides. Hotkey libraries match either the character or the position, and
 * require Shift by name even though only some layouts need it for a "+".
 */
type Letter =
  | ('A' | 'B' | 'C' | 'D' | 'E' | 'F' | 'G' | 'H' | 'I' | 'J' | 'K' | 'L' | 'M')
  | ('N' | 'O' | 'P' | 'Q' | 'R' | 'S' | 'T' | 'U' | 'V' | 'W' | 'X' | 'Y' | 'Z')
type Digit = '0' | '1' | '2' | '3' | '4' | '5' | '6' | '7' | '8' | '9'
/** Shift and AltGr are part of the character. */
type Sign = '+' | '=' | '-' | '_' | '?' | ',' | '[' | ']' | '{' | '}' | '/'

/** Keys without a character: our names, and the browser's. */
const named = {
  Left: 'ArrowLeft',
  Right: 'ArrowRight',
  Up: 'ArrowUp',
  Down: 'ArrowDown',
  Home: 'Home',
  End: 'End',
  'Page Up': 'PageUp',
  'Page Down': 'PageDown',
  Enter: 'Enter',
  Space: ' ',
  Esc: 'Escape',
  Tab: 'Tab',
  Delete: 'Delete',
  Backspace: 'Backspace',
  F1: 'F1',
  F10: 'F10',
  Menu: 'ContextMenu'
} as const
type Named = keyof typeof named

export type Chord = `${'' | 'Ctrl+'}${'' | 'Shift+'}${Letter | Digit | Named}` | `${'' | 'Ctrl+'}${Sign}`

/** The relevant parts of a key event. */
export interface Press {
  key: string
  /** Its physical position: "KeyF". */
  code: string
  ctrlKey: boolean
  metaKey: boolean
  shiftKey: boolean
  altKey: boolean
}

const letter = /^[A-Z]$/
const digit = /^\d$/
const isNamed = (key: string): key is Named => key in named

/** "Ctrl+Shift+C" split into its parts; "Ctrl++" ends with the plus. */
export function partsOf(chord: Chord): { ctrl: boolean; shift: boolean; key: string } {
  const [, ctrl, shift, key] = /^(Ctrl\+)?(Shift\+)?(.+)$/.exec(chord)!
  return { ctrl: ctrl !== undefined, shift: shift !== undefined, key: key! }
}

/** Whether these keys were pressed. */
export function isPressed(chord: Chord, press: Press): boolean {
  const { ctrl, shift, key } = partsOf(chord)
  const held = press.ctrlKey || press.metaKey
  if (!isNamed(key) && !letter.test(key) && !digit.test(key)) {
    // Some layouts have it on the third level, which counts as Ctrl and Alt.
    return press.key === key && (press.altKey || held === ctrl)
  }
  if (press.altKey || held !== ctrl) return false
  // A digit that needs Shift is still that digit.
  if (digit.test(key) && press.key === key) return !shift || press.shiftKey
  if (press.shiftKey !== shift) return false
  if (isNamed(key)) return press.key === named[key]
  if (letter.test(key))
    return /^[\x20-\x7e]$/.test(press.key) ? press.key.toUpperCase() === key : press.code === `Key${key}`
  return !/^[A-Za-z\d+=\-_?,[\]{}/]$/.test(press.key) && press.code === `Digit${key}`
}

const onMac = /mac/i.test(globalThis.navigator?.platform ?? '')

/** For display: "Ctrl+Shift+C", or "⇧⌘C" on a Mac. */
export function chordInWords(chord: Chord, mac = onMac): string {
  if (!mac) return chord
  const { ctrl, shift, key } = partsOf(chord)
  return `${shift ? '⇧' : ''}${ctrl ? '⌘' : ''}${key}`
}

/** For `aria-keyshortcuts`. */
export function chordForAria(chord: Chord): string {
  const { ctrl, shift, key } = partsOf(chord)
  const name = key === '+' ? 'Plus' : key === 'Space' ? 'Space' : isNamed(key) ? named[key] : key
  return [...(ctrl ? [onMac ? 'Meta' : 'Control'] : []), ...(shift ? ['Shift'] : []), name].join('+')
}
