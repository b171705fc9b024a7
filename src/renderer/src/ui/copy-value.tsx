import { useClipboard } from '@mantine/hooks'
import type { ReactNode } from 'react'
import classes from './copy-value.module.css'

interface Props {
  /** What it is: "Seed". */
  label: string
  value: string
  /** What is copied, where it differs from what is shown. */
  copied?: string
  /** What is shown, where that is more than the value: with parts of it marked. */
  children?: ReactNode
}

/** A value that a click copies. */
export function CopyValue({ label, value, copied = value, children = value }: Props): ReactNode {
  const clipboard = useClipboard({ timeout: 1200 })
  return (
    <button
      type="button"
      className={classes.value}
      title="Click to copy"
      aria-label={`Copy ${label.toLowerCase()}: ${value}`}
      onClick={() => clipboard.copy(copied)}
    >
      {children}
      {clipboard.copied ? (
        <span className={classes.copied} role="status">
          Copied
        </span>
      ) : null}
    </button>
  )
}
