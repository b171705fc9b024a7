/** Finds the action for a key. */
import { type Action, applies, type Context } from './action.ts'
import { type Chord, isPressed, type Press } from './chord.ts'
import { type Control, keepsKey, type Overlay } from './key-owner.ts'

export interface KeyPress extends Press {
  repeat: boolean
}

/** Where the key was pressed. */
export interface Focus {
  control: Control
  overlay: Overlay
  /** Ctrl+C copies a selected text. */
  textSelected: boolean
  /** In a panel whose keys do not concern the pictures. */
  aside: boolean
}

export interface Found {
  action: Action
  context: Context
  /** A held key of an action that runs once: it is consumed, and does nothing. */
  held: boolean
}

/** @param contexts places that hear keys now, innermost first */
export function actionOfKey(
  press: KeyPress,
  focus: Focus,
  contexts: readonly Context[],
  actions: readonly Action[]
): Found | null {
  for (const context of contexts) {
    if (!hears(context, focus)) continue
    for (const action of actions) {
      if (!action.where.includes(context.place) || !isFree(action, press, focus)) continue
      const now = { ...context, shift: press.shiftKey, ctrl: press.ctrlKey || press.metaKey }
      if (applies(action, now)) return { action, context: now, held: press.repeat && action.repeats !== true }
    }
  }
  return null
}

/**
 * An overlay keeps its keys from the view under it; a menu or panel attached to a button leaves the window its own
 * keys.
 */
function hears({ place }: Context, { overlay }: Focus): boolean {
  return overlay === 'none' || (overlay !== 'modal' && (place === 'window' || place === 'activity'))
}

function isFree({ keys = [], inText, danger }: Action, press: Press, { control, textSelected, aside }: Focus): boolean {
  if (danger && aside) return false
  const chord = keys.find((each) => isPressed(each, press))
  if (chord === undefined) return false
  if (chord === ('Ctrl+C' satisfies Chord) && textSelected) return false
  return control === 'text' ? inText === true : !keepsKey(control, chord)
}
