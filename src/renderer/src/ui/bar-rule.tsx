import type { ReactNode } from 'react'
import classes from './bar-rule.module.css'

/** A line between the groups of a bar. */
export function BarRule({ className = '' }: { className?: string | undefined }): ReactNode {
  return <span className={`${classes.rule} ${className}`} />
}
