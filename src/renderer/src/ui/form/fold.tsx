import { UnstyledButton } from '@mantine/core'
import { IconChevronDown } from '@tabler/icons-react'
import { type ReactNode, useState } from 'react'
import { t } from '../../../../shared/messages/t.ts'
import classes from './form.module.css'

interface Props {
  /** What is inside: "steps, scheduler". */
  label: string
  /** Something inside must be visible: it stays open. */
  forced?: boolean
  children: ReactNode
}

/** The rarer part of a form, folded under "More". */
export function Fold({ label, forced = false, children }: Props): ReactNode {
  const [wanted, setWanted] = useState(false)
  const open = wanted || forced
  return (
    <div className={classes.more}>
      <UnstyledButton className={classes.disclose} aria-expanded={open} onClick={() => setWanted(!open)}>
        <IconChevronDown size={14} stroke={1.5} aria-hidden data-open={open || undefined} />
        <span className={classes.ellipsis}>{open ? t('ui.fold.less') : t('ui.fold.more', { label })}</span>
      </UnstyledButton>
      {/* Without animation: scrolling something into view while it unfolds slowly would miss, and a press on it
          would be lost. */}
      {open ? <div>{children}</div> : null}
    </div>
  )
}
