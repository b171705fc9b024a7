import type { ComponentProps, ReactNode } from 'react'
import type { Action, Context } from '../actions/action.ts'
import { runAction } from '../actions/registry.ts'
import { type Face, useFace } from '../actions/use-face.ts'
import { FillingIcon } from './filling-icon.tsx'
import { IconButton } from './icon-button.tsx'

interface Props extends Omit<ComponentProps<typeof IconButton>, 'label' | 'shortcut' | 'icon' | 'onClick' | 'size'> {
  action: Action
  /** What it applies to; omitted: what is at hand. */
  context?: Context
  size?: number
  /** Which one it applies to, if there are several such buttons. */
  of?: string
}

/** An action in a toolbar. Lit while it is on; if it cannot be done it says why. */
export function ActionButton({ action, context, of, disabled = false, size = 28, ...rest }: Props): ReactNode {
  const face = useFace(action, context)
  const { not, pressed, shortcut, aria } = face
  const label = of === undefined ? face.label : `${face.label}: ${of}`
  // A label that says what pressing does needs no state beside it.
  const isToggle = typeof action.label === 'string'
  return (
    <IconButton
      aria-pressed={isToggle ? pressed : undefined}
      aria-keyshortcuts={aria}
      color={pressed && (isToggle || action.fills) ? 'amber' : 'gray'}
      size={size}
      {...rest}
      label={not === null ? label : `${label}: ${not}`}
      shortcut={shortcut}
      icon={<Picture action={action} face={face} size={iconSize(size)} />}
      disabled={disabled || !face.applies || not !== null}
      onClick={() => runAction(action, context)}
    />
  )
}

/** In pixels, for a button of this width. */
const iconSize = (button: number): number => (button > 24 ? 18 : button > 22 ? 16 : 14)

function Picture({
  action,
  face: { icon: Outline, pressed },
  size
}: {
  action: Action
  face: Face
  size: number
}): ReactNode {
  if (!Outline) return null
  if (action.fills) return <FillingIcon of={Outline} filled={pressed === true} size={size} />
  return <Outline size={size} stroke={1.5} />
}
