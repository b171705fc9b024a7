/** After a bar was used by mouse or touch, keys apply to the picture again: Space pans, and presses no button. */

import type { MouseEvent, PointerEvent } from 'react'
import { getPainter } from '../studio/get-painter.ts'

/** Buttons that open something keep the focus, and so does everything activated by a key. */
function click({ detail, target, currentTarget }: MouseEvent): void {
  if (detail === 0 || !(target instanceof Element) || !currentTarget.contains(target)) return
  if (target.closest('button:not([aria-haspopup], [aria-expanded]), [role="switch"]')) getPainter().focus()
}

/** A slider may be released anywhere. */
function pointerDown({ target, currentTarget }: PointerEvent): void {
  if (!(target instanceof Element) || !currentTarget.contains(target) || !target.closest('[data-slider]')) return
  window.addEventListener('pointerup', () => getPainter().focus(), { once: true })
}

/** For the element around a bar's controls. */
export const backToPicture = { onClick: click, onPointerDown: pointerDown }
