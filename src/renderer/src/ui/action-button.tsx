import type { ComponentProps, ReactNode } from 'react'
import type { Action, Context } from '../actions/action.ts'
import { runAction } from '../actions/registry.ts'
import { type Face, useFace } from '../actions/use-face.ts'
import { FillingIcon } from './filling-icon.tsx'
import { IconButton } from './icon-button.tsx'

interface Props extends Omit<ComponentProps<typeof IconButton>, 'label' | 'shortcut' | 'icon' | 'onClick'> {
  action: Action
  /** What it is about; left out: what is at hand. */
  context?: Context
}

/** An action in a toolbar. Lit while it is on; where it cannot be done it says why. */
export function ActionButton({ action, context, disabled = false, ...rest }: Props): ReactNode {
  const face = useFace(action, context)
  const { label, not, pressed, shortcut, aria } = face
  // A label that says what pressing does needs no state beside it.
  const isToggle = typeof action.label === 'string'
  return (
    <IconButton
      aria-pressed={isToggle ? pressed : undefined}
      aria-keyshortcuts={aria}
      color={pressed && (isToggle || action.fills) ? 'amber' : 'gray'}
      {...rest}
      label={not === null ? label : `${label}: ${not}`}
      shortcut={shortcut}
      icon={<Picture action={action} face={face} />}
      disabled={disabled || !face.applies || not !== null}
      onClick={() => runAction(action, context)}
    />
  )
}

function Picture({ action, face: { icon: Outline, pressed } }: { action: Action; face: Face }): ReactNode {
  if (!Outline) return null
  if (action.fills) return <FillingIcon of={Outline} filled={pressed === true} size={18} />
  return <Outline size={18} stroke={1.5} />
}
