/** Keys that belong to the focused control. */
import { type Chord, partsOf } from './chord.ts'

/** The kind of control that has the focus. */
export type Control =
  /** Text is being typed. */
  | 'text'
  /** Its arrow keys choose or move something: a slider, a tab, a list. */
  | 'arrows'
  /** Enter and Space activate it. */
  | 'press'
  | 'none'

const arrows = new Set(['Left', 'Right', 'Up', 'Down', 'Home', 'End', 'Page Up', 'Page Down'])
const presses = new Set(['Enter', 'Space'])

/** Whether the control itself handles these keys. */
export function keepsKey(control: Control, chord: Chord): boolean {
  const { ctrl, key } = partsOf(chord)
  if (control === 'text') return true
  if (control === 'arrows') return arrows.has(key)
  return control === 'press' && !ctrl && presses.has(key)
}

const texts =
  'textarea, select, [contenteditable], input:not([type="checkbox"], [type="radio"], [type="range"], ' +
  '[type="color"], [type="button"])'
/** The filmstrip handles its own keys and lets the others through. */
const choosing =
  'input[type="radio"], input[type="range"], [role="slider"], [role="separator"], [role="tab"], ' +
  '[role="listbox"]:not([data-strip])'
const pressing = 'button, a[href], summary, label, input, [role="button"]'

export function controlAt(target: EventTarget | null): Control {
  if (!(target instanceof Element)) return 'none'
  if (target.closest(texts)) return 'text'
  if (target.closest(choosing)) return 'arrows'
  return target.closest(pressing) ? 'press' : 'none'
}

/** Whether a text is selected that Ctrl+C should copy: one that still has the focus. */
export function textIsSelected(target: EventTarget | null): boolean {
  const selection = window.getSelection()
  if (!selection || selection.isCollapsed || selection.anchorNode === null) return false
  return target === document.body || (target instanceof Node && target.contains(selection.anchorNode))
}

/** What covers the view and gets the keys. */
export type Overlay = 'none' | 'menu' | 'dialog' | 'modal'

const modals = '[aria-modal="true"]:not([data-place])'

/** An open dialog contains the focus; if the focus is elsewhere, it is only fading out. */
function isOpen(modal: Element, target: EventTarget | null): boolean {
  return (
    !modal.matches('[data-closing]') &&
    (!(target instanceof Element) || target === document.body || modal.contains(target))
  )
}

const overlays = `${modals}, [role="menu"], [role="dialog"]:not([data-place])`

/** Whether anything covers the view, even if it is only fading out. */
export const overlayIsThere = (): boolean => document.querySelector(overlays) !== null

export const isInOverlay = (element: Element): boolean => element.closest(overlays) !== null

export function overlayOver({ key, target }: KeyboardEvent): Overlay {
  const dialogs = [...document.querySelectorAll(modals)]
  if (dialogs.some((modal) => isOpen(modal, target))) return 'modal'
  if (document.querySelector('[role="menu"]')) return 'menu'
  // The Escape that closes a dialog, and reaches the window while it closes, closes nothing else.
  if (key === 'Escape' && dialogs.length > 0) return 'dialog'
  if (!(target instanceof Element)) return 'none'
  // Something that is gone by now handled the key.
  return !target.isConnected || target.closest('[role="dialog"]:not([data-place])') !== null ? 'dialog' : 'none'
}
