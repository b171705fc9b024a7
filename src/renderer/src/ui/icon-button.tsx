import { ActionIcon, type ActionIconProps, Group, Kbd, Tooltip } from '@mantine/core'
import { type ComponentPropsWithoutRef, type ReactNode, useState } from 'react'
import classes from './icon-button.module.css'

interface Props
  extends Omit<ActionIconProps, 'aria-label' | 'children'>,
    Omit<ComponentPropsWithoutRef<'button'>, keyof ActionIconProps> {
  /** The button's name, in the tooltip and for a screen reader. */
  label: string
  /** "Ctrl+K" */
  shortcut?: string | undefined
  /** A Tabler icon at size 18, stroke 1.5. */
  icon: ReactNode
  side?: 'top' | 'right' | 'bottom' | 'left'
}

/** A button with only an icon; its tooltip gives its name and shortcut. */
export function IconButton({ label, shortcut, icon, side = 'bottom', className, ...rest }: Props): ReactNode {
  // What was pressed is known: its tooltip no longer covers what came of it.
  const [pressed, setPressed] = useState(false)
  const tip = (
    <Group gap={8} wrap="nowrap">
      {label}
      {shortcut ? <Kbd>{shortcut}</Kbd> : null}
    </Group>
  )
  return (
    <Tooltip label={tip} position={side} disabled={pressed}>
      <ActionIcon
        aria-keyshortcuts={shortcut?.replace('Ctrl', 'Control')}
        {...rest}
        className={className ? `${classes.button} ${className}` : classes.button}
        aria-label={label}
        onPointerDown={(event) => {
          setPressed(true)
          rest.onPointerDown?.(event)
        }}
        onPointerLeave={(event) => {
          setPressed(false)
          rest.onPointerLeave?.(event)
        }}
        attributes={{ icon: { 'aria-hidden': true } }}
      >
        {icon}
      </ActionIcon>
    </Tooltip>
  )
}
