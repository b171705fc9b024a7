import type { Icon } from '@tabler/icons-react'
import { useCallback, useRef, useSyncExternalStore } from 'react'
import { type Action, applies, type Context, labelOf, shortLabelOf } from './action.ts'
import { type Chord, chordForAria, chordInWords } from './chord.ts'
import { contextFor } from './registry.ts'
import { onChange } from './watch.ts'

/** How an action currently looks. */
export interface Face {
  label: string
  short: string
  icon: Icon | undefined
  applies: boolean
  /** Why it cannot be done; null if it can. */
  not: string | null
  pressed: boolean | undefined
  shortcut: string | undefined
  aria: string | undefined
}

export function faceOf(action: Action, context: Context): Face {
  const pressed = action.pressed?.(context)
  const key: Chord | undefined = action.keys?.[0]
  return {
    label: labelOf(action, context),
    short: shortLabelOf(action, context),
    icon: (pressed ? action.iconPressed : undefined) ?? action.icon,
    applies: applies(action, context),
    not: action.not?.(context) ?? null,
    pressed,
    shortcut: key && chordInWords(key),
    aria: key && chordForAria(key)
  }
}

const sameFace = (one: Face, other: Face): boolean =>
  (Object.keys(one) as (keyof Face)[]).every((name) => one[name] === other[name])

/** The action's appearance, kept up to date. @param context what it applies to; omitted: what is at hand */
export function useFace(action: Action, context?: Context): Face {
  const last = useRef<Face | null>(null)
  const snapshot = useCallback((): Face => {
    const next = faceOf(action, context ?? contextFor(action))
    if (last.current === null || !sameFace(last.current, next)) last.current = next
    return last.current
  }, [action, context])
  const follow = useCallback((listener: () => void) => onChange(listener, action.looksAt), [action])
  return useSyncExternalStore(follow, snapshot)
}
