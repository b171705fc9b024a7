import { IconAlertTriangle, IconInfoCircle } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import classes from './banner.module.css'

interface Props {
  tone: 'info' | 'warning' | 'error'
  children: ReactNode
  actions?: ReactNode
}

/** A persistent state, shown across the top of a region. */
export function Banner({ tone, children, actions }: Props): ReactNode {
  const Icon = tone === 'info' ? IconInfoCircle : IconAlertTriangle
  return (
    <div className={classes.banner} data-tone={tone} role={tone === 'error' ? 'alert' : 'status'}>
      <span className={classes.icon}>
        <Icon size={18} stroke={1.5} aria-hidden />
      </span>
      <div className={classes.text}>{children}</div>
      {actions}
    </div>
  )
}
