/** The settings' building blocks: a section, a row with its explanation, and what went wrong. */
import type { ReactNode } from 'react'
import classes from './settings.module.css'

/** A part of the settings, reachable from the navigation. */
export function Section({
  id,
  title,
  lead,
  children
}: {
  id: string
  title: string
  lead?: ReactNode
  children: ReactNode
}): ReactNode {
  return (
    <section
      id={`settings-${id}`}
      className={classes.section}
      aria-labelledby={`settings-${id}-title`}
      data-section={id}
    >
      <h2 id={`settings-${id}-title`} className={classes.sectionTitle}>
        {title}
      </h2>
      {lead ? <p className={classes.lead}>{lead}</p> : null}
      {children}
    </section>
  )
}

/** A setting: its name and meaning on the left, the control on the right. */
export function Row({
  label,
  htmlFor,
  help,
  children
}: {
  label: string
  htmlFor?: string
  help?: ReactNode
  children: ReactNode
}): ReactNode {
  return (
    <div className={classes.row}>
      <div className={classes.rowText}>
        {htmlFor ? (
          <label htmlFor={htmlFor} className={classes.rowLabel}>
            {label}
          </label>
        ) : (
          <span className={classes.rowLabel}>{label}</span>
        )}
        {help ? (
          <p id={htmlFor ? `${htmlFor}-help` : undefined} className={classes.help}>
            {help}
          </p>
        ) : null}
      </div>
      <div className={classes.rowControl}>{children}</div>
    </div>
  )
}

/** An error, shown where it occurred. */
export function Failure({ text }: { text: string | null }): ReactNode {
  return text === null ? null : (
    <p className={classes.failure} role="alert">
      {text}
    </p>
  )
}

/** A folder in a sentence, for `t.rich`: `path: folderInText`. */
export const folderInText = (name: ReactNode): ReactNode => (
  <span className={classes.path} data-selectable>
    {name}
  </span>
)
