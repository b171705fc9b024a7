import type { ReactNode } from 'react'
import type { Action, Context } from '../actions/action.ts'
import { runAction } from '../actions/registry.ts'
import { useFace } from '../actions/use-face.ts'
import { Chip } from './chip.tsx'

interface Props {
  action: Action
  /** What it is about; left out: what is at hand. */
  context?: Context
}

/** An action as a chip. One that does not apply is left out. */
export function ActionChip({ action, context }: Props): ReactNode {
  const { label, applies } = useFace(action, context)
  if (!applies) return null
  return (
    <Chip tooltip={action.hint} onClick={() => runAction(action, context)}>
      {label}
    </Chip>
  )
}
