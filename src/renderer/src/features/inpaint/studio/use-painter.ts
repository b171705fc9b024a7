import { useSyncExternalStore } from 'react'
import type { PainterState } from '../painter/painter.ts'
import { getPainter } from './get-painter.ts'

const subscribe = (listener: () => void): (() => void) => getPainter().subscribe(listener)

/**
 * Subscribes to a value from the painter's state.
 * @param select returns the same value for the same state: a field, or something derived that `Object.is` can compare
 */
export function usePainter<T>(select: (state: PainterState) => T): T {
  return useSyncExternalStore(subscribe, () => select(getPainter().state))
}
