import type { ReactNode } from 'react'
import classes from './empty-state.module.css'

interface Props {
  icon?: ReactNode
  title: string
  /** What can be done now. */
  children?: ReactNode
  actions?: ReactNode
}

/** Said where there is nothing to show, with the way on. */
export function EmptyState({ icon, title, children, actions }: Props): ReactNode {
  return (
    <div className={classes.empty}>
      {icon ? <div className={classes.icon}>{icon}</div> : null}
      <h2 className={classes.title}>{title}</h2>
      {children ? <p className={classes.text}>{children}</p> : null}
      {actions}
    </div>
  )
}
