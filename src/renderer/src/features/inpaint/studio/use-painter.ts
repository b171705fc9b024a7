import { useSyncExternalStore } from 'react'
import type { PainterState } from '../painter/painter.ts'
import { getPainter } from './get-painter.ts'

const subscribe = (listener: () => void): (() => void) => getPainter().subscribe(listener)

/**
 * A value of the painter's state, followed.
 * @param select gives the same value for the same state: a field, or something made of fields that `Object.is` can
 *   compare
 */
export function usePainter<T>(select: (state: PainterState) => T): T {
  return useSyncExternalStore(subscribe, () => select(getPainter().state))
}
