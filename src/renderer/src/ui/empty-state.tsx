import type { ReactNode } from 'react'
import classes from './empty-state.module.css'

interface Props {
  icon?: ReactNode
  title: string
  /** What can be done now. */
  children?: ReactNode
  actions?: ReactNode
  /** It reports an error, which the user may want to copy. */
  failure?: boolean
}

/** Shown if there is nothing to display, with what to do next. */
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
