import type { ReactNode } from 'react'
import classes from './empty-state.module.css'

interface Props {
  icon?: ReactNode
  title: string
  /** What can be done now. */
  children?: ReactNode
  actions?: ReactNode
  /** It tells of an error, which somebody may want to copy. */
  failure?: boolean
}

/** Said where there is nothing to show, with the way on. */
export function EmptyState({ icon, title, children, actions, failure = false }: Props): ReactNode {
  return (
    <div className={classes.empty}>
      {icon ? <div className={classes.icon}>{icon}</div> : null}
      <h2 className={classes.title} data-selectable={failure || undefined}>
        {title}
      </h2>
      {children ? (
        <p className={classes.text} data-selectable={failure || undefined}>
          {children}
        </p>
      ) : null}
      {actions}
    </div>
  )
}
