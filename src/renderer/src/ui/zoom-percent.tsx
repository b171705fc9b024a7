import type { ReactNode } from 'react'
import classes from './zoom-percent.module.css'

interface Props {
  /** Null if nothing is drawn. */
  scale: number | null
  className?: string | undefined
}

/** The current scale, between the buttons that change it. */
export function ZoomPercent({ scale, className = '' }: Props): ReactNode {
  return (
    <span className={`${classes.percent} ${className}`}>{scale === null ? '–' : `${Math.round(scale * 100)} %`}</span>
  )
}
