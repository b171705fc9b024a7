import { Button, type ButtonProps, Kbd, Tooltip } from '@mantine/core'
import { useMergedRef } from '@mantine/hooks'
import { type ReactNode, type Ref, useEffect, useRef, useState } from 'react'
import type { Action, Context } from '../actions/action.ts'
import { contextFor, startAction } from '../actions/registry.ts'
import { useFace } from '../actions/use-face.ts'
import type { Work } from './use-work.ts'

interface Props extends Omit<ButtonProps, 'children' | 'loading' | 'leftSection' | 'rightSection'> {
  action: Action
  /** What it applies to; omitted: what is at hand. */
  context?: Context
  /** For a group of buttons: while one is working the others wait, and failures are shown beside them. */
  work?: Work
  /** There is little room. */
  short?: boolean
  withIcon?: boolean
  /** Its key is shown in it. */
  withKey?: boolean
  buttonRef?: Ref<HTMLButtonElement>
  title?: string
}

/** An action as a button with its label, with a spinner while it is working. */
export function ActionTextButton({
  action,
  context,
  work,
  short: isShort = false,
  withIcon = false,
  withKey = false,
  buttonRef,
  disabled = false,
  ...look
}: Props): ReactNode {
  const { label, short, icon: Picture, applies, not, shortcut, aria } = useFace(action, context)
  const [busy, setBusy] = useState(false)
  const button = useRef<HTMLButtonElement>(null)
  const merged = useMergedRef(button, buttonRef)
  const hadFocus = useRef(false)
  // Disabled while working, it loses the focus: keyboard users continue from there.
  useEffect(() => {
    if (busy || !hadFocus.current) return
    hadFocus.current = false
    if (document.activeElement === document.body) button.current?.focus({ preventScroll: true })
  }, [busy])
  const press = async (byKey: boolean): Promise<void> => {
    hadFocus.current = byKey
    setBusy(true)
    try {
      // Without work a notice reports failures, so only the end matters here.
      if (work) await work.run(async () => await action.run(context ?? contextFor(action)))
      else await startAction(action, context)?.catch(() => undefined)
    } finally {
      setBusy(false)
    }
  }
  const drawn = (
    <Button
      {...look}
      ref={merged}
      aria-keyshortcuts={aria}
      rightSection={withKey && shortcut ? <Kbd size="xs">{shortcut}</Kbd> : undefined}
      leftSection={withIcon && Picture ? <Picture size={16} stroke={1.5} aria-hidden /> : undefined}
      loading={busy}
      disabled={disabled || !applies || not !== null || (work?.busy === true && !busy)}
      onClick={({ detail }) => void press(detail === 0)}
    >
      {isShort ? short : label}
    </Button>
  )
  return action.hint === undefined ? drawn : <Tooltip label={action.hint}>{drawn}</Tooltip>
}
