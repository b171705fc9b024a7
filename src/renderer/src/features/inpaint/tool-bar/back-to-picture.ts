/**
 * After a bar was used by the mouse or a finger, the keys are the picture's again: Space holds the view, and presses no
 * button.
 */

import type { MouseEvent, PointerEvent } from 'react'
import { getPainter } from '../studio/get-painter.ts'

/** Buttons that open something keep the focus, and so does everything that was pressed by a key. */
function click({ detail, target, currentTarget }: MouseEvent): void {
  if (detail === 0 || !(target instanceof Element) || !currentTarget.contains(target)) return
  if (target.closest('button:not([aria-haspopup], [aria-expanded]), [role="switch"]')) getPainter().focus()
}

/** A slider is let go anywhere. */
function pointerDown({ target, currentTarget }: PointerEvent): void {
  if (!(target instanceof Element) || !currentTarget.contains(target) || !target.closest('[data-slider]')) return
  window.addEventListener('pointerup', () => getPainter().focus(), { once: true })
}

/** For the element around a bar's controls. */
export const backToPicture = { onClick: click, onPointerDown: pointerDown }
