import type { ReactNode } from 'react'
import classes from './section.module.css'

interface Props {
  label: ReactNode
  /** For the input that the label names. */
  htmlFor?: string | undefined
  /** Shown right of the label: a value, a link. */
  side?: ReactNode
  children: ReactNode
}

/** A labelled block of a side panel. */
export function Section({ label, htmlFor, side, children }: Props): ReactNode {
  return (
    <section className={classes.section}>
      <SectionLabel label={label} htmlFor={htmlFor} side={side} />
      {children}
    </section>
  )
}

/** The small heading line over a control. */
export function SectionLabel({ label, htmlFor, side }: Omit<Props, 'children'>): ReactNode {
  return (
    <div className={classes.head}>
      {htmlFor ? <label htmlFor={htmlFor}>{label}</label> : <span>{label}</span>}
      {side ? <span className={classes.side}>{side}</span> : null}
    </div>
  )
}
