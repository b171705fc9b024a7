import { useClipboard } from '@mantine/hooks'
import type { ReactNode } from 'react'
import { t } from '../../../shared/messages/t.ts'
import classes from './copy-value.module.css'

interface Props {
  /** What it is: "Seed". */
  label: string
  value: string
  /** What is copied, if it differs from what is shown. */
  copied?: string | undefined
  /** What is shown, if that is more than the value: with parts of it marked. */
  children?: ReactNode
}

/** A value that a click copies; part of it can be selected with the mouse, as in any text. */
export function CopyValue({ label, value, copied = value, children = value }: Props): ReactNode {
  const clipboard = useClipboard({ timeout: 1200 })
  const copy = (): void => clipboard.copy(copied)
  return (
    // Text in a real button cannot be selected.
    <span
      role="button"
      tabIndex={0}
      className={classes.value}
      title={t('ui.copyValue.clickToCopy')}
      aria-label={t('ui.copyValue.copy', { label: label.toLowerCase(), value })}
      data-selectable
      onClick={() => {
        // Selecting part of it with the mouse also ends here.
        if (window.getSelection()?.isCollapsed !== false) copy()
      }}
      onKeyDown={(event) => {
        if ((event.key !== 'Enter' && event.key !== ' ') || event.repeat) return
        event.preventDefault()
        copy()
      }}
    >
      {children}
      {clipboard.copied ? (
        <span className={classes.copied} role="status">
          {t('ui.copyValue.copied')}
        </span>
      ) : null}
    </span>
  )
}
